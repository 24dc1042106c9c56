// Which cameras of a wall are seen at once, and in how many columns.

import { type CameraRef, cameraKey } from "./types";

const SHAPE = 16 / 9; // of most pictures
const USUAL = 4;
const MOST_USUAL = 10; // more are small, and have to be wanted
const GAIN = 1.1; // so much more of the screen they have to fill for another number than the usual one

/** The cameras that are wanted, in that order; all of them when none is named, or none of those named is there. */
export function chosen<T extends CameraRef>(cameras: readonly T[], keys: readonly string[]): readonly T[] {
  const found = keys.flatMap((key) => cameras.find((camera) => cameraKey(camera) === key) ?? []);
  return found.length ? found : cameras;
}

export const pageCount = (cameras: number, tiles: number): number => Math.max(1, Math.ceil(cameras / tiles));

/** The page `step` after `page`, in a circle. */
export const pageAfter = (page: number, step: number, count: number): number =>
  (((page + step) % count) + count) % count;

/** The page that camera number `index` is on. */
export const pageOf = (index: number, tiles: number): number => Math.floor(Math.max(0, index) / tiles);

/** What is on a page. The last one is filled up with cameras of the one before, so that no place is left empty. */
export function onPage<T>(cameras: readonly T[], tiles: number, page: number): readonly T[] {
  const from = Math.min(page * tiles, Math.max(0, cameras.length - tiles));
  return cameras.slice(from, from + tiles);
}

export interface WallLayout {
  readonly columns: number;
  /** How wide each picture is, as a share of the screen. */
  readonly width: number;
}

/** How `count` pictures are largest on a screen of `aspect` (its width by its height). */
export function wallLayout(count: number, aspect: number): WallLayout {
  let best: WallLayout = { columns: 1, width: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const width = Math.min(1 / columns, SHAPE / aspect / rows);
    if (width > best.width + 1e-9) best = { columns, width };
  }
  return best;
}

/**
 * How many of the cameras are seen at once where nobody has chosen: four; or so many that they fill more of the screen, as
 * on one that stands upright, without more pages.
 */
export function usualTiles(cameras: number, aspect: number): number {
  const filled = (tiles: number): number => tiles * wallLayout(tiles, aspect).width ** 2;
  const pages = pageCount(cameras, USUAL);
  let best = Math.max(1, Math.min(USUAL, cameras));
  let most = filled(best) * GAIN;
  for (let tiles = 1; tiles <= Math.min(MOST_USUAL, cameras); tiles++) {
    if (pageCount(cameras, tiles) > pages || filled(tiles) < most) continue;
    best = tiles;
    most = filled(tiles);
  }
  return best;
}
