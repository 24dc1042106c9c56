// How somebody wants a wall of cameras: part of its address, and kept by the browser.

export const MOST_TILES = 16;

/** What motion does to the wall: its camera fills it, its page is shown, or nothing. */
export type Front = "large" | "page" | "off";

export interface WallSettings {
  /** So many cameras at once; 0: as many as fill the screen best. */
  readonly tiles: number;
  /** Seconds for which a page is shown where there are more; 0: nobody turns pages. */
  readonly cycle: number;
  readonly front: Front;
  /** Minutes without motion and touch after which it is dimmed; 0: never. */
  readonly dim: number;
  /** Minutes after which it is black; 0: never. */
  readonly sleep: number;
  /** Which cameras, in which order; empty: all. */
  readonly cameras: readonly string[];
}

export const WALL: WallSettings = { tiles: 0, cycle: 20, front: "large", dim: 10, sleep: 0, cameras: [] };

export const FRONTS: readonly Front[] = ["large", "page", "off"];
const MOST = { tiles: MOST_TILES, cycle: 3600, dim: 1440, sleep: 1440 } as const;

/** What `place` says, and `kept` where it says nothing. */
export function parseWall(place: string, kept: WallSettings = WALL): WallSettings {
  const found = new URLSearchParams(place);
  const number = (name: keyof typeof MOST): number => {
    const value = Number.parseInt(found.get(name) ?? "", 10);
    return Number.isNaN(value) ? kept[name] : Math.min(MOST[name], Math.max(0, value));
  };
  return {
    tiles: number("tiles"),
    cycle: number("cycle"),
    front: FRONTS.find((one) => one === found.get("front")) ?? kept.front,
    dim: number("dim"),
    sleep: number("sleep"),
    cameras: found.get("cameras")?.split(",").filter(Boolean) ?? kept.cameras,
  };
}

/** All of it, so that an address means the same on every screen. */
export const wallPlace = ({ cameras, cycle, dim, front, sleep, tiles }: WallSettings): string =>
  `tiles=${tiles}&cycle=${cycle}&front=${front}&dim=${dim}&sleep=${sleep}&cameras=${cameras.join(",")}`;
