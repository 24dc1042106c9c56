// Plays a live HLS playlist with MediaSource, where no WebSocket gets through: whole segments are appended as they come;
// playback stays a few seconds behind the newest one, and begins anew after a break. Without MediaSource the browser
// plays HLS by itself.

const BEHIND_S = 4; // where playback begins and comes back to, counted from the newest picture
const TOO_FAR_S = 10; // further behind: jump
const KEEP_S = 20; // watched video that is kept in memory
const POLL_MS = 700;
const VIDEO_TIMESCALE = 90000;

const wait = (ms, signal) => new Promise((done, stopped) => {
  const timer = setTimeout(done, ms);
  signal.addEventListener("abort", () => { clearTimeout(timer); stopped(new DOMException("stopped", "AbortError")); });
});

export class SegmentPlayer {
  // `base` is the address of a camera's `live/`; `rendition` main or sub. `onNote` gets one line for people, or "".
  constructor(video, base, rendition, onNote = () => {}) {
    this.video = video;
    this.base = base;
    this.rendition = rendition;
    this.onNote = onNote;
    this.stopping = null;
    this.state = {};
  }

  start() {
    if (this.stopping) return;
    this.stopping = new AbortController();
    const { signal } = this.stopping;
    if (!("MediaSource" in window) && this.video.canPlayType("application/vnd.apple.mpegurl")) {
      this.video.src = `${this.base}/${this.rendition}/index.m3u8`;
      this.video.play().catch(() => {});
      return;
    }
    this.#run(signal);
  }

  stop() {
    this.stopping?.abort();
    this.stopping = null;
    if (!this.video.src) return;
    this.video.removeAttribute("src");
    this.video.load();
  }

  async #run(signal) {
    while (!signal.aborted) {
      try {
        await this.#play(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (error.final) return this.onNote(error.message);
        console.info(`live view begins anew: ${error.message}`);
        await wait(2000, signal).catch(() => {});
      }
    }
  }

  async #play(signal) {
    const source = new MediaSource();
    const url = URL.createObjectURL(source);
    this.video.src = url;
    await once(source, "sourceopen", signal);
    URL.revokeObjectURL(url);
    this.buffer = null;
    this.map = "";
    this.newest = -1;
    while (!signal.aborted) {
      const segments = await this.#playlist(signal);
      for (const segment of this.newest < 0 ? segments.slice(-3) : segments.filter((s) => s.number > this.newest)) {
        await this.#append(source, segment, signal);
        this.newest = segment.number;
      }
      this.#stayLive();
      await wait(POLL_MS, signal);
    }
  }

  async #append(source, segment, signal) {
    if (segment.map !== this.map) {
      await this.#begin(source, signal);
      await this.#feed(await this.#bytes(segment.map, signal), signal);
    }
    const data = await this.#bytes(segment.uri, signal);
    if (segment.map !== this.map || segment.broken || segment.number !== this.newest + 1) {
      // Every run counts its time from zero: put it behind what is there already.
      const { buffered } = this.buffer;
      const end = buffered.length ? buffered.end(buffered.length - 1) : 0;
      this.buffer.timestampOffset = end - startOf(data);
      this.map = segment.map;
    }
    await this.#feed(data, signal);
  }

  async #begin(source, signal) {
    const type = `video/mp4; codecs="${await this.#codecs(signal)}"`;
    if (!MediaSource.isTypeSupported(type)) {
      throw Object.assign(new Error("This browser can't play this camera's video format."), { final: true });
    }
    if (this.buffer) this.buffer.changeType(type);
    else this.buffer = source.addSourceBuffer(type);
  }

  async #codecs(signal) {
    const text = await this.#text("master.m3u8", signal);
    const lines = text.split("\n");
    const at = lines.findIndex((line) => line.startsWith(`${this.rendition}/`));
    return lines[at - 1]?.match(/CODECS="([^"]*)"/)?.[1] ?? "avc1.64001f";
  }

  async #playlist(signal) {
    const lines = (await this.#text(`${this.rendition}/index.m3u8`, signal)).split("\n");
    const segments = [];
    let number = 0, map = "", broken = false;
    for (const line of lines) {
      if (line.startsWith("#EXT-X-MEDIA-SEQUENCE:")) number = Number(line.slice(22));
      else if (line.startsWith("#EXT-X-MAP:")) map = `${this.rendition}/${line.match(/URI="([^"]*)"/)[1]}`;
      else if (line === "#EXT-X-DISCONTINUITY") broken = true;
      else if (line && !line.startsWith("#")) {
        segments.push({ number: number++, map, broken, uri: `${this.rendition}/${line}` });
        broken = false;
      }
    }
    return segments;
  }

  async #text(path, signal) {
    for (;;) {
      const response = await fetch(`${this.base}/${path}`, { signal, cache: "no-store" });
      if (response.ok) {
        this.onNote("");
        return response.text();
      }
      if (response.status !== 503) throw new Error(`the service answered ${response.status}`);
      this.onNote("Starting …");
      await wait(1000 * Number(response.headers.get("Retry-After") ?? 1), signal);
    }
  }

  async #bytes(path, signal) {
    const response = await fetch(`${this.base}/${path}`, { signal });
    if (!response.ok) throw new Error(`the service answered ${response.status}`);
    return response.arrayBuffer();
  }

  async #feed(data, signal) {
    const { buffer, video } = this;
    buffer.appendBuffer(data);
    await once(buffer, "updateend", signal);
    if (video.error) throw new Error(video.error.message);
    const { buffered } = buffer;
    if (buffered.length && video.currentTime - buffered.start(0) > KEEP_S + 10) {
      buffer.remove(0, video.currentTime - KEEP_S);
      await once(buffer, "updateend", signal);
    }
  }

  #stayLive() {
    const { buffer, video } = this;
    if (!buffer?.buffered.length) return;
    const { buffered } = buffer;
    const end = buffered.end(buffered.length - 1);
    const begin = buffered.start(buffered.length - 1);
    const behind = end - video.currentTime;
    if (video.currentTime < begin || behind > TOO_FAR_S || (video.paused && !video.controls)) {
      video.currentTime = Math.max(begin, end - BEHIND_S);
    }
    video.playbackRate = behind > TOO_FAR_S - 3 ? 1.1 : 1;
    if (video.paused && !video.controls) video.play().catch(() => {});
  }
}

function once(target, event, signal) {
  return new Promise((done, failed) => {
    const options = { once: true, signal };
    target.addEventListener(event, done, options);
    target.addEventListener("error", () => failed(new Error("the video can't be decoded")), options);
    signal.addEventListener("abort", () => failed(new DOMException("stopped", "AbortError")), { once: true });
  });
}

// Seconds at which the first fragment of a segment begins in its run: the first tfdt box, whose track is the video.
function startOf(data) {
  const view = new DataView(data);
  const last = Math.min(view.byteLength - 20, 4096);
  for (let at = 4; at < last; at++) {
    if (view.getUint32(at) === 0x74666474) return Number(view.getBigUint64(at + 8)) / VIDEO_TIMESCALE;
  }
  return 0;
}
