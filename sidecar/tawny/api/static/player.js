// Live view of one stream: over a WebSocket with MediaSource where the browser has it, else as HLS.

import { SocketPlayer } from "/ui/socket-player.js";
import { SegmentPlayer } from "/ui/segments.js";

const PATIENCE = 3; // so many attempts without one message, and something on the way does not let WebSockets pass

export const LiveMediaSource = self.ManagedMediaSource ?? self.MediaSource;

export class LivePlayer {
  // `base` is the address of a camera's `live/`; `rendition` main or sub. `onNote` gets one line for people, or "".
  constructor(video, base, rendition, onNote = () => {}) {
    this.video = video;
    this.base = base;
    this.rendition = rendition;
    this.onNote = onNote;
    this.player = null;
    this.sockets = LiveMediaSource !== undefined;
  }

  start() {
    if (this.player) return;
    this.player = this.sockets
      ? new SocketPlayer(this.video, `${this.base}/${this.rendition}/ws`, this.onNote, () => this.#withoutSockets(), PATIENCE)
      : new SegmentPlayer(this.video, this.base, this.rendition, this.onNote);
    this.player.start();
  }

  stop() {
    this.player?.stop();
    this.player = null;
  }

  // What is known of the present view: seconds that are buffered ahead, jumps, stalls; for tests and the curious.
  get state() {
    return this.player?.state ?? {};
  }

  #withoutSockets() {
    this.stop();
    this.sockets = false;
    this.start();
  }
}
