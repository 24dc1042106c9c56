import { afterEach, expect, test, vi } from "vitest";
import { type Colours, drawTimeline, type TimelinePicture } from "../../src/elements/timeline-draw";
import { NO_MARKS } from "../../src/model/marks";

const COLOURS: Colours = { ink: "ink", soft: "soft", line: "line", accent: "accent", motion: "motion" };
const HOUR = 3_600_000;
const DAY = Date.UTC(2026, 10, 24);
const WIDTH = 240; // ten pixels an hour

afterEach(() => {
  vi.useRealTimers();
});

/** From where to where an event that goes on is drawn, in pixels, on the line of a day whose end is `now` as far as it knows. */
function drawn(start: number, reviewed: boolean): readonly (readonly [number, number])[] {
  const bars: (readonly [number, number])[] = [];
  const canvas = document.createElement("canvas");
  const context = {
    canvas,
    fillStyle: "",
    fillRect: (x: number, _y: number, width: number, height: number) => {
      const colour = reviewed ? "soft" : "accent";
      if (context.fillStyle === colour && height === (reviewed ? 4 : 9)) bars.push([x, x + width]);
    },
    setTransform: () => {},
    clearRect: () => {},
  };
  Object.defineProperties(canvas, { clientWidth: { value: WIDTH }, clientHeight: { value: 60 } });
  vi.spyOn(canvas, "getContext").mockReturnValue(context as never);
  const event = { id: "1", label: "motion", start, end: null, reviewed };
  const timeline = { start: DAY, end: DAY + 24 * HOUR, ranges: [], gaps: [], bucketMs: 1, motion: [], events: [event] };
  const span = { start: DAY, end: DAY + 24 * HOUR };
  const picture: TimelinePicture = {
    span,
    timelines: [timeline],
    ticks: [],
    now: span.end,
    at: null,
    marks: NO_MARKS,
    footage: true,
  };
  drawTimeline(canvas, picture, COLOURS);
  return bars;
}

test.each([true, false])(
  "an event that goes on is drawn up to now, not to the end of the day (reviewed: %s)",
  (reviewed) => {
    vi.useFakeTimers({ now: DAY + 12 * HOUR, toFake: ["Date"] });
    expect(drawn(DAY + 10 * HOUR, reviewed)).toEqual([[100, 120]]);
  },
);
