import { afterEach, expect, test, vi } from "vitest";
import { step } from "../../src/shells/steps";

const here = (): string => location.pathname + location.hash;
const cameBack = (): boolean => window.dispatchEvent(new Event("popstate"));

afterEach(() => {
  cameBack();
  history.replaceState(null, "", "/");
});

test("closing what was opened goes back, so that back does not open it again", () => {
  const back = vi.spyOn(history, "back").mockImplementation(() => {});
  history.replaceState(null, "", "/app/#/live");
  expect(step("#/live/door", false)).toBe(true);
  expect(step("#/live/yard", true)).toBe(true); // another camera, in its place
  expect(here()).toBe("/app/#/live/yard");
  expect(step("#/live", false)).toBe(false);
  expect(step("#/live", false)).toBe(false); // somebody is impatient
  expect(back).toHaveBeenCalledTimes(1);
  cameBack();
});

test("what came by a link leads on", () => {
  const back = vi.spyOn(history, "back").mockImplementation(() => {});
  history.replaceState(null, "", "/app/#/live/door");
  expect(step("#/live", false)).toBe(true);
  expect([here(), back.mock.calls]).toEqual(["/app/#/live", []]);
});
