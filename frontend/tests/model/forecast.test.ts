import { expect, test } from "vitest";
import { bytesPerDay, forecast, type Keep, sizeText } from "../../src/model/forecast";
import type { Footage, StorageFigures } from "../../src/model/settings";

const NOW = Date.UTC(2026, 10, 26);
const DAY = 86_400_000;
const GB = 1e9;

const footage = (event: number, continuous: number, idle: number, days = 2): readonly Footage[] =>
  Object.entries({ event, continuous, idle }).map(([kind, gb]) => ({
    kind: kind as Footage["kind"],
    bytes: gb * GB,
    oldest: gb ? NOW - days * DAY : null,
  }));

const storage = (found: readonly Footage[], freeGb: number): StorageFigures => {
  const usedBytes = found.reduce((sum, one) => sum + one.bytes, 0);
  return {
    path: "",
    totalBytes: 0,
    freeBytes: freeGb * GB,
    usedBytes,
    trouble: "",
    code: "",
    footage: found,
    cameras: [],
  };
};

const KEEP: Keep = { days: { event: 30, continuous: 7, idle: 14 }, mostBytes: null, freeBytes: 0 };

test("a rate is what was recorded since the oldest of the kind", () => {
  expect(bytesPerDay(footage(2, 4, 0), NOW)).toEqual({ event: GB, continuous: 2 * GB, idle: 0 });
});

test("ten minutes tell nothing", () => {
  expect(forecast(storage(footage(1, 0, 0, 0.005), 100), KEEP, NOW)).toBeNull();
  expect(forecast(storage(footage(0, 0, 0), 100), KEEP, NOW)).toBeNull();
});

test("where there is room, everything reaches its age", () => {
  const found = forecast(storage(footage(2, 0, 2), 100), KEEP, NOW);
  expect(found?.days).toEqual({ event: 30, idle: 14 });
  expect(found?.bytes).toBe(44 * GB);
  expect(found?.isShort).toBe(false);
});

test("footage without events goes first when there is no room", () => {
  // 30 GB for events, and 1 + 1 GB a day of the rest: 10 GB are 5 days of both.
  const found = forecast(storage(footage(2, 2, 2), 34), KEEP, NOW);
  expect(found?.days).toEqual({ event: 30, continuous: 5, idle: 5 });
  expect(found?.isShort).toBe(true);
});

test("when one kind has reached its age, the other gets what is left", () => {
  // 2 GB a day for 7 days, then 1 GB a day.
  const found = forecast(storage(footage(0, 2, 2), 12), KEEP, NOW);
  expect(found?.days["continuous"]).toBe(7);
  expect(found?.days["idle"]).toBe(9 - 7 + 7);
});

test("events go last", () => {
  const found = forecast(storage(footage(2, 0, 2), 11), KEEP, NOW);
  expect(found?.days).toEqual({ event: 15, idle: 0 });
});

test("the limit counts, and what is left free", () => {
  expect(forecast(storage(footage(2, 0, 0), 100), { ...KEEP, mostBytes: 10 * GB }, NOW)?.room).toBe(10 * GB);
  expect(forecast(storage(footage(2, 0, 0), 100), { ...KEEP, freeBytes: 99 * GB }, NOW)?.room).toBe(3 * GB);
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_500, "1.5 kB"],
  [76_926_152_704, "77 GB"],
  [4_000_000_000_000, "4 TB"],
])("%d bytes are %s", (bytes, text) => {
  expect(sizeText(bytes, "en")).toBe(text.replace(" ", "\u00a0"));
});
