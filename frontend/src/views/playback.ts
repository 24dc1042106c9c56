// How recordings are watched: which moment, how fast, and what is left out.

import type { TawnyElement } from "../elements/element";
import { SPEEDS } from "../elements/play-bar";
import type { RecordingsAct } from "../elements/recordings-keys";
import type { RecordingsSpeak } from "../i18n/recordings";
import { eventBeside } from "../model/footage";
import { skipQuiet } from "../model/quiet";
import { recordable } from "../model/recordings-place";
import { type Camera, cameraKey } from "../model/types";
import { DayTimelines } from "./day-timelines";
import type { TawnyRecordingsStage } from "./recordings-stage";
import { describeFootage } from "./words";

const STEP_MS = 10_000;
const FRAME_MS = 40;
const IDLE_FRAME_MS = 500; // of the track that is kept while nothing happens
const REST_MS = 150; // a finger that rests so long on the timeline wants to see the picture there
export const NEWEST_MS = 10_000; // so far behind the present there is footage

export interface PlaybackHost extends TawnyElement {
  readonly stage: TawnyRecordingsStage | null;
  readonly chosen: readonly Camera[];
  readonly speak: RecordingsSpeak;
  /** Somebody went to a moment, or stopped at it: the address shall say so. */
  arrived(): void;
}

export class Playback {
  at = Date.now() - NEWEST_MS;
  playing = true;
  speed = 1;
  /** Whether the quiet parts are left out. */
  skips = false;
  readonly #day: DayTimelines;
  #scrubs = false;
  #resting: ReturnType<typeof setTimeout> | undefined;
  /** For the pictures: what is known of cameras, and which moment they show. */
  readonly handlers = {
    has: (key: string, at: number) => this.#day.has(key, at),
    next: (key: string, at: number) => this.#day.after(key, at),
    onTime: (at: number) => this.#shown(at),
  };

  constructor(readonly host: PlaybackHost) {
    this.#day = new DayTimelines(host);
  }

  stop(): void {
    clearTimeout(this.#resting);
    this.#day.stop();
  }

  /** Makes sure that what is shown is known. */
  look(): void {
    this.#day.want(this.host.chosen, this.at);
  }

  go(ms: number): void {
    clearTimeout(this.#resting);
    this.#scrubs = false;
    this.#show(ms);
    this.#explain(this.at);
    this.host.arrived();
  }

  /** Somebody came with an address of the moment. */
  come(): void {
    this.host.stage?.go(this.at);
    this.#explain(this.at);
  }

  /** A finger is on the timeline: the picture follows when it rests. */
  scrub(ms: number): void {
    clearTimeout(this.#resting);
    this.#scrubs = true;
    this.#move(ms);
    this.#resting = setTimeout(() => this.host.stage?.go(this.at), REST_MS);
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    this.host.stage?.setSpeed(speed);
    this.host.requestUpdate();
  }

  /** It began or ceased to play, by whoever's doing. */
  plays(playing: boolean): void {
    this.playing = playing;
    this.host.requestUpdate();
    if (!playing) this.host.arrived();
  }

  /** Does what a key or a button means; false when that is not about playing. */
  act(act: RecordingsAct): boolean {
    const acts: Partial<Record<RecordingsAct, () => void>> = {
      play: () => (this.playing ? this.host.stage?.pause() : this.host.stage?.play()),
      pause: () => (this.playing ? this.host.stage?.pause() : this.host.stage?.play()),
      run: () => (this.playing ? this.#faster(1) : this.host.stage?.play()),
      back: () => this.go(this.at - STEP_MS),
      on: () => this.go(this.at + STEP_MS),
      before: () => this.toEvent(-1),
      after: () => this.toEvent(1),
      frame_back: () => this.#frame(-1),
      frame_on: () => this.#frame(1),
      slower: () => this.#faster(-1),
      faster: () => this.#faster(1),
      skip: () => this.#setSkips(!this.skips),
    };
    acts[act]?.();
    return acts[act] !== undefined;
  }

  toEvent(step: -1 | 1): void {
    const next = eventBeside(this.#day.days, this.at, step);
    if (next !== null) this.go(next);
    else this.#say(this.host.speak(step > 0 ? "rec.no_event_after" : "rec.no_event_before"));
  }

  /** The same time of another day. */
  toDay(start: number): void {
    this.go(this.host.app.times.sameTime(this.at, start));
  }

  /** What there is at a moment on any of the cameras, or why there is nothing. */
  describe(ms: number): string {
    const all = this.host.chosen.map((camera) => this.#day.footage(cameraKey(camera), ms));
    const best = all.find((one) => one.is === "there" && one.kind === "event") ?? all.find((one) => one.is === "there");
    const found = best ?? all[0];
    return found ? describeFootage(found, this.host.speak) : "";
  }

  /** Why a camera shows nothing now; "" when it does. */
  missing(key: string): string {
    return this.#day.has(key, this.at) === false
      ? describeFootage(this.#day.footage(key, this.at), this.host.speak)
      : "";
  }

  #show(ms: number): void {
    this.#move(ms);
    this.look();
    this.host.stage?.go(this.at);
  }

  #move(ms: number): void {
    this.at = recordable(ms, Date.now());
    this.host.requestUpdate();
  }

  #shown(at: number): void {
    if (this.#scrubs) return;
    this.#move(at);
    if (this.skips && this.playing) this.#leaveOut(at);
  }

  #leaveOut(at: number): void {
    const { busy } = this.#day;
    const next = busy && skipQuiet(busy, at);
    if (next === "end") {
      this.#setSkips(false);
      this.host.stage?.pause();
      this.#say(this.host.speak("rec.no_more"));
    } else if (next !== null) {
      this.#show(next);
    }
  }

  /** Where there is nothing: why, and when it goes on. */
  #explain(ms: number): void {
    const keys = this.host.chosen.map(cameraKey);
    if (keys.some((key) => this.#day.has(key, ms) !== false)) {
      this.#say("");
      return;
    }
    const { times } = this.host.app;
    const reason = this.describe(ms);
    const starts = keys.map((key) => this.#day.after(key, ms)).filter((start) => start !== null);
    if (!starts.length) this.#say(reason);
    else this.#say(this.host.speak("rec.goes_on", { reason, when: times.exactClock(Math.min(...starts)) }));
  }

  #say(text: string): void {
    this.host.stage?.say(text);
  }

  #frame(step: -1 | 1): void {
    this.host.stage?.pause();
    const [first] = this.host.chosen;
    const footage = first && this.#day.footage(cameraKey(first), this.at);
    const isIdle = footage?.is === "there" && footage.kind === "idle";
    this.#show(this.at + step * (isIdle ? IDLE_FRAME_MS : FRAME_MS));
  }

  #faster(step: -1 | 1): void {
    const next = SPEEDS[SPEEDS.indexOf(this.speed) + step];
    if (next !== undefined) this.setSpeed(next);
  }

  #setSkips(skips: boolean): void {
    this.skips = skips;
    this.host.requestUpdate();
  }
}
