import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hasAll, lacks, watchParts } from "../../src/shells/hass/anew";

const CALM_MS = 32_000;
const who = {};
const reload = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime("2026-11-24T12:00:00Z");
  vi.spyOn(location, "reload").mockImplementation(reload);
  vi.stubGlobal("fetch", async () => new Response());
});

afterEach(() => {
  hasAll(who);
  hasAll(window);
  sessionStorage.clear();
  reload.mockClear();
  history.replaceState(null, "", "/tawny/live");
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("a page that nobody touches loads itself anew, and not again and again", async () => {
  lacks(who);
  await vi.advanceTimersByTimeAsync(CALM_MS - 4000);
  expect(reload).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(4000);
  expect(reload).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(CALM_MS * 2);
  expect(reload).toHaveBeenCalledOnce();
});

test("while somebody is busy with it, it waits", async () => {
  lacks(who);
  for (let count = 0; count < 4; count++) {
    await vi.advanceTimersByTimeAsync(20_000);
    document.body.dispatchEvent(new Event("pointermove", { bubbles: true }));
  }
  expect(reload).not.toHaveBeenCalled();
});

test("so it does while a dashboard is edited", async () => {
  history.replaceState(null, "", "/tawny/live?edit=1");
  lacks(who);
  await vi.advanceTimersByTimeAsync(CALM_MS * 2);
  expect(reload).not.toHaveBeenCalled();
});

test("so it does while nobody answers", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  lacks(who);
  await vi.advanceTimersByTimeAsync(CALM_MS * 2);
  expect(reload).not.toHaveBeenCalled();
});

test("when all is there after all, nothing happens", async () => {
  lacks(who);
  hasAll(who);
  await vi.advanceTimersByTimeAsync(CALM_MS * 2);
  expect(reload).not.toHaveBeenCalled();
});

test("a dialog that can't be loaded counts, others' mistakes do not", async () => {
  watchParts();
  const fail = (message: string) =>
    dispatchEvent(Object.assign(new Event("unhandledrejection"), { reason: new TypeError(message) }));
  fail("Failed to fetch dynamically imported module: http://ha.local/local/other.js");
  await vi.advanceTimersByTimeAsync(CALM_MS);
  expect(reload).not.toHaveBeenCalled();
  fail("Failed to fetch dynamically imported module: http://ha.local/tawny_static/camera-dialog-1.js");
  await vi.advanceTimersByTimeAsync(CALM_MS);
  expect(reload).toHaveBeenCalledOnce();
});
