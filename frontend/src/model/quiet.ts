// Skipping the quiet parts: from one time in which something happened to the next.

import type { Span } from "./timeline-scale";
import type { Timeline } from "./types";

const BEFORE_MS = 5000; // what led to it is seen
const AFTER_MS = 5000;
const LEAST_MS = 3000; // a jump over less is not worth it

/** When something happened on any of the cameras, with a little around it: in order, and none touches another. */
export function busySpans(timelines: readonly Timeline[], now: number): readonly Span[] {
  const found = timelines.flatMap(({ events, ranges }) => [
    ...events.map(({ end, start }) => ({ start: start - BEFORE_MS, end: (end ?? now) + AFTER_MS })),
    ...ranges.filter((range) => range.kind === "event"),
  ]);
  const merged: { start: number; end: number }[] = [];
  for (const { end, start } of found.sort((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end + LEAST_MS) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Where to go on from `ms`: null to stay, as something happens there; "end" when nothing more does. */
export function skipQuiet(busy: readonly Span[], ms: number): number | null | "end" {
  const next = busy.find((span) => span.end > ms);
  if (!next) return "end";
  return next.start - ms > LEAST_MS ? next.start : null;
}
