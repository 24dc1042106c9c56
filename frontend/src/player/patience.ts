// Doing what may fail for a while.

import type { Note } from "./notes";
import { Trouble } from "./vod-fetch";
import { pause } from "./waiting";

const RETRY_MS = [1000, 2000, 4000, 8000];

/** Does `work` again until it does not fail any more; says what is wrong meanwhile, and "" when nothing is. */
export async function patiently<T>(work: () => Promise<T>, signal: AbortSignal, say: (note: Note) => void): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      const done = await work();
      if (tries) say("");
      return done;
    } catch (error) {
      if (!(error instanceof Trouble) || !error.again) throw error;
      say(error.note);
    }
    await pause(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? 0, signal);
  }
}

/** Does `work` again whenever the browser had no room for it, and `makeRoom` has made some. */
export async function withRoom<T>(work: () => Promise<T>, makeRoom: () => Promise<void>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "QuotaExceededError") throw error;
    }
    await makeRoom();
  }
}
