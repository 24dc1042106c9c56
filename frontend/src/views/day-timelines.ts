// What is known of the day that is watched: all of it, and in all detail what is around the moment.

import type { TawnyElement } from "../elements/element";
import { type Footage, footageAfter, footageAt } from "../model/footage";
import { busySpans } from "../model/quiet";
import type { Span } from "../model/timeline-scale";
import { type CameraRef, cameraKey, type Timeline } from "../model/types";

const NEAR_MS = 1_800_000; // on each side of the moment
const EDGE_MS = 300_000; // so near to the edge of what is known in detail, more is asked for
const AGAIN_MS = 20_000; // how old what is known of the present may get
const CALM_MS = 150; // fingers that move are waited for
const BUCKETS = 1500; // minutes of a day, also of one that is an hour longer

interface Known {
  readonly day: Timeline | null;
  readonly near: Timeline | null;
}

export class DayTimelines {
  #known = new Map<string, Known>();
  #busy: readonly Span[] = [];
  #cameras = "";
  #day = 0;
  #near: Span = { start: 0, end: 0 };
  #askedAt = 0;
  #isAsking = false;
  #working = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly host: TawnyElement) {}

  /** Makes sure that enough is known around `at`, soon. */
  want(cameras: readonly CameraRef[], at: number): void {
    const names = cameras.map(cameraKey).join();
    const day = this.host.app.times.startOfDay(at);
    const isNew = names !== this.#cameras || day !== this.#day;
    if (!isNew && (this.#isAsking || this.#isEnough(at))) return;
    if (isNew) this.#known.clear();
    this.#cameras = names;
    this.#day = day;
    this.#isAsking = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(cameras, day, at), isNew ? 0 : CALM_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#working.abort();
    this.#cameras = "";
    this.#isAsking = false;
  }

  /** Of the whole day, of those cameras that answered. */
  get days(): readonly Timeline[] {
    return [...this.#known.values()].flatMap(({ day }) => day ?? []);
  }

  /** When something happened; null before that is known. */
  get busy(): readonly Span[] | null {
    return this.days.length ? this.#busy : null;
  }

  footage(key: string, ms: number): Footage {
    const { day = null, near = null } = this.#known.get(key) ?? {};
    const known = near && near.start <= ms && ms < near.end ? near : day;
    // What nobody has asked for yet is still to come only if it is.
    return footageAt(known, ms, known ? this.#askedAt : Date.now());
  }

  has(key: string, ms: number): boolean | null {
    const { is } = this.footage(key, ms);
    return is === "unknown" ? null : is === "there";
  }

  after(key: string, ms: number): number | null {
    const { day = null, near = null } = this.#known.get(key) ?? {};
    const found = [footageAfter(near, ms), footageAfter(day, ms)].filter((start) => start !== null);
    return found.length ? Math.min(...found) : null;
  }

  #isEnough(at: number): boolean {
    const { end, start } = this.#near;
    const now = Date.now();
    if (end > this.#askedAt && now - this.#askedAt > AGAIN_MS) return false;
    return start <= at - EDGE_MS && at + EDGE_MS <= end;
  }

  async #load(cameras: readonly CameraRef[], day: number, at: number): Promise<void> {
    this.#working.abort();
    this.#working = new AbortController();
    const { signal } = this.#working;
    const { app } = this.host;
    const askedAt = Date.now();
    const near = { start: at - NEAR_MS, end: at + NEAR_MS };
    const end = app.times.startOfDayAfter(day, 1);
    // A camera that fails does not hide the others; what was known of it stays.
    const ask = (camera: CameraRef, span: Span) =>
      app.backend.timeline(camera, span.start, span.end, BUCKETS, signal).catch(() => null);
    const found = await Promise.all(
      cameras.map(async (camera) => {
        const [whole, close] = await Promise.all([ask(camera, { start: day, end }), ask(camera, near)]);
        const key = cameraKey(camera);
        const before = this.#known.get(key);
        return [key, { day: whole ?? before?.day ?? null, near: close ?? before?.near ?? null }] as const;
      }),
    );
    if (signal.aborted) return;
    this.#isAsking = false;
    this.#askedAt = askedAt;
    this.#near = near;
    this.#known = new Map(found);
    const all = found.flatMap(([, one]) => [one.day && { ...one.day, ranges: [] }, one.near]);
    this.#busy = busySpans(
      all.filter((one) => one !== null),
      askedAt,
    );
    this.host.requestUpdate();
  }
}
