// Segments of recorded footage in a <video>: one timeline, whatever codec and size they have. Holds little at a time.

import { RecordedMediaSource, startOf } from "./media-source";
import { cantPlay } from "./notes";
import type { Run } from "./run";
import { ask, bodyBytes, load, Trouble } from "./vod-fetch";
import type { VodSegment } from "./vod-playlist";
import { happens } from "./waiting";

const BEHIND_S = 20; // how much is kept of what was watched
const MOST_INITS = 50;
const GAP_S = 0.25; // so near to the end of what is there, it is over

interface Init {
  readonly data: ArrayBuffer;
  readonly type: string;
}

const undecodable = () => new Trouble("rec.play_decode");

export class SegmentBuffer {
  #source: MediaSource | null = null;
  #buffer: SourceBuffer | null = null;
  #map = "";
  readonly #inits = new Map<string, Init>();
  #held: VodSegment[] = [];
  #busy: Promise<void> = Promise.resolve();

  /** `begins`: the time of the segments, in seconds, that is 0 in the video. */
  constructor(
    readonly video: HTMLVideoElement,
    readonly begins = 0,
  ) {}

  get isOpen(): boolean {
    return this.#isAttached && this.#buffer !== null;
  }

  /** Whether it belongs to the video, and takes more, even after all that there was. */
  get #isAttached(): boolean {
    return this.#source !== null && this.#source.readyState !== "closed";
  }

  /** Makes it ready to take segments of `seconds` of video. */
  async begin(seconds: number, signal: AbortSignal): Promise<void> {
    await this.#alone(async () => {
      signal.throwIfAborted();
      if (this.#isAttached && !this.video.error) return;
      if (!RecordedMediaSource) throw new Trouble("rec.play_no_source");
      this.#held = [];
      this.#buffer = null;
      this.#map = "";
      const source = new RecordedMediaSource();
      this.#source = source;
      this.video.disableRemotePlayback = true; // which ManagedMediaSource wants
      const url = URL.createObjectURL(source);
      const opened = happens(source, "sourceopen", undecodable, signal);
      this.video.src = url;
      await opened;
      URL.revokeObjectURL(url);
      source.duration = seconds; // nobody may look for what is behind the end
    });
  }

  /**
   * Loads a segment and puts it in its place; `onLoaded` is called when that is known. Throws a Trouble, or
   * QuotaExceededError when the browser has no room.
   */
  async append(segment: VodSegment, signal: AbortSignal, onLoaded: () => void): Promise<void> {
    const [init, data] = await Promise.all([this.#init(segment.map, signal), load(segment.uri, signal)]);
    if (!RecordedMediaSource?.isTypeSupported(init.type)) throw new Trouble(cantPlay(init.type));
    segment.bytes = data.byteLength;
    segment.media = startOf(data) - this.begins;
    await this.#alone(async () => {
      signal.throwIfAborted();
      const buffer = await this.#ready(segment, init, signal);
      onLoaded();
      await this.#feed(buffer, data);
      this.#held.push(segment);
    });
  }

  /** All that there is was put in its place. */
  async end(): Promise<void> {
    await this.#alone(async () => {
      if (this.#source?.readyState === "open") this.#source.endOfStream();
    });
  }

  /** Gives up what was watched, and what is left of places that were looked at before. */
  async forget(run: Run): Promise<void> {
    await this.#alone(async () => {
      const buffer = this.#buffer;
      if (!buffer) return;
      const from = this.video.currentTime - BEHIND_S;
      const { buffered } = buffer;
      if (buffered.length && buffered.start(0) < from - BEHIND_S / 2) await this.#remove(buffer, 0, from);
      const { length } = buffer.buffered;
      if (length && buffer.buffered.end(length - 1) > run.end + 1) {
        await this.#remove(buffer, run.end + 0.5, Number.POSITIVE_INFINITY);
      }
      run.forget(from - BEHIND_S);
      this.#held = this.#held.filter(({ media = 0 }) => media > from - 2 * BEHIND_S && media < run.end);
    });
  }

  close(): void {
    this.#source = this.#buffer = null;
    this.#inits.clear();
    this.#held = [];
    if (!this.video.src) return;
    this.video.removeAttribute("src");
    this.video.load();
  }

  /** The time in the video at which a loaded segment shows a moment; null before it is loaded. */
  mediaTime(segment: VodSegment, wallMs: number): number | null {
    return segment.media === undefined ? null : segment.media + (wallMs - segment.startMs) / 1000;
  }

  /** The moment that is shown at a time of the video; null when nothing is. */
  wallMs(media: number): number | null {
    let best: VodSegment | null = null;
    for (const segment of this.#held) {
      if ((segment.media ?? 0) <= media + 0.05 && (!best || (segment.media ?? 0) > (best.media ?? 0))) best = segment;
    }
    return best && Math.min(best.endMs, best.startMs + Math.max(0, media - (best.media ?? 0)) * 1000);
  }

  has(media: number): boolean {
    return this.#ranges().some(([start, end]) => start <= media && media < end);
  }

  /** Where it goes on, before `end`, when there is nothing at `media`; null when there is something, or no more. */
  behindGap(media: number, end: number): number | null {
    const ranges = this.#ranges().filter(([start]) => start < end);
    if (ranges.some(([start, stop]) => start <= media && media < stop - GAP_S)) return null;
    const next = ranges.find(([start]) => start > media);
    return next ? next[0] + 0.01 : null;
  }

  /** Seconds of video from `media` until `end`. */
  ahead(media: number, end: number): number {
    const left = ([start, stop]: readonly [number, number]): number =>
      Math.max(0, Math.min(end + 0.5, stop) - Math.max(start, media));
    return this.#ranges().reduce((sum, range) => sum + left(range), 0);
  }

  #ranges(): (readonly [number, number])[] {
    const buffered = this.isOpen ? this.#buffer?.buffered : undefined;
    if (!buffered) return [];
    return Array.from({ length: buffered.length }, (_, at) => [buffered.start(at), buffered.end(at)] as const);
  }

  /** The buffer takes one thing at a time: what is under way is finished first, also when it is not wanted any more. */
  #alone(work: () => Promise<void>): Promise<void> {
    const done = this.#busy.then(work);
    this.#busy = done.catch(() => {});
    return done;
  }

  /** The buffer with a segment's init segment in it. */
  async #ready(segment: VodSegment, init: Init, signal: AbortSignal): Promise<SourceBuffer> {
    if (!this.#source) throw new Trouble("rec.play_failed");
    if (this.#buffer && this.#map === segment.map) return this.#buffer;
    if (this.#buffer) this.#buffer.changeType(init.type);
    const buffer = this.#buffer ?? this.#source.addSourceBuffer(init.type);
    this.#buffer = buffer;
    if (this.begins) buffer.timestampOffset = -this.begins;
    this.#map = "";
    await this.#feed(buffer, init.data);
    this.#map = segment.map;
    if (!this.video.readyState) await happens(this.video, "loadedmetadata", undecodable, signal);
    return buffer;
  }

  async #init(address: string, signal: AbortSignal): Promise<Init> {
    const known = this.#inits.get(address);
    if (known) return known;
    const response = await ask(address, signal);
    const type = `video/mp4; codecs="${response.headers.get("X-Tawny-Codecs") ?? ""}"`;
    const found = { data: await bodyBytes(response, signal), type };
    const [oldest] = this.#inits.keys();
    if (oldest !== undefined && this.#inits.size >= MOST_INITS) this.#inits.delete(oldest);
    this.#inits.set(address, found);
    return found;
  }

  async #feed(buffer: SourceBuffer, data: ArrayBuffer): Promise<void> {
    buffer.appendBuffer(data);
    await happens(buffer, "updateend", undecodable);
    if (this.video.error) throw undecodable();
  }

  async #remove(buffer: SourceBuffer, from: number, until: number): Promise<void> {
    buffer.remove(from, until);
    await happens(buffer, "updateend", undecodable);
  }
}
