// What is recorded at a moment, and where it goes on.

import type { GapReason, Timeline } from "./types";

export type FootageKind = "event" | "continuous" | "idle";

export type Footage =
  | { readonly is: "there"; readonly kind: FootageKind; readonly away: boolean }
  | { readonly is: "missing"; readonly reason: GapReason; readonly message: string }
  | { readonly is: "future" }
  /** It is too new, or not asked for yet. */
  | { readonly is: "unknown" };

const LATE_MS = 3000; // what is newer than this was perhaps not known yet when it was asked for

/** What there is of a camera at `ms`; `now` is when the timeline was asked for. */
export function footageAt(timeline: Timeline | null, ms: number, now: number): Footage {
  if (!timeline || ms < timeline.start || ms >= timeline.end) return { is: ms > now ? "future" : "unknown" };
  const found = timeline.ranges.filter((range) => range.start <= ms && ms < range.end);
  const best =
    found.find((range) => range.kind === "event") ?? found.find((range) => range.kind !== "idle") ?? found[0];
  if (best) return { is: "there", kind: kindOf(best.kind), away: best.away === true };
  if (ms > now) return { is: "future" };
  const gap = timeline.gaps.find((one) => one.start <= ms && ms < one.end);
  if (gap) return { is: "missing", reason: gap.reason, message: gap.message };
  return ms > now - LATE_MS ? { is: "unknown" } : { is: "missing", reason: "unknown", message: "" };
}

const kindOf = (kind: string): FootageKind => (kind === "event" || kind === "idle" ? kind : "continuous");

/** When what is recorded begins after `ms`; null when it does not. */
export function footageAfter(timeline: Timeline | null, ms: number): number | null {
  const starts = (timeline?.ranges ?? []).map((range) => range.start).filter((start) => start > ms);
  return starts.length ? Math.min(...starts) : null;
}

/** Whether what was said at the time tells more than the reason alone. */
export const saysMore = (reason: GapReason): boolean => reason === "camera_offline";

/** The start of the event after (1) or before (-1) `ms`; null when there is none. */
export function eventBeside(timelines: readonly Timeline[], ms: number, step: -1 | 1): number | null {
  const starts = timelines.flatMap((timeline) => timeline.events.map((event) => event.start));
  const found = starts.filter((start) => (step > 0 ? start > ms + 1000 : start < ms - 3000));
  if (!found.length) return null;
  return step > 0 ? Math.min(...found) : Math.max(...found);
}
