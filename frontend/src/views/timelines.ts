// The timelines of some cameras around what is shown: loaded a little wider than that, and anew when it is not enough.

import type { TawnyElement } from "../elements/element";
import { type FeedMessage, readChange, text } from "../model/answers";
import { lengthOf, type Span } from "../model/timeline-scale";
import { type CameraRef, cameraKey, type EventChange, type Timeline } from "../model/types";

const WIDER = 0.75; // of what is shown, on each side
const BUCKETS = 900; // for all that is loaded: about one for two pixels
const FINER = 3; // so much finer than what is there, and it is loaded anew
const CALM_MS = 150; // fingers that move are waited for
const AGAIN_MS = 30_000; // how old the newest part may get
const NONE = { start: 0, end: 0 };

export class Timelines {
  all: readonly Timeline[] = [];
  #cameras: readonly CameraRef[] = [];
  #answers = new Map<string, Timeline>();
  #loaded: Span = NONE;
  #loadedAt = 0;
  #working = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unlisten: (() => void) | null = null;

  constructor(readonly host: TawnyElement) {}

  /** Makes sure that what `span` shows of `cameras` is there, soon. */
  want(cameras: readonly CameraRef[], span: Span, now: number): void {
    this.#unlisten ??= this.host.app.backend.listen((message) => this.#hear(message));
    const others = cameras.map(cameraKey).join() !== this.#cameras.map(cameraKey).join();
    if (!others && this.#isEnough(span, now)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(cameras, span), this.all.length && !others ? CALM_MS : 0);
  }

  stop(): void {
    this.#unlisten?.();
    this.#unlisten = null;
    clearTimeout(this.#timer);
    this.#working.abort();
    this.#loaded = NONE;
  }

  #hear(message: FeedMessage | null): void {
    if (message?.type === "event_changed") this.#changed(text(message.data["id"]), readChange(message.data));
    // What is there is not the newest any more, or none of it is what it was, however old.
    else if (message?.type === "event_started" || message?.type === "event_ended") this.#loadedAt = 0;
    else if (message === null || message.type === "events_expired") this.#loaded = NONE;
  }

  /** Somebody looked at an event, or called it something else. */
  #changed(id: string, { label = "", reviewed = false }: EventChange): void {
    const events = (timeline: Timeline) =>
      timeline.events.map((event) => (event.id === id ? { ...event, label, reviewed } : event));
    this.#show([...this.#answers].map(([key, timeline]) => [key, { ...timeline, events: events(timeline) }]));
  }

  #show(answers: Iterable<readonly [string, Timeline]>): void {
    this.#answers = new Map(answers);
    this.all = [...this.#answers.values()];
    this.host.requestUpdate();
  }

  #isEnough(span: Span, now: number): boolean {
    const loaded = this.#loaded;
    const isInside = span.start >= loaded.start && Math.min(span.end, now) <= loaded.end;
    const isOld = span.end > now - AGAIN_MS && now - this.#loadedAt > AGAIN_MS;
    return isInside && !isOld && lengthOf(loaded) < lengthOf(span) * (1 + 2 * WIDER) * FINER;
  }

  async #load(cameras: readonly CameraRef[], span: Span): Promise<void> {
    this.#working.abort();
    this.#working = new AbortController();
    const { signal } = this.#working;
    const more = lengthOf(span) * WIDER;
    const wanted = { start: span.start - more, end: Math.max(span.end, Math.min(span.end + more, Date.now())) };
    const { backend } = this.host.app;
    // One camera that fails does not hide the others, nor what is known of it.
    const asked = cameras.map(async (camera) => {
      const key = cameraKey(camera);
      const known = () => this.#answers.get(key);
      const found = await backend.timeline(camera, wanted.start, wanted.end, BUCKETS, signal).catch(known);
      return found ? [[key, found] as const] : [];
    });
    const answers = (await Promise.all(asked)).flat();
    if (signal.aborted) return;
    this.#cameras = cameras;
    this.#loaded = wanted;
    this.#loadedAt = Date.now();
    this.#show(answers);
  }
}
