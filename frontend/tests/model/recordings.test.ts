import { describe, expect, test } from "vitest";
import { eventBeside, footageAfter, footageAt } from "../../src/model/footage";
import { MOST_MARKED_MS, marked, marksState, NO_MARKS } from "../../src/model/marks";
import { contentOf, monthOf, weeksOf } from "../../src/model/month";
import { busySpans, skipQuiet } from "../../src/model/quiet";
import { parseRecordingsPlace, recordable, recordingsPlace } from "../../src/model/recordings-place";
import { Times } from "../../src/model/times";
import type { Timeline } from "../../src/model/types";

const S = 1000;
const AT = Date.UTC(2026, 10, 24, 11);

function timeline(change: Partial<Timeline> = {}): Timeline {
  return { start: AT, end: AT + 600 * S, ranges: [], gaps: [], bucketMs: 60 * S, motion: [], events: [], ...change };
}

const range = (kind: string, start: number, end: number) => ({
  kind,
  stream: "main",
  start: AT + start * S,
  end: AT + end * S,
});
const happened = (start: number, end: number | null) => ({
  id: String(start),
  label: "motion",
  start: AT + start * S,
  end: end === null ? null : AT + end * S,
  reviewed: false,
});

describe("an address", () => {
  test("says cameras and the moment, to the second", () => {
    const place = { cameras: ["attic/door", "gate"], at: AT + 27 * S };
    expect(recordingsPlace(place)).toBe("attic/door,gate@2026-11-24T11:00:27Z");
    expect(parseRecordingsPlace(recordingsPlace(place))).toEqual(place);
  });

  test("may say less, or nonsense", () => {
    expect(parseRecordingsPlace("")).toEqual({ cameras: [], at: null });
    expect(parseRecordingsPlace("door")).toEqual({ cameras: ["door"], at: null });
    expect(parseRecordingsPlace("door,door@yesterday")).toEqual({ cameras: ["door"], at: null });
    expect(recordingsPlace({ cameras: ["door"], at: null })).toBe("door");
  });
});

test("a moment is held to those of which there may be recordings", () => {
  const at = (text: string) => recordable(parseRecordingsPlace(`door@${text}`).at ?? Number.NaN, AT);
  expect(["2099-01-01T00:00:00Z", "+275000-01-01T00:00:00Z", "2026-11-24T10:00:00Z"].map(at)).toEqual([
    AT,
    AT,
    AT - 3600 * S,
  ]);
  const first = Date.UTC(2000, 0, 1);
  expect(["1969-07-20T20:17:40Z", "0001-01-01T00:00:00Z", "-271000-01-01T00:00:00Z"].map(at)).toEqual([
    first,
    first,
    first,
  ]);
});

describe("what is recorded", () => {
  const known = timeline({
    ranges: [range("idle", 0, 60), range("event", 20, 30), range("main", 100, 200)],
    gaps: [{ start: AT + 60 * S, end: AT + 100 * S, reason: "camera_offline", message: "no answer" }],
  });
  const now = AT + 300 * S;
  const at = (second: number) => footageAt(known, AT + second * S, now);

  test("is the best of what there is", () => {
    expect([at(10), at(25), at(150)]).toEqual([
      { is: "there", kind: "idle", away: false },
      { is: "there", kind: "event", away: false },
      { is: "there", kind: "continuous", away: false },
    ]);
  });

  test("says whether only the bucket has it", () => {
    const away = timeline({ ranges: [{ ...range("event", 0, 60), away: true }] });
    expect(footageAt(away, AT + 10 * S, now)).toEqual({ is: "there", kind: "event", away: true });
  });

  test("or is missing for a reason", () => {
    expect(at(70)).toEqual({ is: "missing", reason: "camera_offline", message: "no answer" });
    expect(at(250)).toEqual({ is: "missing", reason: "unknown", message: "" });
  });

  test("or can't be known", () => {
    expect([at(299), at(400), at(-1), at(9999)].map(({ is }) => is)).toEqual([
      "unknown",
      "future",
      "unknown",
      "future",
    ]);
    expect(footageAt(null, AT, now).is).toBe("unknown");
  });

  test("goes on somewhere", () => {
    expect(footageAfter(known, AT + 70 * S)).toBe(AT + 100 * S);
    expect(footageAfter(known, AT + 150 * S)).toBeNull();
    expect(footageAfter(null, AT)).toBeNull();
  });

  test("has events to go to", () => {
    const two = [
      timeline({ events: [happened(300, 310), happened(10, 20)] }),
      timeline({ events: [happened(100, 110)] }),
    ];
    expect(eventBeside(two, AT + 50 * S, 1)).toBe(AT + 100 * S);
    expect(eventBeside(two, AT + 102 * S, -1)).toBe(AT + 10 * S); // the one that has just begun is left
    expect(eventBeside(two, AT + 100 * S, 1)).toBe(AT + 300 * S);
    expect(eventBeside(two, AT + 5 * S, -1)).toBeNull();
  });
});

describe("skipping the quiet parts", () => {
  const one = timeline({ events: [happened(100, 110)], ranges: [range("event", 98, 122), range("idle", 0, 600)] });
  const other = timeline({ events: [happened(300, null), happened(128, 130)] });

  test("what happened on any camera counts, with a little around it, joined where it is near", () => {
    const seconds = busySpans([one, other], AT + 320 * S).map(({ end, start }) => [(start - AT) / S, (end - AT) / S]);
    expect(seconds).toEqual([
      [95, 135],
      [295, 325],
    ]);
  });

  test("leads to the next of it, and stays where something happens", () => {
    const busy = busySpans([one], AT + 320 * S);
    expect(skipQuiet(busy, AT)).toBe(AT + 95 * S);
    expect(skipQuiet(busy, AT + 93 * S)).toBeNull(); // so near that it is not worth it
    expect(skipQuiet(busy, AT + 105 * S)).toBeNull();
    expect(skipQuiet(busy, AT + 122 * S)).toBe("end");
    expect(skipQuiet([], AT)).toBe("end");
  });
});

describe("marking a range", () => {
  test("takes two moments in any order", () => {
    const begun = marked(NO_MARKS, "end", 500);
    expect(marksState(begun, 9999)).toEqual({ is: "open", missing: "start", at: 500 });
    expect(marksState(marked(begun, "start", 100), 9999)).toEqual({ is: "whole", span: { start: 100, end: 500 } });
  });

  test("one on the wrong side of the other begins anew", () => {
    expect(marked({ start: 100, end: 500 }, "start", 500)).toEqual({ start: 500, end: null });
    expect(marked({ start: 100, end: 500 }, "end", 50)).toEqual({ start: null, end: 50 });
  });

  test("says what it lacks", () => {
    expect(marksState(NO_MARKS, 0).is).toBe("empty");
    expect(marksState({ start: 0, end: MOST_MARKED_MS + 1 }, 1e12).is).toBe("long");
    expect(marksState({ start: 0, end: 100 }, 50).is).toBe("early");
  });
});

describe("a month", () => {
  const times = new Times({ language: "de", hour12: null, zone: "Europe/Berlin", firstWeekday: null }, () =>
    Date.UTC(2026, 10, 24),
  );

  test("begins and ends at midnight, also when clocks are changed in it", () => {
    const march = monthOf(Date.UTC(2026, 2, 30, 12), times);
    expect([march.start, march.end].map((ms) => new Date(ms).toISOString())).toEqual([
      "2026-02-28T23:00:00.000Z",
      "2026-03-31T22:00:00.000Z",
    ]);
  });

  test("has whole weeks", () => {
    const weeks = weeksOf(monthOf(AT, times), times);
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect(weeks[0]?.map((day) => day.number)).toEqual([26, 27, 28, 29, 30, 31, 1]);
    expect(
      weeks
        .flat()
        .filter((day) => day.inside)
        .map((day) => day.number),
    ).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  });

  test("begins with Sunday where people count so", () => {
    const american = new Times({ language: "en-US", hour12: null, zone: "America/New_York", firstWeekday: 0 }, () =>
      Date.UTC(2026, 10, 24),
    );
    expect(weeksOf(monthOf(AT, american), american)[0]?.[0]?.key).toBe("2026-11-01");
  });

  test("shows on which days there is something", () => {
    const days = weeksOf(monthOf(AT, times), times).flat();
    const known = [timeline({ ranges: [range("main", 0, 60)] }), timeline({ events: [happened(86_400, null)] })];
    const found = days
      .map((day) => [day.number, contentOf(day, known)] as const)
      .filter(([, one]) => one.footage || one.events);
    expect(found).toEqual([
      [24, { footage: true, events: false }],
      [25, { footage: false, events: true }],
    ]);
  });
});
