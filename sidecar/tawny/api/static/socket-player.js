// Plays live video from a WebSocket with MediaSource. Stays as close to the newest picture as the network allows: it
// plays a little faster or slower, and jumps where that would take too long. Connects again for ever.

const RETRY_MS = [250, 500, 1000, 2000, 4000, 8000];
const SILENCE_MS = 12000; // without any message for so long, the connection is given up
const KEEP_S = 10; // watched video that is kept in memory
const LEAST_AHEAD_S = 0.06; // what is left when the next fragment comes: less, and the picture would stop
const MOST_AHEAD_S = 0.6; // after many stops it plays this much later, not more
const MORE_AHEAD_S = 0.04; // after each stop
const JUMP_S = 1; // further behind than wanted: jump instead of playing faster
const WINDOW = 40; // fragments over which what is ahead is judged: a network that was late once will be again
const ENOUGH = 5; // fragments without which nothing is judged
const CALM_MS = 8000; // without a stop for so long, it dares to come closer again
const STOP_MS = 1000; // whatever else happens within that belongs to the same stop
const VIDEO_TIMESCALE = 90000;

export class SocketPlayer {
  // `onNote` gets one line for people, or ""; `onNoSockets` is called when `patience` attempts got no answer at all.
  constructor(video, url, onNote, onNoSockets, patience) {
    this.video = video;
    this.url = new URL(url, location.href);
    this.url.protocol = this.url.protocol === "https:" ? "wss:" : "ws:";
    this.onNote = onNote;
    this.onNoSockets = onNoSockets;
    this.patience = patience;
    this.failures = 0;
    this.everHeard = false;
    this.margin = LEAST_AHEAD_S;
    this.state = { jumps: 0, stalls: 0, missed: 0, connections: 0, ahead: 0 };
    this.listeners = {
      loadeddata: () => this.#jump(),
      waiting: () => this.#stalled(),
      error: () => this.#again("the video can't be decoded"),
    };
  }

  start() {
    this.stopped = false;
    for (const [name, listener] of Object.entries(this.listeners)) this.video.addEventListener(name, listener);
    this.#connect();
  }

  stop() {
    this.stopped = true;
    for (const [name, listener] of Object.entries(this.listeners)) this.video.removeEventListener(name, listener);
    this.#hangUp();
    this.#letGo();
  }

  // the connection

  #connect() {
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.binaryType = "arraybuffer";
    let heard = false;
    socket.onmessage = ({ data }) => {
      if (this.socket !== socket) return;
      heard = this.everHeard = true;
      this.#expectMore();
      if (typeof data === "string") this.#told(JSON.parse(data));
      else this.#got(data);
    };
    socket.onclose = () => {
      if (this.socket !== socket) return;
      this.failures = heard ? 0 : this.failures + 1;
      if (!this.everHeard && this.failures >= this.patience) this.onNoSockets();
      else this.#later();
    };
    this.state.connections++;
    this.#expectMore();
  }

  #expectMore() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.#again("nothing comes"), SILENCE_MS);
  }

  #later() {
    this.#hangUp();
    if (!this.stopped) this.retry = setTimeout(() => this.#connect(), RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)]);
  }

  #again(reason) {
    if (this.stopped || !this.socket) return;
    console.info(`live view begins anew: ${reason}`);
    this.failures++;
    this.#hangUp();
    this.#letGo();
    this.#later();
  }

  #hangUp() {
    clearTimeout(this.retry);
    clearTimeout(this.silence);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  // what comes

  #told(message) {
    if (message.type === "missed") {
      this.state.missed += message.fragments;
      this.queue?.push({ gap: true });
    } else if (message.type === "init") {
      const type = `video/mp4; codecs="${message.codecs}"`;
      const Source = self.ManagedMediaSource ?? self.MediaSource;
      if (!Source.isTypeSupported(type)) {
        this.stop();
        this.onNote("This browser can't play this camera's video format.");
        return;
      }
      if (!this.source) this.#open(Source);
      this.queue.push({ type });
    }
  }

  #got(data) {
    this.queue?.push({ data });
    this.#feed();
  }

  #open(Source) {
    const source = new Source();
    this.source = source;
    this.buffer = null;
    this.queue = [];
    this.newRun = true;
    this.ahead = [];
    this.fragment = 0.2; // seconds that come at once; measured as they do
    this.video.disableRemotePlayback = true; // which ManagedMediaSource wants
    const url = URL.createObjectURL(source);
    this.video.src = url;
    source.onsourceopen = () => { URL.revokeObjectURL(url); this.#feed(); };
  }

  #letGo() {
    clearInterval(this.watch);
    this.watch = 0;
    this.source = this.buffer = null;
    this.queue = null;
    if (!this.video.src) return;
    this.video.removeAttribute("src");
    this.video.load();
  }

  // Appends what waits, one thing at a time: SourceBuffers want to be waited for.
  #feed() {
    if (this.source?.readyState !== "open" || this.buffer?.updating || !this.queue.length) return;
    try {
      this.#append();
    } catch (error) {
      this.#again(error.message);
    }
  }

  #append() {
    const next = this.queue.shift();
    if (next.type) {
      if (this.buffer) this.buffer.changeType(next.type);
      else this.#addBuffer(next.type);
      this.isInit = this.newRun = true;
    } else if (next.gap) {
      this.newRun = true;
    } else if (this.isInit) {
      this.isInit = false;
      this.buffer.appendBuffer(next.data);
      return;
    } else {
      this.#appendFragments(next.data);
      return;
    }
    this.#feed();
  }

  #addBuffer(type) {
    this.buffer = this.source.addSourceBuffer(type);
    this.buffer.onupdateend = () => {
      this.#stayLive();
      this.#feed();
    };
  }

  #appendFragments(first) {
    if (this.newRun) {
      // Every run counts its time from zero: it goes behind what is there already.
      this.newRun = false;
      this.buffer.timestampOffset = this.#end() - startOf(first);
    } else {
      this.#measure();
    }
    this.before = this.#end();
    const parts = [first];
    while (this.queue[0]?.data) parts.push(this.queue.shift().data); // whatever has come meanwhile goes in at once
    this.count = parts.length;
    this.buffer.appendBuffer(parts.length > 1 ? joined(parts) : first);
  }

  // where to play

  #end() {
    const { buffered } = this.buffer;
    return buffered.length ? buffered.end(buffered.length - 1) : 0;
  }

  // What is left to play at the moment when more comes.
  #measure() {
    if (this.video.paused || this.video.seeking) return;
    this.ahead.push(Math.max(0, this.#end() - this.video.currentTime));
    if (this.ahead.length > WINDOW) this.ahead.shift();
  }

  #stayLive() {
    const { buffer, video } = this;
    if (!buffer?.buffered.length) return;
    const end = this.#end();
    if (this.count === 1 && end > this.before) this.fragment = end - this.before;
    this.count = 0;
    if (!this.watch) this.#begin();
    const behind = end - video.currentTime;
    const start = buffer.buffered.start(buffer.buffered.length - 1);
    if (video.currentTime < start) video.currentTime = start;
    else if (video.readyState >= 2 && behind > this.margin + this.fragment + JUMP_S) this.#jump();
    else this.#adjust();
    if (video.currentTime - buffer.buffered.start(0) > KEEP_S * 2 && !buffer.updating) {
      buffer.remove(0, video.currentTime - KEEP_S);
    }
  }

  #begin() {
    this.onNote("");
    this.stalledAt = performance.now();
    this.watch = setInterval(() => this.#unstick(), 500);
    this.video.play().catch(() => {});
  }

  // The first picture was the newest keyframe, for the eye; from there, or from wherever it fell behind, to the newest.
  #jump() {
    if (!this.buffer?.buffered.length) return;
    const target = this.#end() - this.margin - this.fragment;
    if (target < this.video.currentTime + 0.05) return;
    this.state.jumps++;
    this.ahead = [];
    this.video.currentTime = target;
  }

  #adjust() {
    if (this.ahead.length < ENOUGH) return;
    const least = Math.min(...this.ahead);
    this.state.ahead = least;
    const wrong = least - this.margin;
    // Slower is seen sooner than faster: only what is really short is stretched.
    this.video.playbackRate = wrong > 0.03 ? Math.min(1.15, 1.02 + wrong) : wrong < -0.03 ? 0.95 : 1;
    if (performance.now() - this.stalledAt > CALM_MS && this.margin > LEAST_AHEAD_S) {
      this.stalledAt = performance.now();
      this.margin = Math.max(LEAST_AHEAD_S, this.margin * 0.7);
    }
  }

  #stalled() {
    if (!this.watch || this.video.seeking || this.ahead.length < ENOUGH) return; // while it begins, it waits anyway
    if (performance.now() - this.stalledAt < STOP_MS) return;
    this.state.stalls++;
    this.stalledAt = performance.now();
    this.margin = Math.min(MOST_AHEAD_S, this.margin + MORE_AHEAD_S);
  }

  // Browsers pause what is out of sight, and stop before the smallest hole.
  #unstick() {
    const { video } = this;
    if (!this.buffer?.buffered.length || video.seeking) return;
    if (video.paused && !video.controls) video.play().catch(() => {});
    const { buffered } = this.buffer;
    for (let range = 0; range < buffered.length; range++) {
      const start = buffered.start(range);
      if (start > video.currentTime && video.readyState < 3) {
        video.currentTime = start;
        return;
      }
    }
  }
}

function joined(parts) {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    all.set(new Uint8Array(part), at);
    at += part.byteLength;
  }
  return all;
}

// Seconds at which a fragment begins in its run: the first tfdt box, whose track is the video.
function startOf(data) {
  const view = new DataView(data);
  const last = Math.min(view.byteLength - 20, 4096);
  for (let at = 4; at < last; at++) {
    if (view.getUint32(at) === 0x74666474) return Number(view.getBigUint64(at + 8)) / VIDEO_TIMESCALE;
  }
  return 0;
}
