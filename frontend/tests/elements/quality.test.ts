import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Quality } from "../../src/elements/quality";
import { Store } from "../../src/model/store";
import { link, type Slowness } from "../../src/player/link";

const outside = new Store<boolean | null>(null);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"], now: 100_000 });
  localStorage.clear();
  outside.set(null);
});
afterEach(() => vi.useRealTimers());

/** Video that is late three times, five seconds apart. */
const late = (slowness: Slowness): void => {
  for (let times = 0; times < 3; times++) {
    vi.advanceTimersByTime(5000);
    link.slow(slowness);
  }
};

test("nothing is decided before it is known where somebody is", () => {
  const quality = new Quality(outside);
  expect(quality.level.value).toBeNull();
  outside.set(true);
  expect([quality.level.value, quality.isFar]).toEqual(["remote", true]);
  outside.set(false); // he came home
  expect([quality.level.value, quality.isFar]).toEqual(["full", false]);
});

test("what somebody has chosen counts, and is kept", () => {
  const quality = new Quality(outside);
  quality.choose("low");
  expect(quality.level.value).toBe("low");
  outside.set(false);
  late("missed");
  expect(quality.level.value).toBe("low");
  expect(new Quality(outside).level.value).toBe("low");
  quality.choose("auto");
  expect(quality.level.value).toBe("full");
  expect(new Quality(outside).choice.value).toBe("auto");
});

test("everything in full size is chosen outside, too, and played with patience", () => {
  const quality = new Quality(outside);
  outside.set(true);
  quality.choose("full");
  late("stalled");
  expect([quality.level.value, quality.isFar]).toEqual(["full", true]);
});

test("what was kept and means nothing is not minded", () => {
  localStorage.setItem("tawny-quality", "ultra");
  expect(new Quality(outside).choice.value).toBe("auto");
});

test("outside pictures that stop become smaller, and larger again after a calm minute", () => {
  const quality = new Quality(outside);
  outside.set(true);
  late("stalled");
  expect(quality.level.value).toBe("low");
  vi.advanceTimersByTime(59_000);
  expect(quality.level.value).toBe("low");
  vi.advanceTimersByTime(2000);
  expect(quality.level.value).toBe("remote");
  expect(vi.getTimerCount()).toBe(0);
});

test("at home only what the service could not send makes them smaller: machines are busy, too", () => {
  const quality = new Quality(outside);
  outside.set(false);
  late("stalled");
  expect(quality.level.value).toBe("full");
  late("missed");
  expect(quality.level.value).toBe("remote");
});
