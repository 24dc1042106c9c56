// A month as a calendar shows it: weeks of days, each with what there is to see of it.

import type { Span } from "./timeline-scale";
import type { Times } from "./times";
import type { Timeline } from "./types";

export interface CalendarDay {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** The number that it is called by. */
  readonly number: number;
  /** Whether it belongs to the month, and not to the one before or after it. */
  readonly inside: boolean;
}

const DAY = 86_400_000;

/** From the first day of the month of `ms` to the first of the next. */
export function monthOf(ms: number, times: Times): Span {
  const day = Number(times.dayKey(ms).slice(8));
  const start = times.startOfDay(times.startOfDay(ms) - (day - 1) * DAY + DAY / 2);
  let end = times.startOfDayAfter(start, 28);
  while (!times.dayKey(end).endsWith("-01")) end = times.startOfDayAfter(end, 1);
  return { start, end };
}

/** Whole weeks, as the reader counts them, with all days of a month. */
export function weeksOf(month: Span, times: Times): readonly (readonly CalendarDay[])[] {
  const weeks: CalendarDay[][] = [];
  const before = (weekdayOf(month.start, times) - times.firstWeekday + 7) % 7;
  let start = times.startOfDay(month.start - before * DAY + DAY / 2);
  while (start < month.end) {
    const week: CalendarDay[] = [];
    for (let day = 0; day < 7; day++) {
      const end = times.startOfDayAfter(start, 1);
      const key = times.dayKey(start);
      week.push({ key, start, end, number: Number(key.slice(8)), inside: start >= month.start && start < month.end });
      start = end;
    }
    weeks.push(week);
  }
  return weeks;
}

/** 0 is Sunday, in the reader's zone. */
const weekdayOf = (ms: number, times: Times): number => new Date(`${times.dayKey(ms)}T12:00:00Z`).getUTCDay();

export interface DayContent {
  readonly footage: boolean;
  readonly events: boolean;
}

/** What there is on a day. */
export const contentOf = (day: Span, timelines: readonly Timeline[]): DayContent => ({
  footage: timelines.some(({ ranges }) => ranges.some((one) => one.start < day.end && one.end > day.start)),
  // There may be more events than are told of; but what moved is told of all.
  events: timelines.some(({ events, motion }) =>
    [...events, ...motion].some((one) => one.start >= day.start && one.start < day.end),
  ),
});
