import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { timed } from "../../src/player/lateness";
import { link } from "../../src/player/link";

const slow = vi.fn();
let unwatch = () => {};

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setInterval", "clearInterval", "setTimeout", "clearTimeout", "performance"],
    now: 100_000,
  });
  slow.mockClear();
  unwatch = link.onSlow(slow);
});
afterEach(() => {
  unwatch();
  vi.useRealTimers();
});

test("waiting without a picture is slow, again and again", async () => {
  let finish = () => {};
  const work = new Promise<void>((done) => {
    finish = done;
  });
  const waiting = timed(work, () => true);
  vi.advanceTimersByTime(2500);
  expect(slow).toHaveBeenCalledTimes(0);
  vi.advanceTimersByTime(6000);
  expect(slow).toHaveBeenCalledTimes(3);
  finish();
  await waiting;
  vi.advanceTimersByTime(10_000);
  expect(slow).toHaveBeenCalledTimes(3);
});

test("what comes while there is something to show is not slow", async () => {
  let isNothing = false;
  let finish = () => {};
  const work = new Promise<void>((done) => {
    finish = done;
  });
  const waiting = timed(work, () => isNothing);
  vi.advanceTimersByTime(20_000);
  isNothing = true;
  vi.advanceTimersByTime(2500);
  expect(slow).not.toHaveBeenCalled();
  finish();
  await waiting;
});
