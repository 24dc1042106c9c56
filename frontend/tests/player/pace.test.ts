import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { link } from "../../src/player/link";
import { FAR, NEAR, type Nearness, Pace } from "../../src/player/pace";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"], now: 100_000 }));
afterEach(() => vi.useRealTimers());

/** A video that shows what is appended, a quarter of a second at a time, as long as there is any. */
class Screen {
  end = 0;
  stops = 0;
  readonly video = {
    currentTime: 0,
    paused: true,
    seeking: false,
    controls: false,
    readyState: 4,
    playbackRate: 1,
    play: async () => void Object.assign(this.video, { paused: false }),
    pause: () => void Object.assign(this.video, { paused: true }),
  };
  readonly buffer = { updating: false, buffered: { length: 1, start: () => 0, end: () => this.end }, remove: () => {} };
  readonly pace: Pace;

  constructor(nearness: Nearness) {
    this.pace = new Pace(this.video as unknown as HTMLVideoElement, this.buffer as unknown as SourceBuffer, nearness);
  }

  append(fragments = 1): void {
    for (let count = 0; count < fragments; count++) {
      const before = this.end;
      if (before) this.pace.measure();
      this.end += 0.25;
      this.pace.appended(1, before);
    }
  }

  /** A quarter of a second passes. */
  pass(): void {
    vi.advanceTimersByTime(250);
    if (this.video.paused) return;
    const at = this.video.currentTime + 0.25 * this.video.playbackRate;
    if (at > this.end) {
      this.stops++;
      this.pace.stalled();
    }
    this.video.currentTime = Math.min(at, this.end);
  }

  /** As many quarters of a second with one fragment each. */
  go(quarters: number): void {
    for (let count = 0; count < quarters; count++) {
      this.append();
      this.pass();
    }
  }
}

test("near by it plays what comes first", () => {
  const screen = new Screen(NEAR);
  screen.append();
  expect(screen.video.paused).toBe(false);
  screen.pace.stop();
});

test("far away it begins when there is enough for what will be late, and does not stop then", () => {
  const screen = new Screen(FAR);
  screen.append(7);
  expect(screen.video.paused).toBe(true);
  screen.append();
  expect(screen.video.paused).toBe(false);
  screen.go(20);
  for (let quarters = 0; quarters < 7; quarters++) screen.pass(); // nearly two seconds of nothing
  screen.append(7);
  screen.go(20);
  expect([screen.stops, screen.pace.stalls]).toEqual([0, 0]);
  screen.pace.stop();
});

test("after a stop it waits, plays later from then on, and tells of it", () => {
  const slow = vi.fn();
  const forget = link.onSlow(slow);
  const screen = new Screen(FAR);
  screen.append(8);
  screen.go(20);
  for (let quarters = 0; quarters < 12; quarters++) screen.pass();
  expect([screen.stops, screen.pace.stalls, screen.video.paused]).toEqual([1, 1, true]);
  expect(slow).toHaveBeenCalledExactlyOnceWith("stalled");
  screen.append(9); // the margin is 2.5 s by now
  expect(screen.video.paused).toBe(true);
  screen.append();
  expect(screen.video.paused).toBe(false);
  screen.pace.stop();
  forget();
});
