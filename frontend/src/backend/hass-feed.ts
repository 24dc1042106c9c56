// The feed in Home Assistant, subscribed for ever. Home Assistant answers before its integrations are there, so that what is
// asked just after it started is unknown to it; and the library that carries messages subscribes again only once.

import type { HassConnection } from "./hass-types";

const AGAIN_MS = 2000;

export interface HassFeedHandlers {
  onMessage(event: unknown): void;
  /** It is heard now; before, anything may have been missed. */
  onHeard(): void;
  onLost(): void;
}

export class HassFeed {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsubscribe: (() => void) | null = null;
  /** Counts up: what was asked before is not wanted any more. */
  #turn = 0;

  constructor(
    readonly connection: HassConnection,
    readonly handlers: HassFeedHandlers,
  ) {}

  start(): void {
    this.connection.addEventListener("ready", this.#listen);
    this.connection.addEventListener("disconnected", this.#lose);
    this.#listen();
  }

  stop(): void {
    this.connection.removeEventListener("ready", this.#listen);
    this.connection.removeEventListener("disconnected", this.#lose);
    this.#forget();
  }

  readonly #listen = (): void => {
    this.#forget();
    const turn = this.#turn;
    const isMine = (): boolean => turn === this.#turn;
    const hear = (event: unknown): void => {
      if (isMine()) this.handlers.onMessage(event);
    };
    const asked = this.connection.subscribeMessage(hear, { type: "tawny/feed/subscribe" }, { resubscribe: false });
    asked.then(
      (stop) => {
        const unsubscribe = (): void => void stop().catch(() => {});
        if (!isMine()) return unsubscribe();
        this.#unsubscribe = unsubscribe;
        this.handlers.onHeard();
      },
      () => {
        if (isMine()) this.#timer = setTimeout(this.#listen, AGAIN_MS);
      },
    );
  };

  readonly #lose = (): void => {
    this.#unsubscribe = null; // it went with the connection
    this.#forget();
    this.handlers.onLost();
  };

  #forget(): void {
    this.#turn++;
    clearTimeout(this.#timer);
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }
}
