// Waiting that can be called off.

/** Resolves after `ms`; rejects when `signal` is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, stopped) => {
    if (signal.aborted) return stopped(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      stopped(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      done();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}

/** Resolves when `target` fires `event`; rejects with `problem()` when it fires an error, and when `signal` is aborted. */
export function happens(target: EventTarget, event: string, problem: () => Error, signal?: AbortSignal): Promise<void> {
  const over = new AbortController();
  return new Promise<void>((done, failed) => {
    const heard = { signal: over.signal };
    target.addEventListener(event, () => done(), heard);
    target.addEventListener("error", () => failed(problem()), heard);
    signal?.addEventListener("abort", () => failed(signal.reason), heard);
  }).finally(() => over.abort());
}
