// Changes of events on their way to a house: one after the other, and which events they are made to.

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
  async make<T>(id: string, ask: () => Promise<T>): Promise<{ readonly after: T; readonly isLast: boolean }> {
    const asked = this.#last.catch(() => {}).then(ask);
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
