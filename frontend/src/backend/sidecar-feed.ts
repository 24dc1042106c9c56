// The sidecar's live feed: a WebSocket that connects again for ever.

import { type Answer, isAnswer, text } from "../model/answers";

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 10_000;
const SPREAD = 0.3; // so that a house full of tablets does not come back at the same moment

const LOOK_MS = 2500; // how often it is looked after
const QUIET_MS = 15_000; // without a message for so long, the service is asked whether it is there
const ANSWER_MS = 5000; // and has so long to answer, or to let a connection be made
const ASLEEP_MS = 30_000; // who was not looked after for so long has slept, and the connection is not to be trusted

export interface FeedHandlers {
  onMessage(type: string, data: Answer): void;
  onOpen(): void;
  /** It is gone, and will be tried again. */
  onLost(): void;
  /** Resolves as soon as the service answers, with whether it was away. */
  reach(): Promise<boolean>;
  /** Asks the service for anything; rejects when there is no answer. */
  ask(signal: AbortSignal): Promise<unknown>;
}

/** How long to wait before try number `tries`, counted from 0; `chance` is from 0 to 1. */
export function retryDelay(tries: number, chance: number): number {
  const delay = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** tries);
  return delay * (1 - SPREAD + 2 * SPREAD * chance);
}

export class SidecarFeed {
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #stopped = true;
  #looking: ReturnType<typeof setInterval> | undefined;
  #lookedAt = 0;
  #heardAt = 0;

  constructor(
    readonly address: string,
    readonly handlers: FeedHandlers,
  ) {}

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#tries = 0;
    addEventListener("online", this.#now);
    this.#lookedAt = Date.now();
    this.#looking = setInterval(() => this.#look(), LOOK_MS);
    this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    removeEventListener("online", this.#now);
    clearTimeout(this.#timer);
    clearInterval(this.#looking);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  readonly #now = (): void => {
    if (this.#stopped || this.#socket) return;
    clearTimeout(this.#timer);
    this.#connect();
  };

  #connect(): void {
    const url = new URL(this.address);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(url);
    this.#socket = socket;
    this.#heardAt = Date.now();
    socket.onopen = () => {
      if (this.#socket !== socket) return;
      this.#tries = 0;
      this.handlers.onOpen();
    };
    socket.onmessage = ({ data }) => {
      if (this.#socket !== socket) return;
      this.#heardAt = Date.now();
      const message: unknown = JSON.parse(String(data));
      if (isAnswer(message))
        this.handlers.onMessage(text(message["type"]), isAnswer(message["data"]) ? message["data"] : {});
    };
    socket.onclose = () => this.#lose(socket);
  }

  #lose(socket: WebSocket): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    socket.close();
    this.#timer = setTimeout(() => void this.#whenReached(), retryDelay(this.#tries++, Math.random()));
    this.handlers.onLost();
  }

  async #whenReached(): Promise<void> {
    const wasAway = await this.handlers.reach();
    if (this.#stopped || this.#socket) return;
    if (wasAway) this.#tries = 0;
    this.#connect();
  }

  /** A network that was lost tells nobody: the browser would wait for ever for a message on a dead connection. */
  #look(): void {
    const socket = this.#socket;
    const now = Date.now();
    const wasAsleep = now - this.#lookedAt > ASLEEP_MS;
    const quiet = now - this.#heardAt;
    this.#lookedAt = now;
    if (!socket) return;
    if (wasAsleep || (socket.readyState === WebSocket.CONNECTING && quiet > ANSWER_MS)) {
      this.#lose(socket);
    } else if (socket.readyState === WebSocket.OPEN && quiet > QUIET_MS) {
      this.#heardAt = now;
      this.handlers.ask(AbortSignal.timeout(ANSWER_MS)).catch(() => this.#lose(socket));
    }
  }
}
