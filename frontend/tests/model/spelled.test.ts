import { expect, test } from "vitest";
import { spelled } from "../../src/model/spelled";
import { Times } from "../../src/model/times";

const times = (language: string) =>
  new Times({ language, hour12: null, zone: "UTC", firstWeekday: null }, () => Date.UTC(2026, 10, 24));

test.each([
  [0, "0\u00a0minutes"],
  [60_000, "1\u00a0minute"],
  [3_600_000, "1\u00a0hour"],
  [85_000_000, "23\u00a0hours 37\u00a0minutes"],
])("%d ms in words", (ms, words) => {
  expect(spelled(ms, times("en"))).toBe(words);
});

test("words are the reader's", () => {
  expect(spelled(85_000_000, times("de"))).toBe("23\u00a0Stunden 37\u00a0Minuten");
});
