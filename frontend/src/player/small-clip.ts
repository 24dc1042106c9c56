// The clip of an event, played piece by piece as small as the way to it allows. The video's own controls go on working:
// whoever goes to a moment that is not loaded gets it loaded.

import type { Note } from "./notes";
import type { PlaylistAddress } from "./vod-handlers";
import { VodPlayer } from "./vod-player";

const SAME_S = 0.02;
const LATEST_MS = 86_400_000; // no clip is longer

export class SmallClip {
  readonly #player: VodPlayer;
  readonly #listening = new AbortController();
  /** Where it is to go on as soon as it is known what there is, in seconds. */
  #at: number;

  /** It begins to play `at` so many seconds. `say` hears why it doesn't; "" when it does. */
  constructor(
    readonly video: HTMLVideoElement,
    address: PlaylistAddress,
    say: (note: Note) => void,
    at: number,
  ) {
    this.#at = at;
    const onNote = (note: Note, isNews: boolean) => {
      if (!isNews) say(note);
    };
    this.#player = new VodPlayer(
      video,
      address,
      { onNote, onTime: () => this.#shown(), onNothing: () => say("player.expired") },
      true,
    );
    video.addEventListener("seeking", () => this.#sought(), { signal: this.#listening.signal });
    this.#player.open(0, LATEST_MS, 0);
    this.#player.play();
  }

  /** Its address is another one from now on: it goes on where it is. */
  readdress(): void {
    this.#player.playing = !this.video.paused || this.#player.isBusy;
    this.#player.readdress();
  }

  close(): void {
    this.#listening.abort();
    this.#player.destroy();
  }

  #shown(): void {
    if (!this.#at) return;
    this.video.currentTime = this.#at;
    this.#at = 0;
  }

  /** Somebody went elsewhere. */
  #sought(): void {
    const { video } = this;
    const { begins, placed } = this.#player;
    if (begins === null || Math.abs(video.currentTime - placed) < SAME_S || this.#player.has(video.currentTime)) return;
    this.#player.playing = !video.paused || this.#player.isBusy;
    this.#player.seek(begins + video.currentTime * 1000);
  }
}
