// What a wall of cameras does by itself: which tiles are live, which camera is in front, which page is shown, and when it
// goes dark. It is told what happens, each time with milliseconds that only go up, and has no clock of its own.

import { pageAfter, pageCount, pageOf } from "./wall-layout";
import type { WallSettings } from "./wall-settings";

export const LINGER_MS = 15_000; // a tile is live for so long after the motion is over
export const TOUCH_MS = 60_000; // nothing is moved under the hands of somebody who touched it within that
export const TURN_MS = 10_000; // a camera is in front at least for so long, before another one is
const MINUTE_MS = 60_000;

/** What is to be seen. */
export interface WallState {
  readonly page: number;
  /** The camera that fills the wall; "" for none. */
  readonly front: string;
  /** Whether somebody wanted it there, rather than motion. */
  readonly byHand: boolean;
  /** Those whose picture moves. */
  readonly live: ReadonlySet<string>;
  readonly light: "on" | "dim" | "off";
}

export class Wall {
  #page = 0;
  #front = "";
  #byHand = false;
  #frontSince = 0;
  #pageSince = 0;
  #wasBusy = false;
  #touched = Number.NEGATIVE_INFINITY;
  /** When something last happened that keeps the light on. */
  #stirred: number;
  /** Cameras in which something moves, or moved a moment ago: since when, and when it was over. */
  readonly #moving = new Map<string, { readonly since: number; over: number | null }>();

  constructor(
    private settings: WallSettings,
    private keys: readonly string[],
    now: number,
  ) {
    this.#stirred = this.#pageSince = now;
  }

  /** Other cameras, or other wishes. */
  set(settings: WallSettings, keys: readonly string[]): void {
    this.settings = settings;
    this.keys = keys;
    this.#page = Math.min(this.#page, this.#pages - 1);
    for (const key of this.#moving.keys()) if (!keys.includes(key)) this.#moving.delete(key);
    if (!keys.includes(this.#front)) this.#letGo();
  }

  motion(key: string, moves: boolean, now: number): void {
    const known = this.#moving.get(key);
    if (moves && this.keys.includes(key)) {
      if (!known || known.over !== null) this.#moving.set(key, { since: now, over: null });
      this.#stirred = now;
    } else if (known && known.over === null) {
      known.over = now;
      this.#stirred = now;
    }
  }

  /** Somebody touched it. False when that only woke it up: then it shall do nothing else. */
  touch(now: number): boolean {
    const wasAwake = this.#light(now) !== "off";
    this.#touched = this.#stirred = now;
    return wasAwake;
  }

  /** Somebody wants to see one camera, or ("") all of them again. */
  enlarge(key: string, now: number): void {
    this.#front = key;
    this.#byHand = key !== "";
    this.#frontSince = now;
    if (!key) this.#letGo();
  }

  turn(step: number, now: number): void {
    this.#page = pageAfter(this.#page, step, this.#pages);
    this.#pageSince = now;
    this.#letGo();
  }

  /** What is to be seen now. */
  look(now: number): WallState {
    for (const [key, { over }] of this.#moving) {
      if (over !== null && now - over >= LINGER_MS) this.#moving.delete(key);
      else this.#stirred = Math.max(this.#stirred, over ?? now);
    }
    if (now - this.#touched >= TOUCH_MS) this.#follow(now);
    const light = this.#light(now);
    const live = new Set(light === "off" ? [] : this.#moving.keys());
    if (this.#front && light !== "off") live.add(this.#front);
    return { page: this.#page, front: this.#front, byHand: this.#byHand, live, light };
  }

  /** Shows where something moves; when nothing does, pages are turned. */
  #follow(now: number): void {
    const { cycle, front } = this.settings;
    const newest = this.#newest();
    if (newest && front === "large" && this.#mayReplace(now)) {
      if (newest !== this.#front) this.#frontSince = now;
      this.#front = newest;
      this.#byHand = false;
    } else if (!newest && !this.#byHand) {
      this.#letGo();
    }
    if (newest && front !== "off") {
      // Its page is what is seen when it is no longer in front.
      if (front === "large" || this.#mayTurn(now))
        this.#show(pageOf(this.keys.indexOf(newest), this.settings.tiles), now);
    } else if (this.#wasBusy) {
      this.#pageSince = now; // what was just seen is not taken away at once
    } else if (cycle && !this.#front && now - this.#pageSince >= cycle * 1000 && this.#light(now) !== "off") {
      this.#page = pageAfter(this.#page, 1, this.#pages);
      this.#pageSince = now;
    }
    this.#wasBusy = newest !== "";
  }

  #show(page: number, now: number): void {
    if (page !== this.#page) this.#pageSince = now;
    this.#page = page;
  }

  /** Who came last; one in which motion is over only when it is nowhere else. */
  #newest(): string {
    let found = "";
    let best = Number.NEGATIVE_INFINITY;
    for (const [key, { since, over }] of this.#moving) {
      const rank = over === null ? since : since - 1e12;
      if (rank > best) {
        best = rank;
        found = key;
      }
    }
    return found;
  }

  #mayReplace(now: number): boolean {
    if (!this.#front || this.#byHand) return true; // nobody has touched it for a while
    return now - this.#frontSince >= TURN_MS || !this.#moving.has(this.#front);
  }

  #mayTurn(now: number): boolean {
    const isHere = (key: string): boolean => pageOf(this.keys.indexOf(key), this.settings.tiles) === this.#page;
    return now - this.#pageSince >= TURN_MS || ![...this.#moving.keys()].some(isHere);
  }

  #letGo(): void {
    this.#front = "";
    this.#byHand = false;
  }

  get #pages(): number {
    return pageCount(this.keys.length, this.settings.tiles);
  }

  #light(now: number): WallState["light"] {
    const calm = now - this.#stirred;
    const { dim, sleep } = this.settings;
    if (sleep && calm >= sleep * MINUTE_MS) return "off";
    return dim && calm >= dim * MINUTE_MS ? "dim" : "on";
  }
}

/** Whether there is nothing new to draw. */
export const isSameLook = (one: WallState, other: WallState): boolean =>
  one.page === other.page &&
  one.front === other.front &&
  one.byHand === other.byHand &&
  one.light === other.light &&
  one.live.size === other.live.size &&
  [...one.live].every((key) => other.live.has(key));
