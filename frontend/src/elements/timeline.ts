// A horizontal timeline: motion and events of a time, from a month to seconds. Whoever uses it gives it what to draw, and
// hears what somebody wants to see.

import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { type Marks, NO_MARKS } from "../model/marks";
import { lengthOf, moved, type Span, ticks, toTime, toX, zoomed } from "../model/timeline-scale";
import type { Timeline } from "../model/types";
import { baseStyles } from "./base-styles";
import { cssProps } from "./css-props";
import { TawnyElement } from "./element";
import { type Colours, drawTimeline, letterPx } from "./timeline-draw";
import { TimelineGestures } from "./timeline-gestures";

const STEP = 0.05; // of what is shown: an arrow key
const TICK_EM = 5.25; // so far from each other times stand
const ZOOM = 0.6; // a step of + and -

/**
 * Fires `tawny-span` with what shall be shown, `tawny-look` with the moment under the pointer (null: none),
 * `tawny-scrub` with the one under a finger, and `tawny-choose` with a moment that was tapped. The slot `preview` stands over the moment that is looked at.
 */
@customElement("tawny-timeline")
export class TawnyTimeline extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: relative;
        display: block;
        height: var(--tawny-timeline-height, 6rem);
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
        border-radius: var(--tawny-round-small);
        background: var(--tawny-card);
        font-family: var(--tawny-font);
        touch-action: pan-y;
        cursor: pointer;
      }
      .line {
        position: absolute;
        top: 0;
        bottom: max(1.375rem, 22px); /* the row of ticks */
        left: var(--x);
        width: 2px;
        margin-left: -1px;
        background: var(--tawny-ink);
        pointer-events: none;
      }
      .preview {
        position: absolute;
        z-index: 2;
        bottom: calc(100% + 8px);
        left: clamp(0px, var(--x) - var(--half), 100% - 2 * var(--half));
        width: calc(2 * var(--half));
        --half: 110px;
        pointer-events: none;
      }
    `,
  ];

  @property({ attribute: false }) span: Span = { start: Date.now() - 3_600_000, end: Date.now() };
  @property({ attribute: false }) timelines: readonly Timeline[] = [];
  /** The newest moment that there is something to see of. */
  @property({ type: Number }) now = Date.now();
  /** The moment that is shown elsewhere, and marked here; null for none. */
  @property({ attribute: false }) at: number | null = null;
  /** A range that is marked. */
  @property({ attribute: false }) marks: Marks = NO_MARKS;
  /** Whether it is the footage that matters most. */
  @property({ type: Boolean }) footage = false;
  /** Whether the arrow keys are left to whoever uses it. */
  @property({ type: Boolean }) steps = false;
  /** What it is called for screen readers. */
  @property() label = "";
  /** What is to be said of the marked moment. */
  @property() valueText = "";

  @state() private lookAt: number | null = null;
  @query("canvas") private canvas!: HTMLCanvasElement;
  #gestures: TimelineGestures | null = null;
  #frame = 0;
  readonly #sizes = new ResizeObserver(() => this.#draw());

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#gestures?.stop();
    this.#gestures = null;
    this.#sizes.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  protected override firstUpdated(): void {
    this.#begin();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.size > 1 || !changed.has("lookAt" as keyof TawnyTimeline)) this.#draw();
  }

  protected override render() {
    const middle = (this.span.start + this.span.end) / 2;
    return html`
      <canvas
        role="slider"
        tabindex="0"
        aria-label=${this.label}
        aria-valuemin=${Math.round(this.span.start / 1000)}
        aria-valuemax=${Math.round(this.span.end / 1000)}
        aria-valuenow=${Math.round((this.at ?? middle) / 1000)}
        aria-valuetext=${this.valueText || this.app.times.moment(this.at ?? middle)}
        @keydown=${this.#key}
      ></canvas>
      ${this.lookAt === null ? nothing : this.#looking(this.lookAt)}
    `;
  }

  #looking(at: number) {
    const x = { "--x": `${toX(this.span, 100, at)}%` } as const;
    return html`
      <div class="line" ${cssProps(x)}></div>
      <div class="preview" ${cssProps(x)}><slot name="preview"></slot></div>
    `;
  }

  #begin(): void {
    this.#sizes.observe(this.canvas);
    this.#gestures = new TimelineGestures(this.canvas, {
      look: (x) => this.#look(x),
      scrub: (x) => this.fire("tawny-scrub", this.#time(x)),
      choose: (x) => this.fire("tawny-choose", this.#time(x)),
      move: (by) => this.#show(moved(this.span, (by / this.canvas.clientWidth) * lengthOf(this.span), this.now)),
      zoom: (factor, x) => this.#show(zoomed(this.span, factor, this.#time(x), this.now)),
    });
  }

  #time(x: number): number {
    return Math.min(this.now, toTime(this.span, this.canvas.clientWidth, x));
  }

  #look(x: number | null): void {
    const inside = x === null ? null : Math.min(this.canvas.clientWidth, Math.max(0, x));
    this.lookAt = inside === null ? null : this.#time(inside);
    this.fire("tawny-look", this.lookAt);
  }

  #show(span: Span): void {
    this.span = span;
    this.fire("tawny-span", span);
  }

  #key(event: KeyboardEvent): void {
    const around = this.at ?? (this.span.start + this.span.end) / 2;
    const step = lengthOf(this.span) * STEP;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.#show(moved(this.span, -step, this.now)),
      ArrowRight: () => this.#show(moved(this.span, step, this.now)),
      PageUp: () => this.#show(moved(this.span, -lengthOf(this.span), this.now)),
      PageDown: () => this.#show(moved(this.span, lengthOf(this.span), this.now)),
      End: () => this.#show({ start: this.now - lengthOf(this.span), end: this.now }),
      "+": () => this.#show(zoomed(this.span, ZOOM, around, this.now)),
      "-": () => this.#show(zoomed(this.span, 1 / ZOOM, around, this.now)),
      Enter: () => this.fire("tawny-choose", around),
    };
    const act = this.steps && event.key.length > 1 ? undefined : keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** Once a frame, however much happens within it. */
  #draw(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      const { at, footage, marks, now, span, timelines } = this;
      const found = ticks(span, this.canvas.clientWidth, this.app.times, TICK_EM * letterPx(this.canvas));
      drawTimeline(this.canvas, { span, timelines, ticks: found, now, at, marks, footage }, this.#colours());
    });
  }

  #colours(): Colours {
    const style = getComputedStyle(this);
    const of = (name: string): string => style.getPropertyValue(`--tawny-${name}`).trim();
    return { ink: of("ink"), soft: of("soft"), line: of("line"), accent: of("accent"), motion: of("motion") };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-timeline": TawnyTimeline;
  }
}
