// Plays a live HLS playlist with MediaSource, where no WebSocket gets through: whole segments are appended as they come;
// playback stays a few seconds behind the newest one, and begins anew after a break. Without MediaSource the browser
// plays HLS by itself.

import { link } from "./link";
import { type LiveSegment, parseCodecs, parseLivePlaylist } from "./live-playlist";
import { endOf, LiveMediaSource, startOf } from "./media-source";
import { cantPlay, type LiveNote } from "./notes";
import { play } from "./pace";
import { happens, pause } from "./waiting";

const BEHIND_S = 4; // where playback begins and comes back to, counted from the newest picture
const TOO_FAR_S = 10; // further behind: jump
const KEEP_S = 20; // watched video that is kept in memory
const POLL_MS = 700;
const AGAIN_MS = 2000;

/** The browser will never play it. */
class Unplayable extends Error {
  constructor(readonly note: LiveNote) {
    super(note);
  }
}

const undecodable = () => new Error("the video can't be decoded");

export class SegmentPlayer {
  #stopping: AbortController | null = null;
  #buffer: SourceBuffer | null = null;
  #map = "";
  #newest = -1;

  /** `base` is the address of a camera's `live/`; `rendition` main or sub. */
  constructor(
    readonly video: HTMLVideoElement,
    readonly base: string,
    readonly rendition: string,
    readonly onNote: (note: LiveNote) => void,
  ) {}

  start(): void {
    if (this.#stopping) return;
    this.#stopping = new AbortController();
    if (!LiveMediaSource) {
      this.video.src = `${this.base}/${this.rendition}/index.m3u8`;
      play(this.video);
      return;
    }
    const { signal } = this.#stopping;
    this.video.addEventListener("waiting", () => this.#waits(), { signal });
    void this.#run(LiveMediaSource, signal);
  }

  stop(): void {
    this.#stopping?.abort();
    this.#stopping = null;
    if (!this.video.src) return;
    this.video.removeAttribute("src");
    this.video.load();
  }

  #waits(): void {
    if (this.video.currentTime > 0 && !this.video.seeking) link.slow("stalled");
  }

  async #run(Source: typeof MediaSource, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#play(new Source(), signal);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof Unplayable) return this.onNote(error.note);
        console.info(`live view begins anew: ${String(error)}`);
        await pause(AGAIN_MS, signal).catch(() => {});
      }
    }
  }

  async #play(source: MediaSource, signal: AbortSignal): Promise<void> {
    this.video.disableRemotePlayback = true;
    const url = URL.createObjectURL(source);
    const opened = happens(source, "sourceopen", undecodable, signal);
    this.video.src = url;
    await opened;
    URL.revokeObjectURL(url);
    this.#buffer = null;
    this.#map = "";
    this.#newest = -1;
    while (!signal.aborted) {
      const segments = parseLivePlaylist(await this.#text(`${this.rendition}/index.m3u8`, signal));
      const wanted = this.#newest < 0 ? segments.slice(-3) : segments.filter((one) => one.number > this.#newest);
      for (const segment of wanted) {
        await this.#append(source, segment, signal);
        this.#newest = segment.number;
      }
      this.#stayLive();
      await pause(POLL_MS, signal);
    }
  }

  async #append(source: MediaSource, segment: LiveSegment, signal: AbortSignal): Promise<void> {
    const isNewMap = segment.map !== this.#map;
    const buffer = isNewMap || !this.#buffer ? await this.#begin(source, signal) : this.#buffer;
    if (isNewMap) await this.#feed(buffer, await this.#bytes(segment.map, signal), signal);
    const data = await this.#bytes(segment.uri, signal);
    if (isNewMap || segment.broken || segment.number !== this.#newest + 1) {
      // Every run counts its time from zero: put it behind what is there already.
      buffer.timestampOffset = endOf(buffer) - startOf(data);
      this.#map = segment.map;
    }
    await this.#feed(buffer, data, signal);
  }

  async #begin(source: MediaSource, signal: AbortSignal): Promise<SourceBuffer> {
    const codecs = parseCodecs(await this.#text("master.m3u8", signal), this.rendition);
    const type = `video/mp4; codecs="${codecs}"`;
    if (!LiveMediaSource?.isTypeSupported(type)) throw new Unplayable(cantPlay(type));
    if (this.#buffer) this.#buffer.changeType(type);
    else this.#buffer = source.addSourceBuffer(type);
    return this.#buffer;
  }

  async #text(path: string, signal: AbortSignal): Promise<string> {
    for (;;) {
      const response = await fetch(`${this.base}/${path}`, { signal, cache: "no-store" });
      if (response.ok) {
        this.onNote("");
        return response.text();
      }
      if (response.status !== 503) throw new Error(`the service answered ${response.status}`);
      this.onNote("player.starting");
      await pause(1000 * Number(response.headers.get("Retry-After") ?? 1), signal);
    }
  }

  async #bytes(path: string, signal: AbortSignal): Promise<ArrayBuffer> {
    const response = await fetch(`${this.base}/${this.rendition}/${path}`, { signal });
    if (!response.ok) throw new Error(`the service answered ${response.status}`);
    const data = await response.arrayBuffer();
    link.took(data.byteLength);
    return data;
  }

  async #feed(buffer: SourceBuffer, data: ArrayBuffer, signal: AbortSignal): Promise<void> {
    const { video } = this;
    buffer.appendBuffer(data);
    await happens(buffer, "updateend", undecodable, signal);
    if (video.error) throw new Error(video.error.message);
    if (buffer.buffered.length && video.currentTime - buffer.buffered.start(0) > KEEP_S + 10) {
      buffer.remove(0, video.currentTime - KEEP_S);
      await happens(buffer, "updateend", undecodable, signal);
    }
  }

  #stayLive(): void {
    const { video } = this;
    const buffered = this.#buffer?.buffered;
    if (!buffered?.length) return;
    const end = buffered.end(buffered.length - 1);
    const begin = buffered.start(buffered.length - 1);
    const behind = end - video.currentTime;
    if (video.currentTime < begin || behind > TOO_FAR_S || (video.paused && !video.controls)) {
      video.currentTime = Math.max(begin, end - BEHIND_S);
    }
    video.playbackRate = behind > TOO_FAR_S - 3 ? 1.1 : 1;
    if (video.paused && !video.controls) play(video);
  }
}
