import { describe, expect, test } from "vitest";
import {
  coverage,
  density,
  eventColumns,
  LEAST_MS,
  MOST_MS,
  moved,
  NEW_EVENT,
  nearest,
  SEEN_EVENT,
  ticks,
  toTime,
  toX,
  zoomed,
} from "../../src/model/timeline-scale";
import { Times } from "../../src/model/times";
import type { Timeline } from "../../src/model/types";

const times = new Times({ language: "en-GB", hour12: false, zone: "Europe/Berlin", firstWeekday: null }, () =>
  Date.UTC(2026, 10, 24),
);
const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 24, 12);
const span = { start: NOW - 10 * HOUR, end: NOW };

function timeline(change: Partial<Timeline>): Timeline {
  return { start: span.start, end: span.end, ranges: [], gaps: [], bucketMs: HOUR, motion: [], events: [], ...change };
}

test("moments and pixels are the inverse of each other", () => {
  expect(toX(span, 1000, NOW - HOUR)).toBe(900);
  expect(toTime(span, 1000, 900)).toBe(NOW - HOUR);
});

describe("zooming", () => {
  test("leaves the moment under the finger where it is", () => {
    const at = NOW - 4 * HOUR;
    const after = zoomed(span, 0.5, at, NOW);
    expect(toX(after, 1000, at)).toBeCloseTo(toX(span, 1000, at));
    expect(after.end - after.start).toBe(5 * HOUR);
  });

  test("ends at seconds and at a month", () => {
    const near = zoomed(span, 1e-9, NOW - HOUR, NOW);
    const far = zoomed(span, 1e9, NOW - HOUR, NOW);
    expect(near.end - near.start).toBeCloseTo(LEAST_MS);
    expect(far.end - far.start).toBeCloseTo(MOST_MS);
  });

  test("does not lead into the future", () => {
    expect(zoomed(span, 2, NOW - 9 * HOUR, NOW).end).toBe(NOW);
    expect(moved(span, HOUR, NOW)).toEqual(span);
  });
});

describe("ticks", () => {
  test("stand at round hours of the reader's day, and say where a day begins", () => {
    const found = ticks({ start: NOW - 24 * HOUR, end: NOW }, 1000, times);
    expect(found.map((tick) => tick.text)).toContain("24\u00a0Nov");
    expect(found.filter((tick) => !tick.isDay).map((tick) => tick.text)).toEqual(
      expect.arrayContaining(["18:00", "06:00", "12:00"]),
    );
  });

  test.each([LEAST_MS, HOUR, 24 * HOUR, 7 * 24 * HOUR, MOST_MS])("have room when %i ms are shown", (length) => {
    const shown = { start: NOW - length, end: NOW };
    const places = ticks(shown, 1000, times).map((tick) => toX(shown, 1000, tick.at));
    expect(places.length).toBeGreaterThan(1);
    for (const [at, place] of places.entries()) expect(place - (places[at - 1] ?? -1000)).toBeGreaterThan(40);
  });

  test("say seconds when seconds are shown", () => {
    const [first] = ticks({ start: NOW - 20_000, end: NOW }, 1000, times);
    expect(first?.text).toMatch(/^\d\d:\d\d:\d\d$/);
  });
});

describe("on a day on which clocks are changed", () => {
  const two = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
  const hours = (day: string, width: number): string[] => {
    const start = times.startOfDay(Date.parse(`${day}T12:00:00Z`));
    const end = times.startOfDayAfter(start, 1);
    return ticks({ start, end }, width, times)
      .filter((tick) => !tick.isDay)
      .map((tick) => tick.text);
  };
  const all = Array.from({ length: 23 }, (_, at) => two(at + 1));
  const even = all.filter((_, at) => at % 2 === 1);

  test("the hour that comes twice stands there twice, where each has room", () => {
    expect(hours("2026-10-25", 2400)).toEqual([two(1), two(2), two(2), ...all.slice(2)]);
    expect(hours("2026-10-25", 1200)).toEqual(even);
    expect(hours("2026-10-25", 420)).toEqual([two(6), two(12), two(18)]);
  });

  test("the hour that is left out stands there not at all", () => {
    expect(hours("2026-03-29", 2400)).toEqual([two(1), ...all.slice(2)]);
    expect(hours("2026-03-29", 1200)).toEqual(even.slice(1));
    expect(hours("2026-03-29", 420)).toEqual([two(6), two(12), two(18)]);
  });

  test("a span within it has the hours that it shows", () => {
    const span = { start: Date.parse("2026-10-25T09:30:00Z"), end: Date.parse("2026-10-25T19:30:00Z") };
    expect(ticks(span, 500, times).map((tick) => tick.text)).toEqual([two(12), two(14), two(16), two(18), two(20)]);
  });
});

test("motion is as dense as with the busiest camera", () => {
  const one = timeline({ motion: [{ start: NOW - 2 * HOUR, moving: 0.25, peak: 1 }] });
  const other = timeline({ motion: [{ start: NOW - 2 * HOUR, moving: 0.5, peak: 1 }] });
  expect([...density([one, other], span, 10)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0]);
});

test("an event is at least one pixel wide, and a new one wins", () => {
  const event = { id: "", label: "", start: NOW - 5 * HOUR, end: NOW - 5 * HOUR + 1000 };
  const columns = eventColumns([{ ...event, reviewed: true }], span, 10, NOW);
  expect([...columns]).toEqual([0, 0, 0, 0, 0, SEEN_EVENT, 0, 0, 0, 0]);
  const both = eventColumns(
    [
      { ...event, reviewed: false },
      { ...event, reviewed: true },
    ],
    span,
    10,
    NOW,
  );
  expect(both[5]).toBe(NEW_EVENT);
});

test("footage is where any camera recorded", () => {
  const range = { kind: "event", stream: "main", start: NOW - HOUR, end: NOW };
  expect([...coverage([timeline({}), timeline({ ranges: [range] })], span, 10)].join("")).toBe("0000000002");
});

test("what only the bucket has is told apart, and not where another camera's is here", () => {
  const away = { kind: "event", stream: "main", start: NOW - 3 * HOUR, end: NOW, away: true };
  const here = { kind: "event", stream: "main", start: NOW - 2 * HOUR, end: NOW - HOUR };
  for (const ranges of [
    [away, here],
    [here, away],
  ]) {
    expect([...coverage([timeline({ ranges })], span, 10)].join("")).toBe("0000000121");
  }
});

test("the nearest event is one that is near", () => {
  const events = [
    { start: 100, end: 200 },
    { start: 400, end: null },
  ];
  expect(nearest(events, 210, 20)).toBe(events[0]);
  expect(nearest(events, 300, 20)).toBeNull();
  expect(nearest(events, 5000, 20)).toBe(events[1]);
});
