// Which cameras of a wall are seen at once, and in how many columns.

import { type CameraRef, cameraKey } from "./types";

const SHAPE = 16 / 9; // of most pictures

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

/** The columns with which `count` pictures are largest on a screen of `aspect` (its width by its height). */
export function wallColumns(count: number, aspect: number): number {
  let best = 1;
  let most = 0;
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    // The width of a picture, as a share of the screen's.
    const width = Math.min(1 / columns, SHAPE / aspect / rows);
    if (width > most + 1e-9) {
      most = width;
      best = columns;
    }
  }
  return best;
}
