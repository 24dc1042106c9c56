// What all players together know of the connection: how much came, and when it was too slow.

/** `missed`: the service left something out because it was not taken in time; `stalled`: a picture stopped for want of more. */
export type Slowness = "missed" | "stalled";

class Link {
  /** Bytes of video that came since the page was loaded. */
  bytes = 0;
  readonly #listeners = new Set<(slowness: Slowness) => void>();

  took(bytes: number): void {
    this.bytes += bytes;
  }

  slow(slowness: Slowness): void {
    for (const listener of this.#listeners) listener(slowness);
  }

  onSlow(listener: (slowness: Slowness) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export const link = new Link();
