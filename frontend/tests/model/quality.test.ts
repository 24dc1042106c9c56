import { expect, test } from "vitest";
import { Governor, type Level, levelFor, type Way } from "../../src/model/quality";

const HOME: Way = { outside: false, saves: false, cellular: false, speed: "4g" };

test.each<[what: string, change: Partial<Way>, level: Level]>([
  ["at home", {}, "full"],
  ["at home, where the estimate means nothing", { speed: "2g" }, "full"],
  ["outside", { outside: true }, "remote"],
  ["outside, of unknown speed", { outside: true, speed: "" }, "remote"],
  ["outside, on a bad network", { outside: true, speed: "slow-2g" }, "low"],
  ["a tunnel over a phone's network", { cellular: true }, "remote"],
  ["somebody who saves data", { saves: true }, "low"],
])("%s it begins with what the way allows", (_what, change, level) => {
  expect(levelFor({ ...HOME, ...change })).toBe(level);
});

/** Seconds at which video was late; the level after each. */
const levels = (governor: Governor, seconds: readonly number[]): Level[] =>
  seconds.map((at) => {
    governor.slow(at * 1000);
    return governor.level;
  });

test("three slow moments within half a minute make pictures smaller", () => {
  expect(levels(new Governor("full", 0), [10, 20, 29])).toEqual(["full", "full", "remote"]);
});

test("slow moments far apart do not", () => {
  expect(levels(new Governor("full", 0), [10, 30, 50, 70])).toEqual(["full", "full", "full", "full"]);
});

test("many pictures that are late at once are one moment", () => {
  expect(levels(new Governor("remote", 0), [10, 10.1, 10.5, 11.9, 12])).not.toContain("low");
});

test("what is late just after a change is due to what was before", () => {
  const governor = new Governor("full", 0);
  expect(levels(governor, [10, 13, 16])).toEqual(["full", "full", "remote"]);
  expect(levels(governor, [17, 20, 23])).toEqual(["remote", "remote", "remote"]);
  expect(levels(governor, [25, 28, 31])).toEqual(["remote", "remote", "low"]);
  expect(levels(governor, [40, 43, 46])).toEqual(["low", "low", "low"]); // there is nothing below
});

test("after a calm minute larger pictures are tried, and later each time that fails", () => {
  const governor = new Governor("remote", 0);
  levels(governor, [10, 13, 16]);
  governor.look(75_000);
  expect(governor.level).toBe("low");
  governor.look(76_000);
  expect(governor.level).toBe("remote");
  governor.look(9_000_000); // never above what it began with
  expect([governor.level, governor.isBest]).toEqual(["remote", true]);
  levels(governor, [9001, 9004, 9007]);
  expect(governor.level).toBe("low");
  governor.look(9_126_000);
  expect(governor.level).toBe("low");
  governor.look(9_127_000);
  expect(governor.level).toBe("remote");
});

test("another way begins with what it allows", () => {
  const governor = new Governor("remote", 0);
  levels(governor, [10, 13, 16]);
  governor.begin("remote", 20_000); // it is the same
  expect(governor.level).toBe("low");
  governor.begin("full", 30_000);
  expect(governor.level).toBe("full");
});
