// Whether an element can be seen: it is in sight, and so is the page.

import type { ReactiveController, ReactiveElement } from "lit";

export class OnScreen implements ReactiveController {
  value = false;
  #inSight = false;
  readonly #observer = new IntersectionObserver((entries) => {
    this.#inSight = entries.at(-1)?.isIntersecting ?? false;
    this.#look();
  });

  constructor(readonly host: ReactiveElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.host);
    document.addEventListener("visibilitychange", this.#look);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    document.removeEventListener("visibilitychange", this.#look);
    this.#inSight = false;
    this.value = false;
  }

  readonly #look = (): void => {
    const value = this.#inSight && !document.hidden;
    if (value === this.value) return;
    this.value = value;
    this.host.requestUpdate();
  };
}
