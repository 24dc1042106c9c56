// Where in the recordings somebody is, as part of an address: `door@2026-11-24T11:03:27Z`, or several with commas.

export interface RecordingsPlace {
  /** Keys of cameras; empty: nobody has chosen. */
  readonly cameras: readonly string[];
  /** null: the newest. */
  readonly at: number | null;
}

export function parseRecordingsPlace(place: string): RecordingsPlace {
  const split = place.lastIndexOf("@");
  const at = split < 0 ? Number.NaN : Date.parse(place.slice(split + 1));
  const cameras = (split < 0 ? place : place.slice(0, split)).split(",").filter(Boolean);
  return { cameras: [...new Set(cameras)], at: Number.isNaN(at) ? null : at };
}

export function recordingsPlace({ at, cameras }: RecordingsPlace): string {
  const when = at === null ? "" : `@${new Date(at).toISOString().slice(0, 19)}Z`;
  return cameras.join(",") + when;
}

/** Of before, nobody has recordings; what lines of time and calendars show around it can still be asked for. */
const FIRST_MS = Date.UTC(2000, 0, 1);

/** The moment of which there may be recordings that is the nearest to `ms`: what is to come can't be asked for. */
export const recordable = (ms: number, now: number): number => Math.min(Math.max(ms, FIRST_MS), now);
