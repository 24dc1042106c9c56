// Segments of recorded footage in a <video>: one timeline, whatever codec and size they have. Holds little at a time.

import { ask, bytes, Trouble } from "/ui/vod-playlist.js";

const BEHIND_S = 20; // how much is kept of what was watched
const MOST_INITS = 50;
const GAP_S = 0.25; // so near to the end of what is there, it is over
const VIDEO_TIMESCALE = 90000;
const Source = self.MediaSource ?? self.ManagedMediaSource;

const CANT_DECODE = "The browser can't decode this footage: download it instead.";

export class SegmentBuffer {
  constructor(video) {
    this.video = video;
    this.source = this.buffer = null;
    this.map = "";
    this.inits = new Map();
    this.held = []; // the segments that are in the buffer; each knows its `media` time and its `bytes`
    this.busy = Promise.resolve();
  }

  get isOpen() {
    return this.source?.readyState === "open" && this.buffer !== null;
  }

  // Makes it ready to take segments of `seconds` of video.
  async begin(seconds, signal) {
    await this.#alone(async () => {
      signal.throwIfAborted();
      if (this.source?.readyState === "open" && !this.video.error) return;
      if (!Source) throw new Trouble("This browser can't play recordings here: download a clip instead.");
      this.held = [];
      this.buffer = null;
      this.map = "";
      this.source = new Source();
      this.video.disableRemotePlayback = true; // which ManagedMediaSource wants
      const url = URL.createObjectURL(this.source);
      const opened = happens(this.source, "sourceopen", signal);
      this.video.src = url;
      await opened;
      URL.revokeObjectURL(url);
      this.source.duration = seconds; // nobody may look for what is behind the end
    });
  }

  // Loads a segment and puts it in its place; `onLoaded` is called when that is known. Throws a Trouble, or
  // QuotaExceededError when the browser has no room.
  async append(segment, signal, onLoaded) {
    const [init, data] = await Promise.all([this.#init(segment.map, signal), load(segment.uri, signal)]);
    if (!Source.isTypeSupported(init.type)) throw new Trouble(cantPlay(init.type));
    segment.bytes = data.byteLength;
    segment.media = startOf(data);
    await this.#alone(async () => {
      signal.throwIfAborted();
      if (this.map !== segment.map) {
        if (this.buffer) this.buffer.changeType(init.type);
        else this.buffer = this.source.addSourceBuffer(init.type);
        this.map = "";
        await this.#feed(init.data);
        this.map = segment.map;
        if (!this.video.readyState) await happens(this.video, "loadedmetadata", signal);
      }
      onLoaded();
      await this.#feed(data);
      this.held.push(segment);
    });
  }

  // Gives up what was watched, and what is left of places that were looked at before.
  async forget(run) {
    await this.#alone(async () => {
      const from = this.video.currentTime - BEHIND_S;
      const { buffered } = this.buffer;
      if (buffered.length && buffered.start(0) < from - BEHIND_S / 2) await this.#remove(0, from);
      if (buffered.length && buffered.end(buffered.length - 1) > run.end + 1) await this.#remove(run.end + 0.5, Infinity);
      run.forget(from - BEHIND_S);
      this.held = this.held.filter((segment) => segment.media > from - 2 * BEHIND_S && segment.media < run.end);
    });
  }

  close() {
    this.source = this.buffer = null;
    this.inits.clear();
    this.held = [];
    if (!this.video.src) return;
    this.video.removeAttribute("src");
    this.video.load();
  }

  // The time in the video at which a loaded segment shows a moment; null before it is loaded.
  mediaTime(segment, wallMs) {
    return segment.media === undefined ? null : segment.media + (wallMs - segment.startMs) / 1000;
  }

  // The moment that is shown at a time of the video; null when nothing is.
  wallMs(media) {
    let best = null;
    for (const segment of this.held) {
      if (segment.media <= media + 0.05 && (!best || segment.media > best.media)) best = segment;
    }
    return best && Math.min(best.endMs, best.startMs + Math.max(0, media - best.media) * 1000);
  }

  has(media) {
    return this.#ranges().some(([start, end]) => start <= media && media < end);
  }

  // Where it goes on, before `end`, when there is nothing at `media`; null when there is something, or nothing more.
  behindGap(media, end) {
    const ranges = this.#ranges().filter(([start]) => start < end);
    if (ranges.some(([start, end]) => start <= media && media < end - GAP_S)) return null;
    const next = ranges.find(([start]) => start > media);
    return next ? next[0] + 0.01 : null;
  }

  // Seconds of video from `media` until `end`.
  ahead(media, end) {
    return this.#ranges().reduce((sum, [start, stop]) => sum + Math.max(0, Math.min(end + 0.5, stop) - Math.max(start, media)), 0);
  }

  #ranges() {
    const buffered = this.isOpen ? this.buffer.buffered : { length: 0 };
    return Array.from({ length: buffered.length }, (_, range) => [buffered.start(range), buffered.end(range)]);
  }

  // The buffer takes one thing at a time: what is under way is finished first, also when it is not wanted any more.
  #alone(work) {
    const done = this.busy.then(work);
    this.busy = done.catch(() => {});
    return done;
  }

  async #init(address, signal) {
    let found = this.inits.get(address);
    if (!found) {
      const response = await ask(address, signal);
      const type = `video/mp4; codecs="${response.headers.get("X-Tawny-Codecs")}"`;
      found = { data: await bytes(response, signal), type };
      if (this.inits.size >= MOST_INITS) this.inits.delete(this.inits.keys().next().value);
      this.inits.set(address, found);
    }
    return found;
  }

  async #feed(data) {
    this.buffer.appendBuffer(data);
    await happens(this.buffer, "updateend");
    if (this.video.error) throw new Trouble(CANT_DECODE);
  }

  async #remove(from, until) {
    this.buffer.remove(from, until);
    await happens(this.buffer, "updateend");
  }
}

const load = async (address, signal) => bytes(await ask(address, signal), signal);

const cantPlay = (type) => (/hvc1|hev1/.test(type)
  ? "This browser can't play H.265. Download a clip to watch it, or use another browser."
  : "This browser can't play this camera's video format. Download a clip to watch it.");

function happens(target, event, signal) {
  const over = new AbortController();
  return new Promise((done, failed) => {
    const heard = { signal: over.signal };
    target.addEventListener(event, done, heard);
    target.addEventListener("error", () => failed(new Trouble(CANT_DECODE)), heard);
    signal?.addEventListener("abort", () => failed(signal.reason), heard);
  }).finally(() => over.abort());
}

// Seconds at which the first picture of a segment is decoded: the first tfdt box, whose track is the video.
function startOf(data) {
  const view = new DataView(data);
  const last = Math.min(view.byteLength - 20, 4096);
  for (let at = 4; at < last; at++) {
    if (view.getUint32(at) === 0x74666474) return Number(view.getBigUint64(at + 8)) / VIDEO_TIMESCALE;
  }
  return 0;
}
