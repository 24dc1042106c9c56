import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { patiently, withRoom } from "../../src/player/patience";
import { Trouble } from "../../src/player/vod-fetch";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const { signal } = new AbortController();

test("what may be there a moment later is asked for again, and said to be away meanwhile", async () => {
  const said: string[] = [];
  let tries = 0;
  const work = async () => {
    if (tries++ < 2) throw new Trouble("player.no_answer", { again: true });
    return tries;
  };
  const done = patiently(work, signal, (note) => said.push(note));
  await vi.advanceTimersByTimeAsync(3000);
  expect(await done).toBe(3);
  expect(said).toEqual(["player.no_answer", "player.no_answer", ""]);
});

test("what never will be there is not asked for again", async () => {
  const work = vi.fn().mockRejectedValue(new Trouble("player.expired", { gone: true }));
  await expect(patiently(work, signal, () => {})).rejects.toThrow("player.expired");
  expect(work).toHaveBeenCalledTimes(1);
});

test("a browser without room gets it made", async () => {
  let isFull = true;
  const work = async () => {
    if (isFull) throw new DOMException("full", "QuotaExceededError");
    return "done";
  };
  const makeRoom = async () => {
    isFull = false;
  };
  expect(await withRoom(work, makeRoom)).toBe("done");
  await expect(withRoom(() => Promise.reject(new Error("other")), makeRoom)).rejects.toThrow("other");
});
