// Notices that a live picture stands still, whatever the connection believes: its time does not go on.

const STUCK_MS = 6000; // a picture that stood still for so long is begun anew
const PATIENCE_MS = 25_000; // and so is one that never came

export class Watchdog {
  #time = -1;
  #since: number | null = null;

  /**
   * Whether the player has to begin anew. To be told from time to time: `time` are the seconds of the video, `shown`
   * tells whether there was a picture already.
   */
  isStuck(time: number, shown: boolean, now: number): boolean {
    if (this.#since === null || time !== this.#time) {
      this.#time = time;
      this.#since = now;
      return false;
    }
    if (now - this.#since < (shown ? STUCK_MS : PATIENCE_MS)) return false;
    this.reset();
    return true;
  }

  /** What was seen so far does not count. */
  reset(): void {
    this.#since = null;
  }
}
