// What a player of recordings is given, and tells.

import type { Note } from "./notes";

export interface VodHandlers {
  /** The wall time that is shown. */
  onTime?(wallMs: number): void;
  /** "" when it does not hold any more; `isNews`: it is no trouble, only worth saying. */
  onNote?(note: Note, isNews: boolean): void;
  /** There is nothing at or after a wanted moment. */
  onNothing?(atMs: number): void;
  /** It begins or ceases to play. */
  onState?(playing: boolean): void;
}

/** An address of a playlist of [startMs, endMs). */
export type PlaylistAddress = (startMs: number, endMs: number) => string | Promise<string>;
