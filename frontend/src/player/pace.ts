// Where a live picture is played: as close to the newest as the network allows. It plays a little faster or slower, and
// jumps where that would take too long.

import { onBeat } from "./heartbeat";
import { endOf } from "./media-source";

const KEEP_S = 10; // watched video that is kept in memory
const LEAST_AHEAD_S = 0.06; // what is left when the next fragment comes: less, and the picture would stop
const MOST_AHEAD_S = 0.6; // after many stops it plays this much later, not more
const MORE_AHEAD_S = 0.04; // after each stop
const JUMP_S = 1; // further behind than wanted: jump instead of playing faster
const WINDOW = 40; // fragments over which what is ahead is judged: a network that was late once will be again
const ENOUGH = 5; // fragments without which nothing is judged
const CALM_MS = 8000; // without a stop for so long, it dares to come closer again
const STOP_MS = 1000; // whatever else happens within that belongs to the same stop

export class Pace {
  jumps = 0;
  stalls = 0;
  /** Seconds that were left, at the least, when more came. */
  least = 0;
  #margin = LEAST_AHEAD_S;
  #ahead: number[] = [];
  #fragment = 0.2; // seconds that come at once; measured as they do
  #stalledAt = 0;
  #unwatch: (() => void) | undefined;

  constructor(
    readonly video: HTMLVideoElement,
    readonly buffer: SourceBuffer,
  ) {}

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
    else if (video.readyState >= 2 && behind > this.#margin + this.#fragment + JUMP_S) this.jump();
    else this.#adjust();
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
    this.#stalledAt = performance.now();
    this.#margin = Math.min(MOST_AHEAD_S, this.#margin + MORE_AHEAD_S);
  }

  #begin(): void {
    this.#stalledAt = performance.now();
    this.#unwatch = onBeat(() => this.#unstick());
    play(this.video);
  }

  #adjust(): void {
    if (this.#ahead.length < ENOUGH) return;
    this.least = Math.min(...this.#ahead);
    const wrong = this.least - this.#margin;
    // Slower is seen sooner than faster: only what is really short is stretched.
    this.video.playbackRate = wrong > 0.03 ? Math.min(1.15, 1.02 + wrong) : wrong < -0.03 ? 0.95 : 1;
    if (performance.now() - this.#stalledAt > CALM_MS && this.#margin > LEAST_AHEAD_S) {
      this.#stalledAt = performance.now();
      this.#margin = Math.max(LEAST_AHEAD_S, this.#margin * 0.7);
    }
  }

  /** Browsers pause what is out of sight, and stop before the smallest hole. */
  #unstick(): void {
    const { buffer, video } = this;
    if (!buffer.buffered.length || video.seeking) return;
    if (video.paused && !video.controls) play(video);
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
