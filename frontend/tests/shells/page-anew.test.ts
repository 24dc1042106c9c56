import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchParts } from "../../src/shells/page/anew";

const reload = vi.fn();
let answers = true;

watchParts();

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime("2026-11-24T12:00:00Z");
  vi.spyOn(location, "reload").mockImplementation(reload);
  vi.stubGlobal("fetch", async () => {
    if (!answers) throw new TypeError("Failed to fetch");
    return new Response();
  });
});

afterEach(() => {
  sessionStorage.clear();
  reload.mockClear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const fail = (message: string) =>
  dispatchEvent(Object.assign(new Event("unhandledrejection"), { reason: new TypeError(message) }));

test.each([
  "Failed to fetch dynamically imported module: http://tawny.local/app/camera-dialog-1.js",
  "error loading dynamically imported module: http://tawny.local/app/camera-dialog-1.js",
  "Importing a module script failed.",
])("a page that lacks a part loads itself anew: %s", async (message) => {
  fail(message);
  await vi.advanceTimersByTimeAsync(100);
  expect(reload).toHaveBeenCalledOnce();
});

test("it waits for the service", async () => {
  answers = false;
  fail("Importing a module script failed.");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reload).not.toHaveBeenCalled();
  answers = true;
  await vi.advanceTimersByTimeAsync(2000);
  expect(reload).toHaveBeenCalledOnce();
});

test("other mistakes are none of a part", async () => {
  fail("Failed to fetch");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reload).not.toHaveBeenCalled();
});
