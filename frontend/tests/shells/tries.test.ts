import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { tries } from "../../src/shells/hass/tries";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("what can't be loaded is tried again soon, and then once a minute", () => {
  const isTime = tries();
  const at: number[] = [];
  for (let second = 0; second < 300; second++) {
    if (isTime()) at.push(second);
    vi.advanceTimersByTime(1000);
  }
  expect(at).toEqual([0, 4, 64, 124, 184, 244]);
});
