// Lengths in words, for those who read them in a sentence.

import type { Times } from "./times";

/** In hours and minutes: 23 hours 36 minutes */
export function spelled(ms: number, times: Times): string {
  const minutes = Math.round(ms / 60_000);
  const parts = [
    [Math.floor(minutes / 60), "hour"],
    [minutes % 60, "minute"],
  ] as const;
  const found = parts.filter(([count]) => count > 0).map(([count, unit]) => times.amount(count, unit));
  return found.length ? found.join(" ") : times.amount(0, "minute");
}
