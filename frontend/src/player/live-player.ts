// Live view of one stream: over a WebSocket with MediaSource where the browser has it, else as HLS.

import { LiveMediaSource } from "./media-source";
import type { LiveNote } from "./notes";
import { SegmentPlayer } from "./segment-player";
import { SocketPlayer } from "./socket-player";

const HLS = "application/vnd.apple.mpegurl";
const PATIENCE = 3; // so many attempts without one message, and perhaps something on the way lets no WebSockets pass

/** Where the streams of a camera are: WebSockets, and a folder of HLS playlists ("" where there are none). */
export interface LiveAddresses {
  socket(rendition: string): string | Promise<string>;
  /** Resolves as soon as the service answers, with whether it was away. */
  readonly reach: () => Promise<boolean>;
  readonly segments: string;
}

/** What is known of the present view, for tests and the curious. */
export interface LiveFigures {
  readonly connections: number;
  readonly jumps: number;
  readonly stalls: number;
  readonly missed: number;
  /** Seconds that were left, at the least, when more came. */
  readonly ahead: number;
}

export class LivePlayer {
  #player: SocketPlayer | SegmentPlayer | null = null;
  #sockets = LiveMediaSource !== undefined;

  /**
   * `onNote` is told "" when nothing is wrong; `onUnable` is called when this browser knows none of the ways that there are.
   * `isFar`: over a network that may be late it is played a little later, so that it need not stop.
   */
  constructor(
    readonly video: HTMLVideoElement,
    readonly source: LiveAddresses,
    readonly rendition: string,
    readonly onNote: (note: LiveNote) => void = () => {},
    readonly onUnable: () => void = () => {},
    readonly isFar = false,
  ) {}

  start(): void {
    if (this.#player) return;
    const { isFar, onNote, rendition, source, video } = this;
    if (this.#sockets) {
      const address = () => source.socket(rendition);
      this.#player = new SocketPlayer(
        video,
        address,
        source.reach,
        onNote,
        () => void this.#withoutSockets(),
        PATIENCE,
        isFar,
      );
    } else if (source.segments && (LiveMediaSource || video.canPlayType(HLS))) {
      this.#player = new SegmentPlayer(video, source.segments, rendition, onNote);
    }
    if (this.#player) this.#player.start();
    else this.onUnable();
  }

  stop(): void {
    this.#player?.stop();
    this.#player = null;
  }

  get figures(): LiveFigures | null {
    if (!(this.#player instanceof SocketPlayer)) return null;
    const { connections, missed, pace } = this.#player;
    return { connections, missed, jumps: pace?.jumps ?? 0, stalls: pace?.stalls ?? 0, ahead: pace?.least ?? 0 };
  }

  /** Where there is no answer of any kind it is not the sockets' fault, and they go on trying. */
  async #withoutSockets(): Promise<void> {
    const player = this.#player;
    const { segments } = this.source;
    if (!segments) return;
    const isThere = await fetch(`${segments}/${this.rendition}/index.m3u8`, { cache: "no-store" }).then(
      (response) => response.ok,
      () => false,
    );
    const hasPicture = this.video.readyState > 0;
    if (!isThere || hasPicture || this.#player !== player) return;
    this.stop();
    this.#sockets = false;
    this.start();
  }
}
