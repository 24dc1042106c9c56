// Where a live picture is played: as close to the newest as the network allows. It plays a little faster or slower, and
// jumps where that would take too long.

import { onBeat } from "./heartbeat";
import { link } from "./link";
import { endOf } from "./media-source";

const KEEP_S = 10; // watched video that is kept in memory
const WINDOW = 40; // fragments over which what is ahead is judged: a network that was late once will be again
const ENOUGH = 5; // fragments without which nothing is judged
const CALM_MS = 8000; // without a stop for so long, it dares to come closer again
const STOP_MS = 1000; // whatever else happens within that belongs to the same stop

/** How close to the newest it is played, in seconds. */
export interface Nearness {
  /** What is left when the next fragment comes: less, and the picture would stop. */
  readonly least: number;
  /** After many stops it plays this much later, not more. */
  readonly most: number;
  /** So much later after each stop. */
  readonly more: number;
  /** Further behind than wanted: jump instead of playing faster. */
  readonly jump: number;
  /** Whether it waits with the picture until `least` is there, in the beginning and after a stop: one stop instead of many. */
  readonly waits: boolean;
}

export const NEAR: Nearness = { least: 0.06, most: 0.6, more: 0.04, jump: 1, waits: false };
/** A packet that is lost twice in 200 ms of distance is late by more than a second, and one lost thrice by two. */
export const FAR: Nearness = { least: 2, most: 4, more: 0.5, jump: 3, waits: true };

export class Pace {
  jumps = 0;
  stalls = 0;
  /** Seconds that were left, at the least, when more came. */
  least = 0;
  #margin: number;
  #waits = false;
  #ahead: number[] = [];
  #fragment = 0.2; // seconds that come at once; measured as they do
  #stalledAt = 0;
  #unwatch: (() => void) | undefined;

  constructor(
    readonly video: HTMLVideoElement,
    readonly buffer: SourceBuffer,
    readonly nearness: Nearness,
  ) {
    this.#margin = nearness.least;
  }

  stop(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  /** Before a fragment is appended that continues what is there: what is left to play at that moment. */
  measure(): void {
    if (this.video.paused || this.video.seeking) return;
    this.#ahead.push(Math.max(0, endOf(this.buffer) - this.video.currentTime));
    if (this.#ahead.length > WINDOW) this.#ahead.shift();
  }

  /** After `count` fragments were appended behind `before`. True the first time: now there is something to see. */
  appended(count: number, before: number): boolean {
    const { buffer, video } = this;
    if (!buffer.buffered.length) return false;
    const end = endOf(buffer);
    if (count === 1 && end > before) this.#fragment = end - before;
    const begins = this.#unwatch === undefined;
    if (begins) this.#begin();
    const behind = end - video.currentTime;
    const start = buffer.buffered.start(buffer.buffered.length - 1);
    if (video.currentTime < start) video.currentTime = start;
    else if (video.readyState >= 2 && behind > this.#margin + this.#fragment + this.nearness.jump) this.jump();
    else this.#adjust();
    if (this.#waits && end - video.currentTime >= this.#margin) {
      this.#waits = false;
      play(video);
    }
    if (video.currentTime - buffer.buffered.start(0) > KEEP_S * 2 && !buffer.updating) {
      buffer.remove(0, video.currentTime - KEEP_S);
    }
    return begins;
  }

  /** The first picture was the newest keyframe, for the eye; from there, or from where it fell behind, to the newest. */
  jump(): void {
    if (!this.buffer.buffered.length) return;
    const target = endOf(this.buffer) - this.#margin - this.#fragment;
    if (target < this.video.currentTime + 0.05) return;
    this.jumps++;
    this.#ahead = [];
    this.video.currentTime = target;
  }

  /** The picture stopped for want of more. */
  stalled(): void {
    if (this.#unwatch === undefined || this.video.seeking || this.#ahead.length < ENOUGH) return; // it waits anyway
    if (performance.now() - this.#stalledAt < STOP_MS) return;
    this.stalls++;
    link.slow("stalled");
    this.#stalledAt = performance.now();
    const { more, most, waits } = this.nearness;
    this.#margin = Math.min(most, this.#margin + more);
    if (!waits) return;
    this.#waits = true;
    this.video.pause();
  }

  #begin(): void {
    this.#stalledAt = performance.now();
    this.#unwatch = onBeat(() => this.#unstick());
    this.#waits = this.nearness.waits;
    if (!this.#waits) play(this.video);
  }

  #adjust(): void {
    if (this.#ahead.length < ENOUGH) return;
    this.least = Math.min(...this.#ahead);
    const wrong = this.least - this.#margin;
    // Slower is seen sooner than faster: only what is really short is stretched.
    this.video.playbackRate = wrong > 0.03 ? Math.min(1.15, 1.02 + wrong) : wrong < -0.03 ? 0.95 : 1;
    if (performance.now() - this.#stalledAt > CALM_MS && this.#margin > this.nearness.least) {
      this.#stalledAt = performance.now();
      this.#margin = Math.max(this.nearness.least, this.#margin * 0.7);
    }
  }

  /** Browsers pause what is out of sight, and stop before the smallest hole. */
  #unstick(): void {
    const { buffer, video } = this;
    if (!buffer.buffered.length || video.seeking) return;
    if (video.paused && !video.controls && !this.#waits) play(video);
    for (let range = 0; range < buffer.buffered.length; range++) {
      const start = buffer.buffered.start(range);
      if (start > video.currentTime && video.readyState < 3) {
        video.currentTime = start;
        return;
      }
    }
  }
}

/** A browser may refuse to play; it is asked again. */
export function play(video: HTMLVideoElement): void {
  video.play().catch(() => {});
}
