import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { later } from "../../src/elements/later";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a part is asked for again until it comes", async () => {
  const load = vi.fn().mockRejectedValueOnce(new TypeError("away")).mockRejectedValueOnce(new TypeError("away"));
  const loaded = later("clip", load);
  await vi.advanceTimersByTimeAsync(3000);
  await loaded;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(load).toHaveBeenCalledTimes(3);
});

test("that it never came is known half a minute later", async () => {
  const load = vi.fn().mockRejectedValue(new TypeError("gone"));
  const failed = vi.fn();
  later("dialog", load).catch(failed);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(failed).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(failed).toHaveBeenCalledOnce();
  expect(load).toHaveBeenCalledTimes(6);
});

test("a part that is wanted by many is asked for once, and anew after it never came", async () => {
  const load = vi.fn().mockRejectedValue(new TypeError("gone"));
  const all = [later("list", load), later("list", load)];
  const failed = Promise.all(all).catch(() => "failed");
  await vi.advanceTimersByTimeAsync(31_000);
  expect(await failed).toBe("failed");
  expect(load).toHaveBeenCalledTimes(6);
  load.mockResolvedValue({});
  await later("list", load);
  expect(load).toHaveBeenCalledTimes(7);
});
