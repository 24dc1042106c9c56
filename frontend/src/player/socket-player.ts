// Plays live video from a WebSocket with MediaSource: what comes is appended in order, each run behind the one before.

import { link } from "./link";
import { type LiveMessage, LiveSocket, type ReachAgain, type SocketAddress } from "./live-socket";
import { endOf, LiveMediaSource, startOf } from "./media-source";
import { cantPlay, type LiveNote } from "./notes";
import { FAR, NEAR, Pace } from "./pace";

/** What waits to be appended: a format whose init segment comes next, a hole, or media. */
type Item = { readonly format: string } | { readonly gap: true } | { readonly data: ArrayBuffer };

export class SocketPlayer {
  missed = 0;
  pace: Pace | null = null;
  readonly #socket: LiveSocket;
  #source: MediaSource | null = null;
  #buffer: SourceBuffer | null = null;
  #queue: Item[] = [];
  #isInit = false;
  #newRun = true;
  #count = 0;
  #before = 0;
  #listening = new AbortController();

  constructor(
    readonly video: HTMLVideoElement,
    address: SocketAddress,
    reach: ReachAgain,
    readonly onNote: (note: LiveNote) => void,
    onNoSockets: () => void,
    patience: number,
    readonly isFar: boolean,
  ) {
    const handlers = {
      onMessage: (message: LiveMessage) => this.#told(message),
      onData: (data: ArrayBuffer) => this.#got(data),
      onBroken: () => this.#letGo(),
      onNoSockets,
    };
    this.#socket = new LiveSocket(address, reach, handlers, patience);
  }

  get connections(): number {
    return this.#socket.connections;
  }

  start(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.video.addEventListener("loadeddata", () => this.pace?.jump(), { signal });
    this.video.addEventListener("waiting", () => this.pace?.stalled(), { signal });
    this.video.addEventListener("error", () => this.#socket.again("the video can't be decoded"), { signal });
    this.#socket.start();
  }

  stop(): void {
    this.#listening.abort();
    this.#socket.stop();
    this.#letGo();
  }

  #told(message: LiveMessage): void {
    if (message.type === "missed") {
      this.missed += message.fragments;
      link.slow("missed");
      if (this.#source) this.#queue.push({ gap: true });
      return;
    }
    const format = `video/mp4; codecs="${message.codecs}"`;
    if (!LiveMediaSource?.isTypeSupported(format)) {
      this.stop();
      this.onNote(cantPlay(format));
      return;
    }
    if (!this.#source) this.#open(new LiveMediaSource());
    this.#queue.push({ format });
  }

  #got(data: ArrayBuffer): void {
    link.took(data.byteLength);
    if (!this.#source) return;
    this.#queue.push({ data });
    this.#feed();
  }

  #open(source: MediaSource): void {
    this.#source = source;
    this.#buffer = null;
    this.#queue = [];
    this.#newRun = true;
    this.video.disableRemotePlayback = true; // which ManagedMediaSource wants
    const url = URL.createObjectURL(source);
    this.video.src = url;
    source.onsourceopen = () => {
      URL.revokeObjectURL(url);
      this.#feed();
    };
  }

  #letGo(): void {
    this.pace?.stop();
    this.pace = this.#source = this.#buffer = null;
    this.#queue = [];
    if (!this.video.src) return;
    this.video.removeAttribute("src");
    this.video.load();
  }

  /** Appends what waits, one thing at a time: SourceBuffers want to be waited for. */
  #feed(): void {
    try {
      while (this.#source?.readyState === "open" && !this.#buffer?.updating) {
        const next = this.#queue.shift();
        if (!next) return;
        this.#append(this.#source, next);
      }
    } catch (error) {
      this.#socket.again(String(error));
    }
  }

  #append(source: MediaSource, next: Item): void {
    if ("format" in next) {
      if (this.#buffer) this.#buffer.changeType(next.format);
      else this.#addBuffer(source, next.format);
      this.#isInit = this.#newRun = true;
    } else if ("gap" in next) {
      this.#newRun = true;
    } else if (this.#buffer && this.#isInit) {
      this.#isInit = false;
      this.#buffer.appendBuffer(next.data);
    } else if (this.#buffer) {
      this.#appendFragments(this.#buffer, next.data);
    }
  }

  #addBuffer(source: MediaSource, format: string): void {
    const buffer = source.addSourceBuffer(format);
    const pace = new Pace(this.video, buffer, this.isFar ? FAR : NEAR);
    this.#buffer = buffer;
    this.pace = pace;
    buffer.onupdateend = () => {
      if (this.#buffer !== buffer) return;
      if (pace.appended(this.#count, this.#before)) this.onNote("");
      this.#count = 0;
      this.#feed();
    };
  }

  #appendFragments(buffer: SourceBuffer, first: ArrayBuffer): void {
    if (this.#newRun) {
      // Every run counts its time from zero: it goes behind what is there already.
      this.#newRun = false;
      buffer.timestampOffset = endOf(buffer) - startOf(first);
    } else {
      this.pace?.measure();
    }
    this.#before = endOf(buffer);
    const parts = [first, ...this.#waiting()]; // whatever has come meanwhile goes in at once
    this.#count = parts.length;
    buffer.appendBuffer(parts.length > 1 ? joined(parts) : first);
  }

  /** Takes the media at the head of the queue. */
  #waiting(): ArrayBuffer[] {
    const found: ArrayBuffer[] = [];
    for (let next = this.#queue[0]; next && "data" in next; next = this.#queue[0]) {
      found.push(next.data);
      this.#queue.shift();
    }
    return found;
  }
}

function joined(parts: readonly ArrayBuffer[]): ArrayBuffer {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    all.set(new Uint8Array(part), at);
    at += part.byteLength;
  }
  return all.buffer;
}
