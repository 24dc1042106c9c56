import { describe, expect, test } from "vitest";
import { type Habits, Times } from "../../src/model/times";

const times = (habits: Partial<Habits> = {}): Times =>
  new Times({ language: "en-GB", hour12: null, zone: "Europe/Berlin", firstWeekday: null, ...habits }, () =>
    Date.UTC(2026, 10, 24),
  );
const at = (text: string): number => Date.parse(text);
const NOON = at("2026-11-24T11:00:00Z");

test("the clock follows the zone", () => {
  expect(times().clock(NOON)).toBe("12:00");
  expect(times({ zone: "Asia/Tokyo" }).clock(NOON)).toBe("20:00");
});

test("twelve hours are a habit, not a language", () => {
  expect(times({ hour12: true }).clock(NOON)).toMatch(/12:00\spm/i);
  expect(times({ language: "en-US", hour12: false }).clock(NOON)).toBe("12:00");
});

test("lengths are written as players do", () => {
  expect(times().length(7_400)).toBe("0:07");
  expect(times().length(3_725_000)).toBe("1:02:05");
});

test("ago is said in the biggest unit that fits", () => {
  expect(times().ago(NOON - 120_000, NOON)).toBe("2 min ago");
  expect(times().ago(NOON - 7_200_000, NOON)).toBe("2 hr ago");
});

describe("the start of the day", () => {
  test("is midnight in the reader's zone", () => {
    expect(times().startOfDay(NOON)).toBe(at("2026-11-23T23:00:00Z"));
  });

  test("holds when clocks go forward", () => {
    expect(times().startOfDay(at("2026-03-29T12:00:00Z"))).toBe(at("2026-03-28T23:00:00Z"));
  });

  test("holds when clocks go back", () => {
    expect(times().startOfDay(at("2026-10-25T22:30:00Z"))).toBe(at("2026-10-24T22:00:00Z"));
  });

  test("of the next day is 23 hours later when clocks go forward", () => {
    const start = at("2026-03-28T23:00:00Z");
    expect(times().startOfDayAfter(start, 1) - start).toBe(23 * 3_600_000);
  });

  test("of the day before is found, too", () => {
    expect(times().startOfDayAfter(at("2026-10-26T08:00:00Z"), -1)).toBe(at("2026-10-24T22:00:00Z"));
  });
});

test("the week begins where people begin it", () => {
  expect(times({ firstWeekday: 0 }).firstWeekday).toBe(0);
  expect(times({ language: "de" }).firstWeekday).toBe(1);
});

describe("the same time of another day", () => {
  const on = (from: string, day: string): string =>
    new Date(times().sameTime(at(from), times().startOfDay(at(`${day}T12:00:00Z`)))).toISOString().slice(0, 16);

  test("is what the clock shows, however many hours have passed since midnight", () => {
    expect(on("2026-10-24T13:00:00Z", "2026-10-25")).toBe("2026-10-25T14:00");
    expect(on("2026-10-25T14:00:00Z", "2026-10-26")).toBe("2026-10-26T14:00");
    expect(on("2026-03-28T14:00:00Z", "2026-03-29")).toBe("2026-03-29T13:00");
    expect(on("2026-03-29T13:00:00Z", "2026-03-28")).toBe("2026-03-28T14:00");
  });

  test("is the first of two where an hour comes twice", () => {
    expect(on("2026-10-24T00:30:00Z", "2026-10-25")).toBe("2026-10-25T00:30");
  });

  test("is an hour later where it is left out", () => {
    expect(on("2026-03-28T01:30:00Z", "2026-03-29")).toBe("2026-03-29T01:30");
    expect(times().clock(at("2026-03-29T01:30:00Z"))).toBe("03:30");
  });
});

describe("a day of another time has its year", () => {
  test.each([
    ["2026-06-01T12:00:00Z", "1 Jun"],
    ["2025-11-24T12:00:00Z", "24 Nov 2025"],
    ["2027-11-24T12:00:00Z", "24 Nov 2027"],
  ])("%s", (when, told) => {
    expect(times().shortDay(at(when)).replace("\u00a0", " ")).toBe(told);
  });

  test("in whatever it is written", () => {
    const old = at("2024-11-24T12:00:00Z");
    for (const written of [times().dayName(old), times().day(old), times().moment(old)])
      expect(written).toContain("2024");
  });
});
