// How days are called: those of now by what people call them.

import type { App } from "../elements/app";

export function dayName({ t, times }: App, ms: number): string {
  const today = Date.now();
  if (times.dayKey(ms) === times.dayKey(today)) return t("events.today");
  if (times.dayKey(ms) === times.dayKey(times.startOfDay(today) - 1)) return t("events.yesterday");
  return times.day(ms);
}
