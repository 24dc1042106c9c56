// How large live pictures are: as somebody has chosen it, or as the way to them seems to allow.

/** `full`: the camera's own streams; `remote` and `low`: what is made for those who are far away. */
export type Level = "full" | "remote" | "low";
export type Choice = "auto" | Level;

export const LEVELS: readonly Level[] = ["full", "remote", "low"];
export const CHOICES: readonly Choice[] = ["auto", ...LEVELS];

/** What is known of the way without trying: where somebody is, and what the browser says of the network. */
export interface Way {
  readonly outside: boolean;
  /** Whether the browser is asked to save data. */
  readonly saves: boolean;
  /** Whether it is a phone's network. */
  readonly cellular: boolean;
  /** As the browser estimates it: "slow-2g", "2g", "3g", "4g"; "" where it does not. */
  readonly speed: string;
}

/** What is begun with. At home the browser's estimate says nothing: answers that wait for a part look like a slow network. */
export function levelFor({ cellular, outside, saves, speed }: Way): Level {
  if (saves) return "low";
  if (!outside && !cellular) return "full";
  return speed.endsWith("2g") ? "low" : "remote";
}

const MOMENT_MS = 2000; // what is late at once, in all pictures, is one moment
const WINDOW_MS = 30_000;
const ENOUGH = 3; // so many slow moments in the window, and pictures become smaller
const SETTLE_MS = 8000; // what comes so soon after a change is still due to what was before
const CALM_MS = 60_000; // without a slow moment for so long, larger ones are tried
const MOST_CALM_MS = 960_000; // if that fails, twice as long is waited before it is tried again, up to this

/** Goes down a level where the way is too slow, and up again, though never above where it began. Has no clock. */
export class Governor {
  level: Level;
  #best: Level;
  #changedAt: number;
  #slowAt = Number.NEGATIVE_INFINITY;
  #moments: number[] = [];
  #calm = CALM_MS;
  #wentUp = false;

  constructor(best: Level, now: number) {
    this.level = this.#best = best;
    this.#changedAt = now - SETTLE_MS;
  }

  get isBest(): boolean {
    return this.level === this.#best;
  }

  /** The way is another one. */
  begin(best: Level, now: number): void {
    if (best === this.#best) return;
    this.#best = best;
    this.#calm = CALM_MS;
    this.#wentUp = false;
    this.#become(best, now);
  }

  /** Video did not come in time. */
  slow(now: number): void {
    if (now - this.#changedAt < SETTLE_MS || now - this.#slowAt < MOMENT_MS) return;
    this.#slowAt = now;
    this.#moments = [...this.#moments.filter((moment) => now - moment < WINDOW_MS), now];
    const below = LEVELS[LEVELS.indexOf(this.level) + 1];
    if (this.#moments.length < ENOUGH || !below) return;
    if (this.#wentUp) this.#calm = Math.min(MOST_CALM_MS, this.#calm * 2);
    this.#wentUp = false;
    this.#become(below, now);
  }

  /** To be called from time to time. */
  look(now: number): void {
    if (this.isBest || now - Math.max(this.#changedAt, this.#slowAt) < this.#calm) return;
    this.#wentUp = true;
    this.#become(LEVELS[LEVELS.indexOf(this.level) - 1] ?? this.#best, now);
  }

  #become(level: Level, now: number): void {
    this.level = level;
    this.#changedAt = now;
    this.#moments = [];
  }
}
