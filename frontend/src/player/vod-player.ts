// Plays recorded footage of a day by its HLS playlist with MediaSource: any moment is looked up by its wall time, loaded
// and shown; gaps are jumped over. The playlist's timestamps follow the wall clock, so that one timeline holds all of it.

import { timed } from "./lateness";
import { News } from "./news";
import type { Note } from "./notes";
import { play } from "./pace";
import { patiently, withRoom } from "./patience";
import { Run } from "./run";
import { SegmentBuffer } from "./segment-buffer";
import { Trouble } from "./vod-fetch";
import type { PlaylistAddress, VodHandlers } from "./vod-handlers";
import { VodPlaylist, type VodSegment } from "./vod-playlist";
import { pause } from "./waiting";

const AHEAD_S = 24; // how much is loaded ahead, at normal speed
const AHEAD_BYTES = 40e6; // and how much at the most
const RELOAD_MS = 5000; // how often a playlist that grows is looked at when its end is near
const DRY_S = 0.2; // with so little ahead, the picture stands still or soon will
const PLAYLIST_BEGINS_S = 1; // the time at which the first picture of a playlist is shown
const AGAIN_MS = 2000; // how often another address is asked for

export class VodPlayer {
  playing = false;
  /** The time in the video to which it went by itself last. */
  placed = -1;
  #speed = 1;
  #range: readonly [number, number] = [0, 0];
  #playlist: VodPlaylist | null = null;
  readonly #buffer: SegmentBuffer;
  #target: number | null = null; // the wanted moment, until it is shown
  #run = new Run();
  readonly #news = new News(); // of the video
  #working = new AbortController();
  readonly #listening = new AbortController();

  constructor(
    readonly video: HTMLVideoElement,
    readonly address: PlaylistAddress,
    readonly handlers: VodHandlers = {},
    /** It is of one event, whose clip begins at 0 and ends with it, and may be gone. */
    readonly isClip = false,
  ) {
    this.#buffer = new SegmentBuffer(video, isClip ? PLAYLIST_BEGINS_S : 0);
    for (const event of ["timeupdate", "seeked", "waiting"]) {
      video.addEventListener(event, () => this.#tick(), { signal: this.#listening.signal });
    }
  }

  /** The moment that is wanted, or shown; null before there is one. */
  get position(): number | null {
    return this.#target ?? this.wallMs();
  }

  /** Whether a moment is wanted that is not shown yet. */
  get isBusy(): boolean {
    return this.#target !== null;
  }

  /** When the oldest footage that is known begins; null when there is none. */
  get begins(): number | null {
    return this.#playlist?.segments[0]?.startMs ?? null;
  }

  /** When the newest footage that is known begins; null when there is none. */
  get newest(): number | null {
    return this.#playlist?.segments.at(-1)?.startMs ?? null;
  }

  /** Opens [startMs, endMs) and shows the footage at or after `atMs`. */
  open(startMs: number, endMs: number, atMs: number): void {
    this.close();
    this.#range = [startMs, endMs];
    void this.#restart(atMs);
  }

  /** Shows the footage at `atMs`, or the first after it. */
  seek(atMs: number): void {
    const segment = this.#playlist?.at(atMs);
    const media = segment ? this.#buffer.mediaTime(segment, Math.max(atMs, segment.startMs)) : null;
    if (segment && media !== null && this.#run.segments.includes(segment) && this.#buffer.has(media)) {
      this.#target = atMs;
      this.#show(media);
    } else if (this.#range[1]) {
      void this.#restart(atMs);
    }
  }

  /** Whether that time of the video is loaded. */
  has(media: number): boolean {
    return this.#buffer.has(media);
  }

  /** What its address is has changed: it goes on at `atMs`, with what is there now. */
  readdress(atMs = this.position): void {
    this.#stop();
    this.#buffer.close();
    this.#playlist = null;
    if (atMs !== null) void this.#restart(atMs);
  }

  play(): void {
    this.#setPlaying(true);
    if (this.#target === null) play(this.video);
  }

  pause(): void {
    this.#setPlaying(false);
    this.video.pause();
  }

  setSpeed(speed: number): void {
    this.#speed = this.video.playbackRate = speed;
    this.#news.tell();
  }

  /** The wall time of the picture that is shown; null before there is one. */
  wallMs(): number | null {
    return this.#buffer.wallMs(this.video.currentTime);
  }

  close(): void {
    this.#stop();
    this.#buffer.close();
    this.#playlist = this.#target = null;
    this.#range = [0, 0];
  }

  destroy(): void {
    this.close();
    this.#listening.abort();
  }

  readonly #note = (note: Note, isNews = false): void => this.handlers.onNote?.(note, isNews);

  #setPlaying(playing: boolean): void {
    if (this.playing === playing) return;
    this.playing = playing;
    this.handlers.onState?.(playing);
  }

  #stop(): void {
    this.#working.abort();
    this.#news.tell();
  }

  async #restart(atMs: number): Promise<void> {
    this.#stop();
    this.#working = new AbortController();
    const { signal } = this.#working;
    this.#target = atMs;
    this.#run = new Run();
    this.video.pause();
    try {
      await this.#load(atMs, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof Trouble && error.note === "player.logged_out") return this.#readdressed(atMs, signal);
      this.pause();
      this.#target = null;
      this.#note(error instanceof Trouble ? error.note : "rec.play_failed");
    }
  }

  /** Loads what shows `atMs`, and goes on loading until something else is wanted. */
  async #load(atMs: number, signal: AbortSignal): Promise<void> {
    const run = this.#run;
    const playlist = await this.#opened(signal);
    if (!playlist.at(atMs) && playlist.grows) await this.#reload(playlist, signal);
    if (playlist.at(atMs) || !this.isClip) await this.#buffer.begin(playlist.seconds, signal);
    for (;;) {
      const segment = playlist.at(run.last?.endMs ?? atMs);
      if (segment) {
        await this.#add(playlist, segment, run, atMs, signal);
      } else if (!run.last) {
        this.#target = null;
        return this.handlers.onNothing?.(atMs);
      } else if (playlist.grows) {
        await pause(RELOAD_MS, signal);
        const shown = this.wallMs() ?? atMs;
        if (!(await this.#reload(playlist, signal))) return this.#restart(shown);
      } else {
        break;
      }
    }
    if (this.isClip) return this.#buffer.end(); // the video stops there by itself
    while (this.#target !== null || this.#ahead() > 0.3) await this.#news.next(signal);
    this.pause();
    this.#note("rec.play_last", true);
  }

  async #opened(signal: AbortSignal): Promise<VodPlaylist> {
    if (this.#playlist) return this.#playlist;
    const [start, end] = this.#range;
    const address = await patiently(() => this.#address(), signal, this.#note);
    signal.throwIfAborted();
    this.#playlist = new VodPlaylist(address, start, end, this.isClip);
    return this.#playlist;
  }

  async #address(): Promise<URL> {
    try {
      return new URL(await this.address(...this.#range), location.href);
    } catch {
      throw new Trouble("player.no_answer", { again: true }); // nobody is there who signs it
    }
  }

  /** Signed addresses expire, and are forgotten where Home Assistant starts anew: another one is waited for. */
  async #readdressed(atMs: number, signal: AbortSignal): Promise<void> {
    const refused = this.#playlist?.address.href;
    this.#note("player.logged_out");
    const isOther = () =>
      this.#address().then(
        ({ href }) => href !== refused,
        () => false,
      );
    try {
      while (!(await isOther())) await pause(AGAIN_MS, signal);
    } catch {
      return; // something else is wanted
    }
    if (signal.aborted) return;
    this.readdress(this.position ?? atMs);
  }

  async #add(playlist: VodPlaylist, segment: VodSegment, run: Run, atMs: number, signal: AbortSignal): Promise<void> {
    // Where to look is said before there is anything to see: nothing else flashes up.
    const onLoaded = () => {
      const media = this.#buffer.mediaTime(segment, Math.max(atMs, segment.startMs));
      if (!run.last && media !== null) this.#show(media);
    };
    try {
      await timed(
        patiently(() => this.#append(segment, run, signal, onLoaded), signal, this.#note),
        () => this.#isDry,
      );
    } catch (error) {
      if (!(error instanceof Trouble) || !error.gone) throw error;
      playlist.forget(segment);
      this.#note(error.note, true);
      return;
    }
    run.segments.push(segment);
    this.#tick();
    await this.#buffer.forget(run);
    const enough = () => this.#ahead() > AHEAD_S * Math.max(1, this.#speed);
    while (enough() || run.bytesFrom(this.video.currentTime) > AHEAD_BYTES) await this.#news.next(signal);
  }

  #append(segment: VodSegment, run: Run, signal: AbortSignal, onLoaded: () => void): Promise<void> {
    const makeRoom = async () => {
      await this.#buffer.forget(run);
      await this.#news.next(signal);
    };
    return withRoom(() => this.#buffer.append(segment, signal, onLoaded), makeRoom);
  }

  /** False when its timeline is another one than before: then what is loaded is of no use any more. */
  async #reload(playlist: VodPlaylist, signal: AbortSignal): Promise<boolean> {
    const kept = await patiently(() => playlist.load(signal), signal, this.#note);
    if (!kept) this.#buffer.close();
    return kept;
  }

  #show(media: number): void {
    this.#note("");
    this.video.playbackRate = this.#speed;
    this.placed = this.video.currentTime = media;
    if (this.playing) play(this.video);
  }

  #tick(): void {
    const { video } = this;
    if (!this.#buffer.isOpen) return;
    if (!video.seeking) {
      if (this.#run.includes(video.currentTime)) this.#target = null;
      const start = this.#buffer.behindGap(video.currentTime, this.#run.end);
      if (start !== null) video.currentTime = start;
      const wall = this.wallMs();
      if (wall !== null && this.#target === null) this.handlers.onTime?.(wall);
    }
    this.#news.tell();
  }

  /** Whether somebody waits for a picture. */
  get #isDry(): boolean {
    return this.playing && (this.#target !== null || this.#ahead() < DRY_S);
  }

  #ahead(): number {
    return this.#buffer.ahead(this.video.currentTime, this.#run.end);
  }
}
