// Calls something whenever an element comes into sight, or still is when it is drawn again: to load more.

import { type ElementPart, noChange } from "lit";
import { AsyncDirective } from "lit/async-directive.js";
import { directive } from "lit/directive.js";

const BEFORE = "600px"; // so far before it is in sight

class WhenSeen extends AsyncDirective {
  #act: () => void = () => {};
  #observer: IntersectionObserver | null = null;
  #isSeen = false;

  override update(part: ElementPart, [act]: [() => void]): unknown {
    this.#act = act;
    if (this.#observer) {
      if (this.#isSeen) queueMicrotask(() => this.#act());
      return noChange;
    }
    const look = (entries: IntersectionObserverEntry[]): void => {
      this.#isSeen = entries.at(-1)?.isIntersecting ?? false;
      if (this.#isSeen) this.#act();
    };
    this.#observer = new IntersectionObserver(look, { rootMargin: BEFORE });
    this.#observer.observe(part.element);
    return noChange;
  }

  render(_act: () => void): unknown {
    return noChange;
  }

  protected override disconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
  }
}

export const whenSeen = directive(WhenSeen);
