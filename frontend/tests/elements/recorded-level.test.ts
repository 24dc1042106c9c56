import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { TawnyElement } from "../../src/elements/element";
import { qualityOf } from "../../src/elements/quality";
import { RecordedLevel } from "../../src/elements/recorded-level";
import { Store } from "../../src/model/store";
import { link } from "../../src/player/link";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"], now: 100_000 });
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

function made(where: boolean | null) {
  const outside = new Store(where);
  const host = { app: { backend: { outside } }, addController: () => {} } as unknown as TawnyElement;
  const onChange = vi.fn();
  return { outside, quality: qualityOf(host.app.backend), level: new RecordedLevel(host, onChange), onChange };
}

/** Video that is late three times. */
const late = () => {
  for (let times = 0; times < 3; times++) {
    vi.advanceTimersByTime(10_000);
    link.slow("stalled");
  }
};

test("nothing is asked for before it is known where somebody is", async () => {
  const { level, outside } = made(null);
  const taken = level.take();
  outside.set(true);
  expect(await taken).toBe("remote");
});

test("what does not come in time becomes smaller at once, and larger at the next moment that is looked for", async () => {
  const { level, onChange } = made(true);
  await level.take();
  expect(level.isOther).toBe(false);
  late();
  expect(onChange).toHaveBeenCalledTimes(1);
  expect(await level.take()).toBe("low");
  vi.advanceTimersByTime(70_000);
  expect(onChange).toHaveBeenCalledTimes(1);
  expect(level.isOther).toBe(true);
  expect(await level.take()).toBe("remote");
});

test("what somebody chooses is there at once", async () => {
  const { level, onChange, quality } = made(true);
  await level.take();
  quality.choose("full");
  expect(onChange).toHaveBeenCalledTimes(1);
  expect(await level.take()).toBe("full");
  quality.choose("low");
  expect(await level.take()).toBe("low");
  quality.choose("auto");
  expect(onChange).toHaveBeenCalledTimes(3);
  expect(await level.take()).toBe("remote");
});

test("who has left is not told of anything", async () => {
  const { level, onChange, quality } = made(true);
  await level.take();
  level.hostDisconnected();
  quality.choose("low");
  expect(onChange).not.toHaveBeenCalled();
});
