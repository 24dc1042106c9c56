// What people write into the YAML of a card, or choose in its editor.

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

export type KioskCardConfig = CardConfig;
