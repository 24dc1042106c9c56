// A range that is marked, to be kept as a file: from one moment to another.

import type { Span } from "./timeline-scale";

export const MOST_MARKED_MS = 25 * 3_600_000; // a day, also one that is an hour longer

/** null: not chosen. */
export interface Marks {
  readonly start: number | null;
  readonly end: number | null;
}

export const NO_MARKS: Marks = { start: null, end: null };

/** `marks` with one of them at `at`. The other is given up when it is on the wrong side. */
export function marked(marks: Marks, which: "start" | "end", at: number): Marks {
  const next = { ...marks, [which]: at };
  if (next.start === null || next.end === null || next.start < next.end) return next;
  return which === "start" ? { start: at, end: null } : { start: null, end: at };
}

export type MarksState =
  | { readonly is: "empty" }
  | { readonly is: "open"; readonly missing: "start" | "end"; readonly at: number }
  | { readonly is: "whole"; readonly span: Span }
  | { readonly is: "long"; readonly span: Span }
  /** It ends in the future. */
  | { readonly is: "early"; readonly span: Span };

export function marksState({ end, start }: Marks, now: number): MarksState {
  if (start === null && end === null) return { is: "empty" };
  if (start === null) return { is: "open", missing: "start", at: end ?? 0 };
  if (end === null) return { is: "open", missing: "end", at: start };
  const span = { start, end };
  if (end - start > MOST_MARKED_MS) return { is: "long", span };
  return { is: end > now ? "early" : "whole", span };
}
