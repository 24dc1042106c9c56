// What the sensors view shows beside the cameras: how the service does, what happened to it, and the past of the cameras.
// Asked for again and again while it is looked at, and soon after something happened.

import type { ReactiveController } from "lit";
import type { TawnyElement } from "../../elements/element";
import type { FeedMessage } from "../../model/answers";
import type { Health, HouseEvent } from "../../model/health";
import type { Span } from "../../model/timeline-scale";
import { type Camera, cameraKey, type Timeline } from "../../model/types";

const HEALTH_MS = 10_000;
const PAST_MS = 60_000;
const SOON_MS = 600; // what happens within this time is asked for at once
const MOST_EVENTS = 5000;
const BUCKETS = 288; // five minutes of a day
const NEWS = ["camera", "stream", "recording", "storage"];

export class SensorsSource implements ReactiveController {
  healths: readonly Health[] = [];
  /** null: not known, or not told here. */
  events: readonly HouseEvent[] | null = null;
  timelines: ReadonlyMap<string, Timeline> = new Map();
  span: Span = { start: 0, end: 1 };
  /** How much time is shown, in milliseconds. */
  #length = 0;
  #cameras: readonly Camera[] = [];
  #working = new AbortController();
  #timers: readonly ReturnType<typeof setInterval>[] = [];
  #soon: ReturnType<typeof setTimeout> | undefined;
  #unlisten: (() => void) | null = null;

  constructor(readonly host: TawnyElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#timers = [setInterval(() => this.#look(), HEALTH_MS), setInterval(() => this.#lookBack(), PAST_MS)];
    document.addEventListener("visibilitychange", this.refresh);
  }

  hostUpdate(): void {
    if (!this.host.app || this.#unlisten) return;
    this.#unlisten = this.host.app.backend.listen((message) => this.#hear(message));
    this.#look();
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.refresh);
    for (const timer of this.#timers) clearInterval(timer);
    clearTimeout(this.#soon);
    this.#soon = undefined;
    this.#unlisten?.();
    this.#unlisten = null;
    this.#working.abort();
    this.#working = new AbortController();
  }

  /** Shows the last `length` milliseconds of these cameras. */
  want(cameras: readonly Camera[], length: number): void {
    const isOther = length !== this.#length || keys(cameras) !== keys(this.#cameras);
    this.#length = length;
    this.#cameras = cameras;
    if (isOther) this.#lookBack();
  }

  #hear(message: FeedMessage | null): void {
    if (message && !NEWS.includes(message.type)) return;
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.refresh();
    }, SOON_MS);
  }

  readonly refresh = (): void => {
    this.#look();
    this.#lookBack();
  };

  #look(): void {
    if (document.hidden || !this.host.app) return;
    const { signal } = this.#working;
    const asked = this.host.app.backend.health?.(signal);
    asked?.then((healths) => {
      if (!signal.aborted) this.#show({ healths });
    }, ignore);
  }

  #lookBack(): void {
    if (document.hidden || !this.#length || !this.host.app) return;
    const { backend } = this.host.app;
    const { signal } = this.#working;
    const end = Date.now();
    const span = { start: end - this.#length, end };
    const cameras = this.#cameras;
    const asked = cameras.map(async (camera) => {
      const timeline = await backend.timeline(camera, span.start, span.end, BUCKETS, signal).catch(() => null);
      return [cameraKey(camera), timeline] as const;
    });
    const told = backend.systemEvents?.({ since: span.start, limit: MOST_EVENTS }, signal).catch(() => this.events);
    void Promise.all([Promise.all(asked), told ?? null]).then(([found, events]) => {
      if (signal.aborted || this.#length !== span.end - span.start) return;
      const timelines = new Map(found.flatMap(([key, one]) => (one ? [[key, one] as const] : [])));
      this.#show({ span, events, timelines });
    });
  }

  #show(found: Partial<Pick<SensorsSource, "healths" | "events" | "timelines" | "span">>): void {
    Object.assign(this, found);
    this.host.requestUpdate();
  }
}

const keys = (cameras: readonly Camera[]): string => cameras.map(cameraKey).join();
const ignore = (): void => {};
