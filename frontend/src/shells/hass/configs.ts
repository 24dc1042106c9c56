// What people write into the YAML of a card, or choose in its editor.

import type { Front } from "../../model/wall-settings";

export interface CardConfig {
  readonly type: string;
}

export interface CameraCardConfig extends CardConfig {
  readonly entity: string;
  /** Live video, or stills; live when left out. */
  readonly live?: boolean;
}

export interface ViewCardConfig extends CardConfig {
  readonly view: string;
}

export interface EventsCardConfig extends CardConfig {
  /** Of these cameras alone; of all when left out. */
  readonly entities?: readonly string[];
  /** How many of the newest are shown; 0: none. */
  readonly count?: number;
  readonly timeline?: boolean;
}

/** What is left out is as each browser has it, or else as usual. */
export interface KioskCardConfig extends CardConfig {
  /** Of these cameras alone, in this order; of all when left out. */
  readonly entities?: readonly string[];
  /** So many at once; 0: as many as fill the card best. */
  readonly tiles?: number;
  /** Seconds for which a page is shown; 0: nobody turns pages. */
  readonly cycle?: number;
  /** What motion does. */
  readonly front?: Front;
}
