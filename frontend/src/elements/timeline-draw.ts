// Draws a timeline on a canvas: footage as a base line, motion as hills above it, events as bars below, ticks at the foot.

import type { Marks } from "../model/marks";
import {
  coverage,
  density,
  eventColumns,
  NEW_EVENT,
  SEEN_EVENT,
  type Span,
  type Tick,
  toX,
} from "../model/timeline-scale";
import type { Timeline } from "../model/types";

export interface TimelinePicture {
  readonly span: Span;
  readonly timelines: readonly Timeline[];
  readonly ticks: readonly Tick[];
  readonly now: number;
  /** The moment that is marked; null for none. */
  readonly at: number | null;
  readonly marks: Marks;
  /** Whether it is the footage that matters most. */
  readonly footage: boolean;
}

const TICK_EM = 1.375; // the height of the row of ticks
const EVENT_PX = 10; // of the row of events
const GAP_PX = 4;
const FOOTAGE_PX = 8; // of the line of footage, where that matters most
const LEAST_HILL = 0.12; // so high is the least motion, of the height there is

const USUAL_PX = 16; // what is less, as in Home Assistant, is too little for ticks

/** How large letters are: as large as the reader has them, but no smaller than usual. */
export const letterPx = (canvas: HTMLCanvasElement): number =>
  Math.max(USUAL_PX, Number.parseFloat(getComputedStyle(canvas).fontSize) || 0);

export interface Colours {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  readonly motion: string;
}

export function drawTimeline(canvas: HTMLCanvasElement, picture: TimelinePicture, colours: Colours): void {
  const ratio = devicePixelRatio || 1;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  const context = canvas.getContext("2d");
  if (!context || !width || !height) return;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const letter = letterPx(canvas);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const foot = height - TICK_EM * letter;
  const base = foot - EVENT_PX - GAP_PX;
  drawTicks(context, picture, width, foot, colours);
  drawMotion(context, picture, width, base, colours);
  drawEvents(context, picture, width, base + GAP_PX, colours);
  drawRange(context, picture, width, foot, colours);
  drawMarks(context, picture, width, foot, colours);
}

function drawRange(
  context: CanvasRenderingContext2D,
  { marks, span }: TimelinePicture,
  width: number,
  foot: number,
  colours: Colours,
): void {
  const [from, until] = [marks.start, marks.end].map((at) => (at === null ? null : toX(span, width, at)));
  context.fillStyle = colours.accent;
  if (from != null && until != null) {
    context.globalAlpha = 0.25;
    context.fillRect(from, 0, until - from, foot);
    context.globalAlpha = 1;
  }
  for (const x of [from, until]) if (x != null) context.fillRect(Math.round(x) - 1, 0, 2, foot);
}

function drawTicks(
  context: CanvasRenderingContext2D,
  picture: TimelinePicture,
  width: number,
  foot: number,
  colours: Colours,
): void {
  const font = getComputedStyle(context.canvas).fontFamily;
  const letter = letterPx(context.canvas);
  context.textBaseline = "middle";
  for (const tick of picture.ticks) {
    const x = Math.round(toX(picture.span, width, tick.at)) + 0.5;
    context.strokeStyle = colours.line;
    context.globalAlpha = tick.isDay ? 1 : 0.5;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, foot);
    context.stroke();
    context.globalAlpha = 1;
    context.font = `${tick.isDay ? 600 : 400} ${0.75 * letter}px ${font}`;
    context.fillStyle = tick.isDay ? colours.ink : colours.soft;
    const half = context.measureText(tick.text).width / 2;
    // The first and the last stay inside.
    const at = Math.min(width - half - 4, Math.max(half + 4, x));
    if (Math.abs(at - x) < half) context.fillText(tick.text, at - half, foot + (TICK_EM * letter) / 2 + 1);
  }
}

function drawMotion(
  context: CanvasRenderingContext2D,
  picture: TimelinePicture,
  width: number,
  base: number,
  colours: Colours,
): void {
  const columns = Math.ceil(width);
  const footage = coverage(picture.timelines, picture.span, columns);
  const moving = density(picture.timelines, picture.span, columns);
  context.fillStyle = colours.soft;
  context.globalAlpha = picture.footage ? 0.6 : 0.4;
  const tall = picture.footage ? FOOTAGE_PX : 2;
  const least = picture.footage ? 2 : 0;
  // Lower where only the bucket has it.
  runs(footage, (from, length) => context.fillRect(from, base - tall / 2, Math.max(length, least), tall / 2), 1);
  runs(footage, (from, length) => context.fillRect(from, base - tall, Math.max(length, least), tall), 2);
  context.globalAlpha = 1;
  context.fillStyle = colours.motion;
  for (let x = 0; x < columns; x++) {
    const share = moving[x] ?? 0;
    if (!share) continue;
    // The square root shows little motion, too.
    const hill = (LEAST_HILL + (1 - LEAST_HILL) * Math.sqrt(share)) * (base - 6);
    context.globalAlpha = 0.35 + 0.5 * Math.sqrt(share);
    context.fillRect(x, base - hill, 1, hill);
  }
  context.globalAlpha = 1;
}

function drawEvents(
  context: CanvasRenderingContext2D,
  picture: TimelinePicture,
  width: number,
  top: number,
  colours: Colours,
): void {
  const columns = Math.ceil(width);
  const events = picture.timelines.flatMap((timeline) => timeline.events);
  // What goes on has lasted until now, though the line may reach to the end of the day.
  const found = eventColumns(events, picture.span, columns, Math.min(picture.now, Date.now()));
  context.fillStyle = colours.soft;
  // Not by colour alone: what was looked at is lower, too.
  runs(found, (from, length) => context.fillRect(from, top + EVENT_PX - 5, Math.max(2, length), 4), SEEN_EVENT);
  context.fillStyle = colours.accent;
  runs(found, (from, length) => context.fillRect(from, top, Math.max(3, length), EVENT_PX - 1), NEW_EVENT);
}

function drawMarks(
  context: CanvasRenderingContext2D,
  picture: TimelinePicture,
  width: number,
  foot: number,
  colours: Colours,
): void {
  const now = toX(picture.span, width, picture.now);
  if (now < width) {
    context.fillStyle = colours.line;
    context.globalAlpha = 0.35;
    context.fillRect(now, 0, width - now, foot);
    context.globalAlpha = 1;
  }
  if (picture.at === null) return;
  const x = toX(picture.span, width, picture.at);
  context.fillStyle = colours.ink;
  context.fillRect(Math.round(x) - 1, 0, 2, foot);
}

/** Calls `draw` for every run of equal columns: of `kind`, or of any that is not 0. */
function runs(columns: Uint8Array, draw: (from: number, length: number) => void, kind: number): void {
  let from = -1;
  for (let at = 0; at <= columns.length; at++) {
    const is = columns[at] === kind;
    if (is && from < 0) from = at;
    if (!is && from >= 0) {
      draw(from, at - from);
      from = -1;
    }
  }
}
