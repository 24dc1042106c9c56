import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HassBackend } from "../../src/backend/hass";
import { HassFeed } from "../../src/backend/hass-feed";
import type { HassConnection } from "../../src/backend/hass-types";
import { hassHouse, type Message } from "./hass-house";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A connection whose next subscriptions are answered by `answers`: with what ends it, or with an error. */
function connection(...answers: (boolean | Promise<boolean>)[]) {
  const listeners: ((event: unknown) => void)[] = [];
  const on: Record<string, () => void> = {};
  const ended = vi.fn(async () => {});
  const made: HassConnection = {
    sendMessagePromise: async () => ({}),
    subscribeMessage: async (listener, _message, options) => {
      expect(options).toEqual({ resubscribe: false });
      listeners.push(listener);
      if (!(await (answers.shift() ?? true))) throw { code: "unknown_command" };
      return ended;
    },
    addEventListener: (event, listener) => {
      on[event] = listener;
    },
    removeEventListener: (event) => {
      delete on[event];
    },
  };
  const handlers = { onMessage: vi.fn(), onHeard: vi.fn(), onLost: vi.fn() };
  return { feed: new HassFeed(made, handlers), handlers, listeners, on, ended };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

test("a Home Assistant that does not know the integration yet is asked until it does", async () => {
  const { feed, handlers } = connection(false, false);
  feed.start();
  await vi.advanceTimersByTimeAsync(2000);
  expect(handlers.onHeard).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2000);
  expect(handlers.onHeard).toHaveBeenCalledTimes(1);
});

test("it subscribes again when the connection is back, and hears each message once", async () => {
  const { feed, handlers, listeners, on } = connection();
  feed.start();
  await settle();
  on["disconnected"]?.();
  expect(handlers.onLost).toHaveBeenCalledTimes(1);
  on["ready"]?.();
  await settle();
  expect(handlers.onHeard).toHaveBeenCalledTimes(2);
  for (const tell of listeners) tell("news");
  expect(handlers.onMessage).toHaveBeenCalledTimes(1);
});

test("who does not listen any more hears nothing, and is subscribed to nothing", async () => {
  const { feed, handlers, listeners, on, ended } = connection(Promise.resolve(true));
  feed.start();
  feed.stop();
  await settle();
  listeners[0]?.("news");
  expect([handlers.onMessage.mock.calls, handlers.onHeard.mock.calls]).toEqual([[], []]);
  expect(ended).toHaveBeenCalledTimes(1);
  expect(Object.keys(on)).toEqual([]);
});

test("what was signed before Home Assistant started anew is signed again", async () => {
  let signed = 0;
  const [hass, heard] = hassHouse({
    "tawny/cameras": { sidecars: [] },
    "auth/sign_path": ({ path }: Message) => ({ path: `${path}?${++signed}` }),
  });
  const backend = HassBackend.of(hass);
  backend.start();
  await settle();
  const playlist = () => backend.addresses.playlist({ home: "E1", id: "door" }, 0, 1000, "full");
  const first = await playlist();
  expect(await playlist()).toBe(first);
  heard.lost();
  expect(await playlist()).toBe(first); // pictures that are shown stay meanwhile
  heard.ready();
  await settle();
  expect(backend.connection.value).toBe("online");
  expect(await playlist()).not.toBe(first);
});
