// Telling what comes late.

import { onBeat } from "./heartbeat";
import { link } from "./link";

const LATE_MS = 2500; // without a picture for so long, and for as long again, is a slow moment each

/** Waits for `work`, and tells `link` whenever there `isNothing` to show for too long. */
export async function timed<T>(work: Promise<T>, isNothing: () => boolean): Promise<T> {
  let since: number | null = null;
  const unwatch = onBeat((now) => {
    if (!isNothing() || document.hidden) since = null;
    else if (since === null) since = now;
    else if (now - since >= LATE_MS) {
      since = now;
      link.slow("stalled");
    }
  });
  try {
    return await work;
  } finally {
    unwatch();
  }
}
