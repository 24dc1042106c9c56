// The connection of a live player: a WebSocket that is given up when nothing comes, and made anew for ever.

import { onBeat } from "./heartbeat";

const RETRY_MS = [250, 500, 1000, 2000, 3000];
const CONNECT_MS = 5000; // a connection that is not made within that is given up: it was begun while the network was gone
const SILENCE_MS = 12_000; // without any message for so long, the connection is given up

export type LiveMessage =
  | { readonly type: "init"; readonly codecs: string; readonly width: number; readonly height: number }
  | { readonly type: "missed"; readonly fragments: number };

export interface LiveSocketHandlers {
  onMessage(message: LiveMessage): void;
  onData(data: ArrayBuffer): void;
  /** What was received so far is of no use any more. */
  onBroken(): void;
  /** So many attempts in a row that `patience` is at an end, and never a message: perhaps something lets no WebSockets pass. */
  onNoSockets(): void;
}

/** An address, asked for anew for each connection: one that is signed does not hold for ever. */
export type SocketAddress = () => string | Promise<string>;

/** Resolves as soon as the service answers, with whether it was away. */
export type ReachAgain = () => Promise<boolean>;

export class LiveSocket {
  connections = 0;
  #socket: WebSocket | null = null;
  #failures = 0;
  #everHeard = false;
  #stopped = true;
  #attempt = 0;
  #heardAt = 0;
  #unwatch: (() => void) | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly address: SocketAddress,
    readonly reach: ReachAgain,
    readonly handlers: LiveSocketHandlers,
    readonly patience: number,
  ) {}

  start(): void {
    this.#stopped = false;
    this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    this.#hangUp();
  }

  /** Begins anew, a little later. */
  again(reason: string): void {
    if (this.#stopped || !this.#socket) return;
    console.info(`live view begins anew: ${reason}`);
    this.#failures++;
    this.#hangUp();
    this.handlers.onBroken();
    this.#later();
  }

  #connect(): void {
    const address = this.address();
    if (typeof address === "string") {
      this.#open(address);
      return;
    }
    const attempt = ++this.#attempt;
    const isWanted = (): boolean => attempt === this.#attempt && !this.#stopped;
    const refused = (): void => {
      this.#failures++;
      this.#later();
    };
    address.then(
      (found) => isWanted() && this.#open(found),
      () => isWanted() && refused(),
    );
  }

  #open(address: string): void {
    const url = new URL(address, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    let heard = false;
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (this.#socket !== socket) return;
      heard = true;
      this.#everHeard = true;
      this.#expectMore();
      if (typeof data === "string") this.handlers.onMessage(JSON.parse(data) as LiveMessage);
      else this.handlers.onData(data);
    };
    socket.onclose = () => {
      if (this.#socket !== socket) return;
      this.#failures = heard ? 0 : this.#failures + 1;
      if (!this.#everHeard && this.#failures >= this.patience) this.handlers.onNoSockets();
      if (this.#socket === socket) this.#later();
    };
    this.connections++;
    this.#expectMore();
  }

  #expectMore(): void {
    this.#heardAt = performance.now();
    this.#unwatch ??= onBeat((now) => {
      const patience = this.#socket?.readyState === WebSocket.CONNECTING ? CONNECT_MS : SILENCE_MS;
      if (now - this.#heardAt > patience) this.again("nothing comes");
    });
  }

  #later(): void {
    this.#hangUp();
    if (this.#stopped) return;
    const delay = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)];
    this.#retry = setTimeout(() => void this.#whenReached(), delay);
  }

  async #whenReached(): Promise<void> {
    const attempt = ++this.#attempt;
    const wasAway = await this.reach();
    if (attempt !== this.#attempt || this.#stopped) return;
    if (wasAway) this.#failures = 0;
    this.#connect();
  }

  #hangUp(): void {
    this.#attempt++;
    clearTimeout(this.#retry);
    this.#unwatch?.();
    this.#unwatch = undefined;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }
}
