// The shape of an element: its width by its height.

import type { ReactiveController } from "lit";
import type { TawnyElement } from "./element";

export class Shape implements ReactiveController {
  /** As long as it is not known, that of the window. */
  value = innerWidth / innerHeight;
  readonly #sizes = new ResizeObserver(([entry]) => {
    const { height = 0, width = 0 } = entry?.contentRect ?? {};
    if (!width || !height) return;
    this.value = width / height;
    this.host.requestUpdate();
  });

  constructor(readonly host: TawnyElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#sizes.observe(this.host);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
  }
}
