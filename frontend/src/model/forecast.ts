// How far back recordings will reach, from what was recorded so far and how long it shall be kept.

import type { Path } from "./paths";
import type { Footage, FootageKind, StorageFigures } from "./settings";

const DAY_MS = 86_400_000;
const TOO_SHORT_MS = 600_000; // what was recorded within ten minutes tells nothing of a day

export interface Keep {
  readonly days: Readonly<Record<FootageKind, number>>;
  /** Most bytes that recordings may take; null: as much as there is. */
  readonly mostBytes: number | null;
  readonly freeBytes: number;
}

const GB = 1e9;

/** What the configuration says of it; `find` looks up a setting by its path. */
export function keepOf(find: (path: Path) => unknown): Keep {
  const figure = (...path: string[]): number => Number(find(["storage", ...path]) ?? 0) || 0;
  const most = find(["storage", "max_gb"]);
  return {
    days: {
      event: figure("retention", "events_days"),
      continuous: figure("retention", "continuous_days"),
      idle: figure("retention", "idle_days"),
    },
    mostBytes: typeof most === "number" ? most * GB : null,
    freeBytes: figure("min_free_gb") * GB,
  };
}

export interface Forecast {
  /** How many days of each kind will be there; those that are not recorded are left out. */
  readonly days: Readonly<Partial<Record<FootageKind, number>>>;
  /** What all of it takes in the end. */
  readonly bytes: number;
  /** What recordings may take. */
  readonly room: number;
  /** Whether something goes before its time, because there is no room. */
  readonly isShort: boolean;
}

/** What is recorded in a day of each kind. Null while there is too little to tell. */
export function bytesPerDay(footage: readonly Footage[], now: number): Readonly<Record<FootageKind, number>> | null {
  const oldest = Math.min(...footage.map((one) => one.oldest ?? now));
  const span = now - oldest;
  if (span < TOO_SHORT_MS) return null;
  const rates = { event: 0, continuous: 0, idle: 0 };
  // What expired by age is missing from the older part of the span: each kind is measured from its own oldest on.
  for (const { kind, bytes, oldest: since } of footage) {
    const own = Math.max(now - (since ?? now), Math.min(span, DAY_MS));
    rates[kind] = bytes / (own / DAY_MS);
  }
  return rates;
}

/** Footage without events goes first when there is no room, the oldest of it, whichever kind; then events. */
export function forecast(storage: StorageFigures, keep: Keep, now: number): Forecast | null {
  const rates = bytesPerDay(storage.footage, now);
  if (!rates) return null;
  const disk = storage.usedBytes + storage.freeBytes - keep.freeBytes;
  const room = Math.max(0, Math.min(disk, keep.mostBytes ?? Number.POSITIVE_INFINITY));
  const events = rates.event * keep.days.event;
  const others = (["continuous", "idle"] as const).filter((kind) => rates[kind] > 0);
  const reach = daysWithin(
    others.map((kind) => ({ rate: rates[kind], most: keep.days[kind] })),
    room - events,
  );
  const days: Partial<Record<FootageKind, number>> = {};
  for (const kind of others) days[kind] = Math.min(keep.days[kind], reach);
  if (rates.event > 0) days.event = Math.min(keep.days.event, room / rates.event);
  const kinds = Object.keys(days) as FootageKind[];
  return {
    days,
    bytes: kinds.reduce((sum, kind) => sum + rates[kind] * (days[kind] ?? 0), 0),
    room,
    isShort: kinds.some((kind) => (days[kind] ?? 0) < keep.days[kind]),
  };
}

/** How many days of everything fit, when each goes at its own age at the latest; infinite when all of it fits. */
function daysWithin(parts: readonly { readonly rate: number; readonly most: number }[], room: number): number {
  let left = Math.max(0, room);
  let reached = 0;
  for (const { most } of [...parts].sort((one, other) => one.most - other.most)) {
    const rate = parts.filter((part) => part.most > reached).reduce((sum, part) => sum + part.rate, 0);
    const needed = rate * (most - reached);
    if (needed > left) return reached + left / rate;
    left -= needed;
    reached = Math.max(reached, most);
  }
  return Number.POSITIVE_INFINITY;
}

const STEPS = ["B", "kB", "MB", "GB", "TB"] as const;

/** A size as people read it, with steps of a thousand. */
export function sizeText(bytes: number, language: string): string {
  const step = Math.min(STEPS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  const digits = value < 10 && step > 0 ? 1 : 0;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)}\u00a0${STEPS[step]}`;
}
