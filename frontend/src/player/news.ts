// Telling a waiter that there is something to look at.

/** What one waits for and others tell: that there is something new, whatever it is. */
export class News {
  tell: () => void = () => {};

  /** Resolves when it is told next; then it rejects if `signal` was aborted meanwhile. */
  async next(signal: AbortSignal): Promise<void> {
    await new Promise<void>((done) => {
      this.tell = done;
    });
    signal.throwIfAborted();
  }
}
