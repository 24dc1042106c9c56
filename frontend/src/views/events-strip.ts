// The timeline above the events: motion and events of the chosen cameras, with a preview of what is under the finger.

import { mdiMagnifyMinusOutline, mdiMagnifyPlusOutline } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { until } from "lit/directives/until.js";
import { baseStyles } from "../elements/base-styles";
import { TawnyElement } from "../elements/element";
import { held, lengthOf, nearest, type Span, zoomed } from "../model/timeline-scale";
import type { Camera, TawnyEvent } from "../model/types";
import { Timelines } from "./timelines";
import "../elements/icon";
import "../elements/timeline";

const HOUR = 3_600_000;
const NEAR_PX = 12; // an event so near to the finger is meant
const CLOCK_MS = 5000;
const ZOOM = 0.5;

/** Fires `tawny-event` with the id of an event that was tapped, else `tawny-moment` with the moment. */
@customElement("tawny-events-strip")
export class TawnyEventsStrip extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .tools {
        display: flex;
        align-items: center;
        gap: 4px;
        margin-bottom: 4px;
        color: var(--tawny-soft);
        font-size: 0.9rem;
      }
      .range {
        margin-inline-end: auto;
        font-variant-numeric: tabular-nums;
      }
      .button {
        color: inherit;
        font-size: 0.9rem;
      }
      .preview {
        overflow: hidden;
        border: 1px solid var(--tawny-line);
        border-radius: var(--tawny-round-small);
        background: var(--tawny-card);
        box-shadow: var(--tawny-shade);
        text-align: center;
        font-size: 0.88rem;
      }
      .preview img {
        display: block;
        width: 100%;
        aspect-ratio: 16 / 9;
        object-fit: cover;
        background: var(--tawny-screen);
      }
      .preview p {
        padding: 3px 8px 5px;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) cameras: readonly Camera[] = [];
  /** Events whose pictures are known: the preview shows the one under the finger. */
  @property({ attribute: false }) events: readonly TawnyEvent[] = [];
  @state() private span: Span = { start: Date.now() - 24 * HOUR, end: Date.now() };
  @state() private now = Date.now();
  @state() private lookAt: number | null = null;
  readonly #timelines = new Timelines(this);
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#tick(), CLOCK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#timelines.stop();
  }

  protected override willUpdate(): void {
    if (this.cameras.length) this.#timelines.want(this.cameras, this.span, this.now);
  }

  protected override render() {
    const { times } = this.app;
    const isOneDay = times.dayKey(this.span.start) === times.dayKey(this.span.end);
    const end = isOneDay ? times.clock(this.span.end) : times.moment(this.span.end);
    return html`
      <div class="tools">
        <span class="range">${times.moment(this.span.start)} – ${end}</span>
        ${this.span.end < this.now - 60_000 ? this.#toNow() : nothing}
        <slot name="tools"></slot>
        ${this.#zoom(1 / ZOOM, mdiMagnifyMinusOutline, this.t("events.zoom_out"))}
        ${this.#zoom(ZOOM, mdiMagnifyPlusOutline, this.t("events.zoom_in"))}
      </div>
      <tawny-timeline
        label=${this.t("events.timeline")}
        .span=${this.span}
        .now=${this.now}
        .timelines=${this.#timelines.all}
        @tawny-span=${(event: CustomEvent<Span>) => {
          this.span = event.detail;
        }}
        @tawny-look=${(event: CustomEvent<number | null>) => {
          this.lookAt = event.detail;
        }}
        @tawny-choose=${(event: CustomEvent<number>) => this.#chosen(event.detail)}
      >
        ${this.lookAt === null ? nothing : this.#preview(this.lookAt)}
      </tawny-timeline>
    `;
  }

  #toNow() {
    const show = (): void => {
      this.span = { start: this.now - lengthOf(this.span), end: this.now };
    };
    return html`<button type="button" class="button bare" @click=${show}>${this.t("events.now")}</button>`;
  }

  #zoom(factor: number, icon: string, label: string) {
    const zoom = (): void => {
      this.span = zoomed(this.span, factor, (this.span.start + this.span.end) / 2, this.now);
    };
    return html`
      <button type="button" class="button bare round" aria-label=${label} title=${label} @click=${zoom}>
        <tawny-icon path=${icon}></tawny-icon>
      </button>
    `;
  }

  #preview(at: number) {
    const { times } = this.app;
    const event = nearest(this.events, at, this.#near);
    const picture = event?.hasThumbnail ? this.app.backend.addresses.eventPicture(event, "thumbnail") : null;
    const day = lengthOf(this.span) > 24 * HOUR ? `${times.shortDay(at)}, ` : "";
    return html`
      <div class="preview" slot="preview">
        ${picture === null ? nothing : html`<img src=${until(picture, nothing)} alt="" />`}
        <p>${day}${times.exactClock(at)}</p>
      </div>
    `;
  }

  get #near(): number {
    return (lengthOf(this.span) / Math.max(1, this.clientWidth)) * NEAR_PX;
  }

  #chosen(at: number): void {
    const all = this.#timelines.all.flatMap((timeline) => timeline.events);
    const event = nearest(all, at, this.#near);
    if (event) this.fire("tawny-event", event.id);
    else this.fire("tawny-moment", at);
  }

  /** Time goes on, and what shows the present goes with it. */
  #tick(): void {
    if (document.hidden) return;
    const now = Date.now();
    const follows = this.span.end >= this.now - 1000;
    if (follows) this.span = held({ start: now - lengthOf(this.span), end: now }, now);
    this.now = now;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-events-strip": TawnyEventsStrip;
  }
}
