// One timer for everything that has to be looked at from time to time: a wall of cameras shall not have one for each.

const BEAT_MS = 500;

const listeners = new Set<(now: number) => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Calls `listener` twice a second, with milliseconds that only go up, until what it returns is called. */
export function onBeat(listener: (now: number) => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(beat, BEAT_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function beat(): void {
  const now = performance.now();
  for (const listener of listeners) listener(now); // one that is taken away meanwhile is not called any more
}
