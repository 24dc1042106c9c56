import { describe, expect, test } from "vitest";
import { bandsBetween, cameraBands, joined, motionBands, movingTime, without } from "../../src/model/bands";
import type { HouseEvent } from "../../src/model/health";
import type { Timeline } from "../../src/model/types";
import { camera, event } from "../make";

const SPAN = { start: 1000, end: 2000 };

function told(at: number, kind: string, change: Partial<HouseEvent> = {}): HouseEvent {
  return { home: "", id: at, at, kind, camera: "door", message: "", detail: "", ...change };
}

function timeline(change: Partial<Timeline> = {}): Timeline {
  return { ...SPAN, ranges: [], gaps: [], bucketMs: 100, motion: [], events: [], ...change };
}

test("bands that touch are one, and none reaches beyond what is shown", () => {
  const bands = [
    { start: 1500, end: 1600 },
    { start: 0, end: 1100 },
    { start: 1100, end: 1200 },
    { start: 1950, end: 3000 },
    { start: 5000, end: 6000 },
  ];
  expect(joined(bands, SPAN)).toEqual([
    { start: 1000, end: 1200 },
    { start: 1500, end: 1600 },
    { start: 1950, end: 2000 },
  ]);
});

test("what lies in others is taken out", () => {
  const others = [
    { start: 1200, end: 1300 },
    { start: 1500, end: 1700 },
  ];
  expect(without([{ start: 1000, end: 1600 }], others)).toEqual([
    { start: 1000, end: 1200 },
    { start: 1300, end: 1500 },
  ]);
  expect(without([{ start: 1210, end: 1290 }], others)).toEqual([]);
});

describe("what begins and ends", () => {
  const turnOf = ({ kind }: HouseEvent) => (kind === "a" ? "begins" : kind === "z" ? "ends" : null);
  const between = (isNow: boolean, ...events: HouseEvent[]) => bandsBetween(events, turnOf, SPAN, isNow);

  test("makes a band, in whichever order it is told", () => {
    expect(between(false, told(1600, "z"), told(1200, "a"), told(1300, "other"))).toEqual([{ start: 1200, end: 1600 }]);
  });

  test("goes on until now if it is so now", () => {
    expect(between(true, told(1200, "a"))).toEqual([{ start: 1200, end: 2000 }]);
    expect(between(true)).toEqual([SPAN]);
    expect(between(true, told(1200, "z"))).toEqual([]);
  });

  test("begins once, however often it is said", () => {
    expect(between(false, told(1200, "a"), told(1300, "a"), told(1400, "z"))).toEqual([{ start: 1200, end: 1400 }]);
  });

  test("tells nothing of what was before, when it only ends", () => {
    expect(between(false, told(1400, "z"))).toEqual([]);
  });
});

describe("a camera", () => {
  test("that is offline is so since when it says", () => {
    const bands = cameraBands(camera({ online: false, offlineSince: 1700 }), [], undefined, SPAN);
    expect(bands.offline).toEqual([{ start: 1700, end: 2000 }]);
  });

  test("was offline when events or the timeline say so", () => {
    const gap = { start: 1100, end: 1250, reason: "camera_offline", message: "" } as const;
    const events = [
      told(1200, "camera_offline"),
      told(1300, "camera_online"),
      told(1500, "camera_offline", { camera: "x" }),
    ];
    expect(cameraBands(camera(), events, timeline({ gaps: [gap] }), SPAN).offline).toEqual([
      { start: 1100, end: 1300 },
    ]);
  });

  test("of another house is another one", () => {
    const events = [told(1200, "camera_offline", { home: "beach" }), told(1300, "camera_online", { home: "beach" })];
    expect(cameraBands(camera(), events, undefined, SPAN).offline).toEqual([]);
  });

  test("is not offline while Tawny does not run, or while it is switched off", () => {
    const events = [
      told(1100, "camera_offline"),
      told(1200, "service_stopped", { camera: "" }),
      told(1400, "service_started", { camera: "" }),
      told(1500, "camera_online"),
      told(1600, "camera_use", { detail: "disabled" }),
      told(1600, "camera_offline", { id: 9999 }),
      told(1800, "camera_use", { detail: "enabled" }),
      told(1810, "camera_online"),
    ];
    const bands = cameraBands(camera(), events, undefined, SPAN);
    expect(bands.offline).toEqual([
      { start: 1100, end: 1200 },
      { start: 1400, end: 1500 },
      { start: 1800, end: 1810 },
    ]);
    expect(bands.down).toEqual([{ start: 1200, end: 1400 }]);
    expect(bands.off).toEqual([{ start: 1600, end: 1800 }]);
  });

  test("was not recorded while the disk was full", () => {
    const events = [told(1100, "recording_paused"), told(1300, "recording_resumed"), told(1900, "recording_paused")];
    const bands = cameraBands(camera({ trouble: "full" }), events, undefined, SPAN);
    expect(bands.paused).toEqual([
      { start: 1100, end: 1300 },
      { start: 1900, end: 2000 },
    ]);
  });
});

test("a zone moves when an event names it", () => {
  const events = [event({ start: 1100, end: 1200, zones: ["path"] }), event({ start: 1500, end: null, zones: [] })];
  expect(motionBands(events, "path", SPAN, 1900)).toEqual([{ start: 1100, end: 1200 }]);
  expect(motionBands(events, "", SPAN, 1900)).toHaveLength(2);
});

test("motion adds up", () => {
  const motion = [
    { start: 1000, moving: 0.5, peak: 1 },
    { start: 1100, moving: 0.25, peak: 1 },
  ];
  expect(movingTime(timeline({ motion }))).toBe(75);
});
