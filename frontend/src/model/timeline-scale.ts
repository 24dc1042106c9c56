// The maths of a timeline: which moment is at which pixel, how it is zoomed, where its ticks stand, and what is drawn in
// each column of pixels. Nothing here grows with more than the events and pixels there are.

import type { Times } from "./times";
import type { Timeline, TimelineEvent } from "./types";

export interface Span {
  readonly start: number;
  readonly end: number;
}

export const LEAST_MS = 20_000;
export const MOST_MS = 35 * 86_400_000;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[1, 5, 10, 30].map((count) => count * SECOND),
  ...[1, 5, 10, 30].map((count) => count * MINUTE),
  ...[1, 2, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14].map((count) => count * DAY),
];

export const lengthOf = (span: Span): number => span.end - span.start;
export const toX = (span: Span, width: number, ms: number): number => ((ms - span.start) / lengthOf(span)) * width;
export const toTime = (span: Span, width: number, x: number): number => span.start + (x / width) * lengthOf(span);

/** Moved so that it ends at `latest` at the latest. */
export function held(span: Span, latest: number): Span {
  const over = Math.max(0, span.end - latest);
  return { start: span.start - over, end: span.end - over };
}

/** Longer by `factor`, with the moment `around` where it is. */
export function zoomed(span: Span, factor: number, around: number, latest: number): Span {
  const length = Math.min(MOST_MS, Math.max(LEAST_MS, lengthOf(span) * factor));
  const share = (around - span.start) / lengthOf(span);
  const start = around - share * length;
  return held({ start, end: start + length }, latest);
}

export const moved = (span: Span, by: number, latest: number): Span =>
  held({ start: span.start + by, end: span.end + by }, latest);

export interface Tick {
  readonly at: number;
  readonly text: string;
  /** A day begins. */
  readonly isDay: boolean;
}

/** Ticks that stand at least `least` pixels apart, at round times of the reader's day. */
export function ticks(span: Span, width: number, times: Times, least = 84): readonly Tick[] {
  const wanted = (lengthOf(span) / width) * least;
  const step = STEPS.find((one) => one >= wanted) ?? 28 * DAY;
  const found: Tick[] = [];
  let day = times.startOfDay(span.start);
  while (day < span.end) {
    const next = times.startOfDayAfter(day, Math.max(1, Math.round(step / DAY)));
    if (day >= span.start) found.push({ at: day, text: times.shortDay(day), isDay: true });
    // One that would stand in the way of the next day's is left out.
    const until = Math.min(span.end, next - step / 2);
    if (step < DAY) {
      for (const at of withinDay(day, next, step, span.start, times)) {
        if (at > until) break;
        found.push({ at, text: step < MINUTE ? times.exactClock(at) : times.clock(at), isDay: false });
      }
    }
    day = next;
  }
  return found;
}

/** Multiples of `step` in a day, from `since` on, by the reader's clock. */
function* withinDay(day: number, next: number, step: number, since: number, times: Times): Generator<number> {
  const first = Math.max(1, Math.ceil((since - day) / step)) * step;
  if (next - day === DAY || step <= HOUR) {
    for (let at = day + first; ; at += step) yield at;
  }
  // Clocks are changed on it. An hour that comes twice stands there once: two would stand in each other's way.
  let last = 0;
  for (let at = day + HOUR / 2; at < next; at += HOUR / 2) {
    const clock = times.timeOfDay(at);
    if (clock % step || clock <= last) continue;
    last = clock;
    if (at >= since) yield at;
  }
}

/** The share of each of `columns` in which something moved, 0 to 1: of the busiest camera. */
export function density(timelines: readonly Timeline[], span: Span, columns: number): Float32Array {
  const found = new Float32Array(columns);
  for (const { bucketMs, motion } of timelines) {
    for (const { moving, start } of motion) {
      const from = Math.max(0, Math.floor(toX(span, columns, start)));
      const until = Math.min(columns, Math.ceil(toX(span, columns, start + bucketMs)));
      for (let column = from; column < until; column++) {
        if (moving > (found[column] ?? 0)) found[column] = moving;
      }
    }
  }
  return found;
}

export const NO_EVENT = 0;
export const SEEN_EVENT = 1;
export const NEW_EVENT = 2;

/** What there is in each of `columns`: no event, one that was looked at, or one that was not. */
export function eventColumns(events: readonly TimelineEvent[], span: Span, columns: number, now: number): Uint8Array {
  const found = new Uint8Array(columns);
  for (const event of events) {
    const end = event.end ?? now;
    if (end < span.start || event.start > span.end) continue;
    const kind = event.reviewed ? SEEN_EVENT : NEW_EVENT;
    const from = Math.max(0, Math.floor(toX(span, columns, event.start)));
    const until = Math.min(columns, Math.max(from + 1, Math.ceil(toX(span, columns, end))));
    for (let column = from; column < until; column++) {
      if (kind > (found[column] ?? 0)) found[column] = kind;
    }
  }
  return found;
}

/** Whether there is footage in each of `columns`: 1, or 2 where it is not in the bucket alone. */
export function coverage(timelines: readonly Timeline[], span: Span, columns: number): Uint8Array {
  const found = new Uint8Array(columns);
  for (const { ranges } of timelines) {
    for (const range of ranges) {
      const from = Math.max(0, Math.floor(toX(span, columns, range.start)));
      const until = Math.min(columns, Math.ceil(toX(span, columns, range.end)));
      for (let column = from; column < until; column++) found[column] = range.away && found[column] !== 2 ? 1 : 2;
    }
  }
  return found;
}

/** The event nearest to `at`, at most `within` away from it; null if none is. */
export function nearest<T extends { readonly start: number; readonly end: number | null }>(
  events: readonly T[],
  at: number,
  within: number,
): T | null {
  let best: T | null = null;
  let least = within;
  for (const event of events) {
    const away = Math.max(event.start - at, at - (event.end ?? at), 0);
    if (away > least) continue;
    least = away;
    best = event;
  }
  return best;
}
