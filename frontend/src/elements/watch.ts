// Draws an element again whenever a value that it shows changes.

import type { ReactiveController } from "lit";
import type { Watchable } from "../model/store";
import type { App } from "./app";
import type { TawnyElement } from "./element";

export class Watch<T> implements ReactiveController {
  #watched: Watchable<T> | null = null;
  #stop: (() => void) | null = null;

  constructor(
    readonly host: TawnyElement,
    readonly choose: (app: App) => Watchable<T>,
    readonly onChange: (value: T) => void = () => {},
  ) {
    host.addController(this);
  }

  /** To be asked for while the element draws, and later. */
  get value(): T {
    return this.#follow().value;
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = this.#watched = null;
  }

  hostConnected(): void {
    if (this.host.app) this.host.requestUpdate();
  }

  #follow(): Watchable<T> {
    const wanted = this.choose(this.host.app);
    if (wanted !== this.#watched) {
      this.#stop?.();
      this.#watched = wanted;
      this.#stop = wanted.subscribe((value) => {
        this.onChange(value);
        this.host.requestUpdate();
      });
    }
    return wanted;
  }
}
