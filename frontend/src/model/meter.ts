// How much data somebody uses in an hour, by what came in the last seconds.

const WINDOW_MS = 20_000;
const LEAST_MS = 5000; // what begins brings more than what goes on

export class Meter {
  #samples: (readonly [at: number, bytes: number])[] = [];

  /** `bytes` have come in all until `now`. */
  sample(bytes: number, now: number): void {
    this.#samples.push([now, bytes]);
    // One that is as old as the window stays, to count from.
    while ((this.#samples[1]?.[0] ?? now) <= now - WINDOW_MS) this.#samples.shift();
  }

  /** Begins anew: what came before is not what will come. */
  reset(): void {
    this.#samples = [];
  }

  /** Bytes in an hour; null while that can't be known. */
  get perHour(): number | null {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (!first || !last || last[0] - first[0] < LEAST_MS || last[1] === first[1]) return null;
    return ((last[1] - first[1]) * 3_600_000) / (last[0] - first[0]);
  }
}

/** As people write it, with two digits that count: 220 MB, 1.4 GB. */
export function sizeText(bytes: number, language: string): string {
  const inGb = bytes >= 999.5e6;
  const value = inGb ? bytes / 1e9 : Math.max(1, bytes / 1e6);
  const unit = inGb ? "gigabyte" : "megabyte";
  const format = { style: "unit", unit, maximumSignificantDigits: 2, useGrouping: false } as const;
  return new Intl.NumberFormat(language, format).format(value);
}
