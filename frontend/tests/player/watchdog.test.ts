import { expect, test } from "vitest";
import { Watchdog } from "../../src/player/watchdog";

/** Whether it was stuck at each second, with the time of the video given. */
function watched(times: readonly number[], shown: boolean): readonly boolean[] {
  const dog = new Watchdog();
  return times.map((time, second) => dog.isStuck(time, shown, second * 1000));
}

test("a picture that goes on is left alone, also when it comes in leaps", () => {
  expect(watched([0, 1, 1, 1, 1, 5, 5, 5, 9], true)).not.toContain(true);
});

test("one that stands still is begun anew, and then has its time again", () => {
  const stuck = watched(Array(14).fill(3), true);
  expect(stuck.indexOf(true)).toBe(6);
  expect(stuck.slice(7, 13)).not.toContain(true);
});

test("one that never came is waited for longer", () => {
  const stuck = watched(Array(30).fill(0), false);
  expect(stuck.indexOf(true)).toBe(25);
});

test("what was before a break does not count", () => {
  const dog = new Watchdog();
  dog.isStuck(3, true, 0);
  dog.reset();
  expect(dog.isStuck(3, true, 60_000)).toBe(false);
});
