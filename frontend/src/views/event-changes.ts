// Changes of events on their way to a house: one after the other, and which events they are made to.

/** What is not answered by then failed: those that wait behind it have their turn. */
export const ANSWER_MS = 15_000;

export class EventChanges {
  #last: Promise<unknown> = Promise.resolve();
  /** Ids of events that are being changed here, once for each change. */
  readonly #pending: string[] = [];
  /** Ids of events that were changed, here or elsewhere, one after the other. */
  readonly #made: string[] = [];

  /** How many there were so far. */
  get count(): number {
    return this.#made.length;
  }

  isPending(id: string): boolean {
    return this.#pending.includes(id);
  }

  /** Events that are being changed, or were after there were `count` changes. */
  since(count: number): ReadonlySet<string> {
    return new Set([...this.#pending, ...this.#made.slice(count)]);
  }

  /** Somebody else changed one. */
  note(id: string): void {
    this.#made.push(id);
  }

  /** `ask`s when what was asked before is answered. The answer, and whether there is no later change to wait for. */
  async make<T>(
    id: string,
    ask: (signal: AbortSignal) => Promise<T>,
  ): Promise<{ readonly after: T; readonly isLast: boolean }> {
    const asked = this.#last.catch(() => {}).then(() => inTime(ask));
    this.#last = asked;
    this.#pending.push(id);
    try {
      const after = await asked;
      return { after, isLast: this.#pending.filter((one) => one === id).length === 1 };
    } finally {
      this.#pending.splice(this.#pending.indexOf(id), 1);
      this.#made.push(id);
    }
  }
}

/** Fails as what is asked of a network that is gone does. Not everything can be called back: nobody waits for it, then. */
async function inTime<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const working = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      fail(new TypeError(`no answer within ${ANSWER_MS} ms`));
      working.abort();
    }, ANSWER_MS);
  });
  try {
    return await Promise.race([ask(working.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
