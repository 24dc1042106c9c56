// How large the pictures of the live view are: as large as they can be while all of them are seen at once.

import { columnsFor } from "./cameras";

const SHAPE = 16 / 9; // of most pictures
const GAIN = 1.1; // so much larger they have to be for other columns than the usual ones

export const LEAST_TILE = 280; // pixels: what is narrower is not worth a look, and the page is scrolled instead

/** What there is for pictures, in pixels; `gap` is between two of them. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

export interface LiveLayout {
  readonly columns: number;
  /** How wide all of them are together, in pixels; null: as wide as there is room. */
  readonly width: number | null;
}

/** How `count` pictures are laid out; `room` is null while that is not known. */
export function liveLayout(count: number, room: Room | null): LiveLayout {
  const usual = columnsFor(count);
  const across = (columns: number): number => (room ? (room.width - (columns - 1) * room.gap) / columns : 0);
  // Where one fits beside no other, as on a phone, it is as wide as the screen: a thumb scrolls well.
  if (!room || across(2) < LEAST_TILE) return { columns: usual, width: null };
  const whole = (columns: number): number => {
    const rows = Math.ceil(count / columns);
    return Math.min(across(columns), ((room.height - (rows - 1) * room.gap) / rows) * SHAPE);
  };
  let columns = Math.max(1, Math.min(usual, Math.floor((room.width + room.gap) / (LEAST_TILE + room.gap))));
  let width = whole(columns);
  let least = width * GAIN;
  for (let other = 1; other <= count && across(other) >= LEAST_TILE; other++) {
    if (whole(other) < least) continue;
    columns = other;
    width = least = whole(other);
  }
  if (width < LEAST_TILE) return { columns: usual, width: null };
  return { columns, width: Math.floor(columns * width + (columns - 1) * room.gap) };
}
