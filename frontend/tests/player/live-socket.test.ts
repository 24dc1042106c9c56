import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveSocket } from "../../src/player/live-socket";

class Socket {
  static readonly CONNECTING = 0;
  static made: Socket[] = [];
  readyState = Socket.CONNECTING;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor(readonly url: URL) {
    Socket.made.push(this);
  }

  open(): void {
    this.readyState = 1;
  }

  close(): void {
    this.readyState = 3;
  }

  fail(): void {
    this.readyState = 3;
    this.onclose?.();
  }
}

const nothing = (): void => {};
let reached: () => Promise<boolean>;
let noSockets: ReturnType<typeof vi.fn<() => void>>;
let live: LiveSocket;

const lastMade = (): Socket => Socket.made[Socket.made.length - 1] as Socket;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "info").mockImplementation(nothing);
  vi.stubGlobal("WebSocket", Socket);
  Socket.made = [];
  reached = () => Promise.resolve(false);
  noSockets = vi.fn<() => void>();
  const handlers = { onMessage: nothing, onData: nothing, onBroken: nothing, onNoSockets: noSockets };
  live = new LiveSocket(
    () => "http://house/ws",
    () => reached(),
    handlers,
    3,
  );
  live.start();
});

afterEach(() => {
  live.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a connection that nobody answers is given up within seconds", async () => {
  await vi.advanceTimersByTimeAsync(6500);
  expect(Socket.made).toHaveLength(2);
});

test("one that was made may wait longer for its first picture", async () => {
  lastMade().open();
  await vi.advanceTimersByTimeAsync(11_500);
  expect(Socket.made).toHaveLength(1);
});

test("without any message for long, it is made anew", async () => {
  lastMade().open();
  await vi.advanceTimersByTimeAsync(13_500);
  expect(Socket.made).toHaveLength(2);
});

test("while the service is away, none is tried", async () => {
  reached = () => new Promise(nothing);
  lastMade().fail();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(Socket.made).toHaveLength(1);
});

test("it is tried at once when the service is back", async () => {
  let isBack: (wasAway: boolean) => void = nothing;
  reached = () => new Promise((done) => (isBack = done));
  lastMade().fail();
  await vi.advanceTimersByTimeAsync(60_000);
  isBack(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(Socket.made).toHaveLength(2);
});

test("a service that was away is no reason to believe that sockets don't pass", async () => {
  reached = () => Promise.resolve(true);
  for (let failed = 0; failed < 5; failed++) {
    lastMade().fail();
    await vi.advanceTimersByTimeAsync(3000);
  }
  expect(noSockets).not.toHaveBeenCalled();
});

test("sockets that fail while the service answers are", async () => {
  for (let failed = 0; failed < 3; failed++) {
    lastMade().fail();
    await vi.advanceTimersByTimeAsync(3000);
  }
  expect(noSockets).toHaveBeenCalledOnce();
});

test("who stopped meanwhile is not connected", async () => {
  let isBack: (wasAway: boolean) => void = nothing;
  reached = () => new Promise((done) => (isBack = done));
  lastMade().fail();
  await vi.advanceTimersByTimeAsync(1000);
  live.stop();
  isBack(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(Socket.made).toHaveLength(1);
});
