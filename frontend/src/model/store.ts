// A value that is watched.

export type Listener<T> = (value: T) => void;

/** What may be looked at and watched. */
export interface Watchable<T> {
  readonly value: T;
  /** Calls `listener` with every later value, until what it returns is called. */
  subscribe(listener: Listener<T>): () => void;
}

export class Store<T> implements Watchable<T> {
  readonly #listeners = new Set<Listener<T>>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener(value);
  }

  subscribe(listener: Listener<T>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
