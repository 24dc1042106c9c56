import { expect, test } from "vitest";
import { Meter, sizeText } from "../../src/model/meter";

const rate = (meter: Meter, from: number, until: number, bytesPerSecond: number): void => {
  for (let second = from; second <= until; second++) meter.sample(second * bytesPerSecond, second * 1000);
};

test("nothing is told before it can be known", () => {
  const meter = new Meter();
  expect(meter.perHour).toBeNull();
  rate(meter, 0, 4, 60_000);
  expect(meter.perHour).toBeNull();
  rate(meter, 5, 5, 60_000);
  expect(meter.perHour).toBe(216e6);
});

test("the last twenty seconds count", () => {
  const meter = new Meter();
  rate(meter, 0, 100, 60_000);
  for (let second = 101; second <= 120; second++) meter.sample(6e6 + (second - 100) * 10_000, second * 1000);
  expect(meter.perHour).toBe(36e6);
});

test("where no video comes there is no figure, and what begins anew is counted anew", () => {
  const meter = new Meter();
  rate(meter, 0, 10, 0);
  expect(meter.perHour).toBeNull();
  rate(meter, 11, 20, 1000);
  meter.reset();
  rate(meter, 21, 24, 1000);
  expect(meter.perHour).toBeNull();
});

test.each([
  [219_600_000, "en", "220 MB"],
  [3_700_000, "en", "3.7 MB"],
  [10_000, "en", "1 MB"],
  [999_600_000, "en", "1 GB"],
  [1_440_000_000, "en", "1.4 GB"],
  [1_440_000_000, "de", "1,4 GB"],
  [216_000_000, "fr", "220 Mo"],
])("%d bytes are for people of %s: %s", (bytes, language, text) => {
  expect(sizeText(bytes, language).replaceAll(/\s/g, " ")).toBe(text);
});
