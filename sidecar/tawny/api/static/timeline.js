// What is known of a camera's day: what is recorded, what is not and why, how much moved when, and what happened. The
// whole day in the detail that it needs to be seen at once, and what is looked at closely in all detail.

import { call } from "/ui/api.js";
import { sentence } from "/ui/page.js";

export const HOUR_MS = 3600000;
const CLOSE_MS = HOUR_MS; // who sees no more than this at once looks closely
const LATE_MS = 3000; // what is newer than this was perhaps not known yet when the service was asked
const MOST_BUCKETS = 1500; // minutes of a day, also of one that is an hour longer

const REASONS = {
  service_down: "Tawny was not running",
  storage: "Nothing could be written",
  recording_off: "Recording was switched off",
  camera_disabled: "The camera was switched off",
  camera_removed: "The camera was removed",
  camera_offline: "The camera was offline",
  no_motion: "Nothing moved, and only motion is recorded",
  not_set_up: "The camera was not set up yet",
  unknown: "Not recorded, or expired",
};
const KINDS = { event: "Recorded: something moved", continuous: "Recorded", idle: "Recorded at a low rate" };

export class Timeline {
  constructor(camera, startMs, endMs) {
    Object.assign(this, { camera, startMs, endMs });
    this.day = this.near = null;
  }

  // Asks for the day, and for what is around `view` if that is looked at closely.
  async load(view) {
    const span = view[1] - view[0];
    const isClose = span <= CLOSE_MS;
    const near = isClose ? this.#ask(Math.max(this.startMs, view[0] - span), Math.min(this.endMs, view[1] + span)) : null;
    [this.day, this.near] = await Promise.all([this.#ask(this.startMs, this.endMs), near]);
  }

  // Whether what is known is enough to show `view`.
  fits(view) {
    if (!this.day || view[1] - view[0] > CLOSE_MS) return true;
    return this.near !== null && this.near.startMs <= Math.max(this.startMs, view[0]) && view[1] <= this.near.endMs + 1;
  }

  get events() {
    return this.day?.events ?? [];
  }

  get ranges() {
    return this.day?.ranges ?? [];
  }

  // What to draw of `view`.
  seen(view) {
    return this.near && this.fits(view) && view[1] - view[0] <= CLOSE_MS ? this.near : this.day;
  }

  // What there is at a moment: whether it is recorded, and a line for people, "" where nothing is known.
  state(ms) {
    const known = this.near && this.near.startMs <= ms && ms < this.near.endMs ? this.near : this.day;
    if (!known) return { recorded: false, text: "" };
    const found = known.ranges.filter((range) => range.startMs <= ms && ms < range.endMs);
    const best = found.find((range) => range.kind !== "idle") ?? found[0];
    if (best) return { recorded: true, text: KINDS[best.kind] ?? sentence(best.kind) };
    const gap = known.gaps.find((one) => one.startMs <= ms && ms < one.endMs);
    if (gap) return { recorded: false, text: reason(gap) };
    if (ms > Date.now()) return { recorded: false, text: "Still to come" };
    return { recorded: false, text: ms > known.askedMs - LATE_MS ? "" : "Not recorded" };
  }

  // When what is recorded goes on after `ms`; undefined when it does not.
  next(ms) {
    const starts = this.ranges.map((range) => range.startMs).filter((start) => start > ms);
    return starts.length ? Math.min(...starts) : undefined;
  }

  async #ask(startMs, endMs) {
    const askedMs = Date.now();
    const query = `start=${new Date(startMs).toISOString()}&end=${new Date(endMs).toISOString()}&buckets=${MOST_BUCKETS}`;
    const found = await call(`/cameras/${encodeURIComponent(this.camera)}/timeline?${query}`);
    for (const list of [found.ranges, found.gaps, found.motion, found.events]) {
      for (const one of list) Object.assign(one, { startMs: Date.parse(one.start), endMs: one.end ? Date.parse(one.end) : askedMs });
    }
    return { ...found, startMs, endMs, askedMs };
  }
}

function reason(gap) {
  const why = REASONS[gap.reason] ?? sentence(gap.reason);
  return ["storage", "camera_offline"].includes(gap.reason) && gap.message ? `${why}: ${gap.message}` : why;
}
