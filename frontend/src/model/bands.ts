// What was when: bands on a line of time, made of what happened and of what was not recorded, and why.

import type { HouseEvent } from "./health";
import { lengthOf, type Span } from "./timeline-scale";
import type { CameraRef, GapReason, TawnyEvent, Timeline } from "./types";

export type Band = Span;

/** What can have been the matter with a camera. */
export interface CameraBands {
  /** It was not connected. */
  readonly offline: readonly Band[];
  /** It was switched off, or not set up. */
  readonly off: readonly Band[];
  /** Nothing could be written. */
  readonly paused: readonly Band[];
  /** Tawny itself was not running. */
  readonly down: readonly Band[];
}

/** Bands in order, with those that touch joined, and cut to what `span` shows. */
export function joined(bands: readonly Band[], span: Span): readonly Band[] {
  const found: Band[] = [];
  for (const { start, end } of [...bands].sort((one, other) => one.start - other.start)) {
    const band = { start: Math.max(start, span.start), end: Math.min(end, span.end) };
    const last = found.at(-1);
    if (band.end <= band.start) continue;
    if (last && band.start <= last.end)
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, band.end) };
    else found.push(band);
  }
  return found;
}

export const totalOf = (bands: readonly Band[]): number => bands.reduce((sum, band) => sum + lengthOf(band), 0);

type Turn = "begins" | "ends" | null;

/**
 * From what begins something to what ends it; `isNow`: whether it is so at the end of `span`. Events in any order. What
 * ends without having begun tells nothing: a camera that is new has not been away before.
 */
export function bandsBetween(
  events: readonly HouseEvent[],
  turnOf: (event: HouseEvent) => Turn,
  span: Span,
  isNow: boolean,
): readonly Band[] {
  const found: Band[] = [];
  let since: number | null = null;
  let isKnown = false;
  for (const event of [...events].sort((one, other) => one.at - other.at || one.id - other.id)) {
    const turn = turnOf(event);
    if (turn === "begins") since ??= event.at;
    if (turn === "ends" && since !== null) found.push({ start: since, end: event.at });
    if (turn === "ends") since = null;
    isKnown ||= turn !== null;
  }
  if (isNow) found.push({ start: since ?? (isKnown ? span.end : span.start), end: span.end });
  return joined(found, span);
}

const turn = (begins: string, ends: string) => (event: HouseEvent) =>
  event.kind === begins ? "begins" : event.kind === ends ? "ends" : null;

const use = (event: HouseEvent): Turn => {
  if (event.kind !== "camera_use") return null;
  return event.detail === "enabled" ? "ends" : "begins";
};

/** When the service did not run. */
export const downBands = (events: readonly HouseEvent[], span: Span): readonly Band[] =>
  bandsBetween(
    events.filter((event) => !event.camera),
    turn("service_stopped", "service_started"),
    span,
    false,
  );

interface Now extends CameraRef {
  readonly enabled: boolean;
  readonly online: boolean;
  readonly offlineSince: number | null;
  readonly trouble: string;
}

/** What was the matter with a camera, from what is known: events, the timeline, or both. */
export function cameraBands(
  camera: Now,
  events: readonly HouseEvent[],
  timeline: Timeline | undefined,
  span: Span,
): CameraBands {
  const home = events.filter((event) => event.home === camera.home);
  const own = home.filter((event) => event.camera === camera.id);
  const gaps = (...reasons: readonly GapReason[]): readonly Band[] =>
    timeline?.gaps.filter((gap) => reasons.includes(gap.reason)) ?? [];
  const isPaused = own.length > 0 && camera.trouble !== "";
  const since = camera.enabled && !camera.online ? camera.offlineSince : null;
  const offline = [
    ...bandsBetween(own, turn("camera_offline", "camera_online"), span, false),
    ...(since === null ? [] : [{ start: since, end: span.end }]),
  ];
  const paused = bandsBetween(own, turn("recording_paused", "recording_resumed"), span, isPaused);
  const off = bandsBetween(own, use, span, !camera.enabled);
  const down = downBands(home, span);
  const elsewhere = joined([...off, ...down, ...gaps("camera_disabled", "camera_removed", "service_down")], span);
  return {
    offline: without(joined([...offline, ...gaps("camera_offline")], span), elsewhere),
    off: joined([...off, ...gaps("camera_disabled", "camera_removed")], span),
    paused: joined([...paused, ...gaps("storage")], span),
    down: joined([...down, ...gaps("service_down")], span),
  };
}

/** What of `bands` lies in none of `others`; both joined. */
export function without(bands: readonly Band[], others: readonly Band[]): readonly Band[] {
  return bands.flatMap((band) => {
    const left: Band[] = [];
    let { start } = band;
    for (const other of others) {
      if (other.end <= start || other.start >= band.end) continue;
      if (other.start > start) left.push({ start, end: other.start });
      start = Math.max(start, other.end);
    }
    return start < band.end ? [...left, { start, end: band.end }] : left;
  });
}

/** When something moved: in the whole picture, or in a zone. */
export function motionBands(events: readonly TawnyEvent[], zone: string, span: Span, now: number): readonly Band[] {
  const found = events.filter((event) => !zone || event.zones.includes(zone));
  return joined(
    found.map((event) => ({ start: event.start, end: event.end ?? now })),
    span,
  );
}

/** For how long something moved, in milliseconds. */
export const movingTime = (timeline: Timeline): number =>
  timeline.motion.reduce((sum, bucket) => sum + bucket.moving * timeline.bucketMs, 0);
