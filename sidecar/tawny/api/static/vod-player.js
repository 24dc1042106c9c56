// Plays recorded footage of a day by its HLS playlist with MediaSource: any moment is looked up by its wall time, loaded
// and shown; gaps are jumped over. The playlist's timestamps follow the wall clock, so that one timeline holds all of it.

import { SegmentBuffer } from "/ui/segment-buffer.js";
import { VodPlaylist } from "/ui/vod-playlist.js";

const AHEAD_S = 24; // how much is loaded ahead, at normal speed
const AHEAD_BYTES = 40e6; // and how much at the most
const RELOAD_MS = 5000; // how often a playlist that grows is looked at when its end is near
const RETRY_MS = [1000, 2000, 4000, 8000];

export class VodPlayer {
  // `url(startMs, endMs)` gives a playlist's address. `onTime` gets the wall time that is shown; `onNote` one line for
  // people, "" when it does not hold any more, and whether it is only news; `onNothing` is called when there is nothing
  // at or after a wanted moment, `onState` when it begins or ceases to play.
  constructor(video, url, { onTime = () => {}, onNote = () => {}, onNothing = () => {}, onState = () => {} } = {}) {
    Object.assign(this, { video, url, onTime, onNote, onNothing, onState });
    this.playing = false;
    this.speed = 1;
    this.playlist = this.buffer = null;
    this.target = null; // the wanted moment, until it is shown
    this.run = new Run();
    this.wake = () => {};
    this.working = new AbortController();
    this.listening = new AbortController();
    for (const event of ["timeupdate", "seeked", "waiting"]) {
      video.addEventListener(event, () => this.#tick(), { signal: this.listening.signal });
    }
  }

  // Opens [startMs, endMs) and shows the footage at or after `atMs`.
  open(startMs, endMs, atMs) {
    this.close();
    this.playlist = new VodPlaylist(this.url(startMs, endMs), startMs, endMs);
    this.buffer = new SegmentBuffer(this.video);
    this.#restart(atMs);
  }

  // Shows the footage at `atMs`, or the first after it.
  seek(atMs) {
    if (!this.playlist) return;
    const segment = this.playlist.at(atMs);
    const media = segment && this.buffer.mediaTime(segment, Math.max(atMs, segment.startMs));
    if (segment && this.run.segments.includes(segment) && this.buffer.has(media)) {
      this.target = atMs;
      this.#show(media);
    } else {
      this.#restart(atMs);
    }
  }

  play() {
    this.#setPlaying(true);
    if (this.target === null) this.video.play().catch(() => {});
  }

  pause() {
    this.#setPlaying(false);
    this.video.pause();
  }

  setSpeed(speed) {
    this.speed = this.video.playbackRate = speed;
    this.wake();
  }

  // The wall time of the picture that is shown; null before there is one.
  wallMs() {
    return this.buffer?.wallMs(this.video.currentTime) ?? null;
  }

  close() {
    this.#stop();
    this.buffer?.close();
    this.playlist = this.buffer = this.target = null;
  }

  destroy() {
    this.close();
    this.listening.abort();
  }

  #setPlaying(playing) {
    if (this.playing === playing) return;
    this.playing = playing;
    this.onState(playing);
  }

  #stop() {
    this.working.abort();
    this.wake();
  }

  async #restart(atMs) {
    this.#stop();
    const { signal } = this.working = new AbortController();
    this.target = atMs;
    this.run = new Run();
    this.video.pause();
    try {
      await this.#load(atMs, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.pause();
      this.target = null;
      this.onNote(error.message);
    }
  }

  // Loads what shows `atMs`, and goes on loading until something else is wanted.
  async #load(atMs, signal) {
    const { playlist, run } = this;
    if (!playlist.at(atMs) && playlist.grows) await this.#reload(signal);
    await this.buffer.begin(playlist.seconds, signal);
    for (;;) {
      const segment = playlist.at(run.last?.endMs ?? atMs);
      if (segment) {
        await this.#add(segment, run, atMs, signal);
      } else if (!run.last) {
        this.target = null;
        return this.onNothing(atMs);
      } else if (playlist.grows) {
        await pause(RELOAD_MS, signal);
        const shown = this.wallMs() ?? atMs;
        if (!await this.#reload(signal)) return this.#restart(shown);
      } else {
        break;
      }
    }
    while (this.target !== null || this.#ahead() > 0.3) await this.#news(signal);
    this.pause();
    this.onNote("This was the last recording of the day.", true);
  }

  async #add(segment, run, atMs, signal) {
    // Where to look is said before there is anything to see: nothing else flashes up.
    const onLoaded = () => { if (!run.last) this.#show(this.buffer.mediaTime(segment, Math.max(atMs, segment.startMs))); };
    try {
      await this.#patiently(() => this.#append(segment, signal, onLoaded), signal);
    } catch (error) {
      if (!error.gone) throw error;
      this.playlist.forget(segment);
      this.onNote(error.message, true);
      return;
    }
    run.segments.push(segment);
    this.#tick();
    await this.buffer.forget(run);
    while (this.#ahead() > AHEAD_S * Math.max(1, this.speed) || run.bytesFrom(this.video.currentTime) > AHEAD_BYTES) {
      await this.#news(signal);
    }
  }

  // The browser may have no room: then it waits until something was watched.
  async #append(segment, signal, onLoaded) {
    for (;;) {
      try {
        return await this.buffer.append(segment, signal, onLoaded);
      } catch (error) {
        if (error.name !== "QuotaExceededError") throw error;
      }
      await this.buffer.forget(this.run);
      await this.#news(signal);
    }
  }

  // False when its timeline is another one than before: then what is loaded is of no use any more.
  async #reload(signal) {
    const kept = await this.#patiently(() => this.playlist.load(signal), signal);
    if (!kept) this.buffer.close();
    return kept;
  }

  // Does what may fail for a while, until it doesn't.
  async #patiently(work, signal) {
    for (let tries = 0; ; tries++) {
      try {
        const done = await work();
        if (tries) this.onNote("");
        return done;
      } catch (error) {
        if (!error.again) throw error;
        this.onNote(error.message);
      }
      await pause(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)], signal);
    }
  }

  // Until something happens with the video.
  async #news(signal) {
    await new Promise((done) => { this.wake = done; });
    signal.throwIfAborted();
  }

  #show(media) {
    this.onNote("");
    this.video.playbackRate = this.speed;
    this.video.currentTime = media;
    if (this.playing) this.video.play().catch(() => {});
  }

  #tick() {
    const { buffer, run, video } = this;
    if (!buffer?.isOpen) return;
    if (!video.seeking) {
      if (run.includes(video.currentTime)) this.target = null;
      const start = buffer.behindGap(video.currentTime, run.end);
      if (start !== null) video.currentTime = start;
      const wall = this.wallMs();
      if (wall !== null && this.target === null) this.onTime(wall);
    }
    this.wake();
  }

  #ahead() {
    return this.buffer.ahead(this.video.currentTime, this.run.end);
  }
}

// What was loaded one after the other since the last jump.
class Run {
  segments = [];

  get last() {
    return this.segments.at(-1);
  }

  // The time in the video at which it ends.
  get end() {
    return this.last ? this.last.media + (this.last.endMs - this.last.startMs) / 1000 : 0;
  }

  includes(media) {
    return this.last !== undefined && media >= this.segments[0].media - 0.05 && media < this.end;
  }

  bytesFrom(media) {
    return this.segments.reduce((sum, segment) => sum + (segment.media > media ? segment.bytes : 0), 0);
  }

  // Gives up what lies before `media`.
  forget(media) {
    while (this.segments.length > 1 && this.segments[1].media < media) this.segments.shift();
  }
}

function pause(ms, signal) {
  return new Promise((done, stopped) => {
    const stop = () => { clearTimeout(timer); stopped(signal.reason); };
    const timer = setTimeout(() => { signal.removeEventListener("abort", stop); done(); }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}
