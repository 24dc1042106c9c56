// The timeline below the recordings: what there is, and why there is nothing, of the moment under the finger.

import { mdiArrowExpandHorizontal, mdiMagnifyMinusOutline, mdiMagnifyPlusOutline } from "@mdi/js";
import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { baseStyles } from "../elements/base-styles";
import { RecordingsElement } from "../elements/recordings-element";
import { type Marks, NO_MARKS } from "../model/marks";
import { held, lengthOf, type Span, zoomed } from "../model/timeline-scale";
import type { CameraRef } from "../model/types";
import { Timelines } from "./timelines";
import "../elements/icon";
import "../elements/timeline";

const ZOOM = 0.5;
const FOLLOW = 0.15; // of what is shown lies before the moment when that has run out of it

/** Fires `tawny-go` with a moment that was tapped, and `tawny-scrub` with one under a finger. */
@customElement("tawny-recordings-strip")
export class TawnyRecordingsStrip extends RecordingsElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
      }
      .when {
        flex: 1 1 18em;
        min-width: 0;
        font-variant-numeric: tabular-nums;
      }
      .what {
        color: var(--tawny-soft);
      }
      .when,
      .what {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (max-width: 640px) {
        .tools {
          flex-wrap: wrap;
        }
        .when {
          display: contents;
        }
        time {
          flex: 1;
        }
        .what {
          order: 1;
          flex: 1 0 100%;
          min-height: 1.45em;
          margin-bottom: 8px;
          white-space: normal;
        }
      }
      .preview {
        padding: 6px 12px;
        border: 1px solid var(--tawny-line);
        border-radius: var(--tawny-round-small);
        background: var(--tawny-card);
        box-shadow: var(--tawny-shade);
        text-align: center;
        font-size: 0.88rem;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) cameras: readonly CameraRef[] = [];
  @property({ type: Number }) at = 0;
  @property({ attribute: false }) marks: Marks = NO_MARKS;
  /** What there is at a moment, for people; "" where that is not known. */
  @property({ attribute: false }) describe: (ms: number) => string = () => "";
  @state() private span: Span | null = null;
  @state() private lookAt: number | null = null;
  readonly #timelines = new Timelines(this);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#timelines.stop();
  }

  /** Shows so much around the moment; `null`: its whole day. */
  show(length: number | null): void {
    const start = length === null ? this.app.times.startOfDay(this.at) : this.at - length / 2;
    const end = length === null ? this.app.times.startOfDayAfter(this.at, 1) : this.at + length / 2;
    this.span = held({ start, end }, Math.max(Date.now(), length === null ? end : 0));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.span) this.show(null);
    const span = this.span;
    if (span && changed.has("at") && (this.at < span.start || this.at >= span.end)) this.#catchUp(span);
    if (this.span && this.cameras.length) this.#timelines.want(this.cameras, this.span, Date.now());
  }

  protected override render() {
    const { span } = this;
    if (!span) return nothing;
    const { times } = this.app;
    const what = this.describe(this.at);
    const now = Math.max(Date.now(), span.end);
    return html`
      <div class="tools">
        <p class="when">
          <time datetime=${new Date(this.at).toISOString()}>${times.exactClock(this.at)}</time>
          <span class="what">${what}</span>
        </p>
        ${this.#button(mdiArrowExpandHorizontal, this.r("rec.whole_day"), () => this.show(null))}
        ${this.#zoom(1 / ZOOM, mdiMagnifyMinusOutline, this.t("events.zoom_out"))}
        ${this.#zoom(ZOOM, mdiMagnifyPlusOutline, this.t("events.zoom_in"))}
      </div>
      <tawny-timeline
        label=${this.r("rec.timeline")}
        valueText=${[times.moment(this.at), what].filter(Boolean).join(", ")}
        steps
        footage
        .span=${span}
        .now=${now}
        .at=${this.at}
        .marks=${this.marks}
        .timelines=${this.#timelines.all}
        @tawny-span=${(event: CustomEvent<Span>) => {
          this.span = event.detail;
        }}
        @tawny-look=${(event: CustomEvent<number | null>) => {
          this.lookAt = event.detail;
        }}
        @tawny-choose=${(event: CustomEvent<number>) => this.fire("tawny-go", Math.min(event.detail, Date.now()))}
      >
        ${this.lookAt === null ? nothing : this.#preview(this.lookAt)}
      </tawny-timeline>
    `;
  }

  #zoom(factor: number, icon: string, label: string) {
    const zoom = (): void => {
      if (!this.span) return;
      const isShown = this.at >= this.span.start && this.at < this.span.end;
      const around = isShown ? this.at : (this.span.start + this.span.end) / 2;
      this.span = zoomed(this.span, factor, around, Math.max(Date.now(), this.span.end));
    };
    return this.#button(icon, label, zoom);
  }

  #button(icon: string, label: string, act: () => void) {
    return html`
      <button type="button" class="button bare round" aria-label=${label} title=${label} @click=${act}>
        <tawny-icon path=${icon}></tawny-icon>
      </button>
    `;
  }

  #preview(at: number) {
    const { times } = this.app;
    const what = this.describe(at);
    return html`
      <div class="preview" slot="preview">
        <p>${times.exactClock(at)}</p>
        ${what ? html`<p>${what}</p>` : nothing}
      </div>
    `;
  }

  /** The moment is elsewhere: the same length around it, or its whole day where a day was shown. */
  #catchUp(span: Span): void {
    const length = lengthOf(span);
    const isNext = this.at >= span.end && this.at < span.end + length;
    if (length >= 23 * 3_600_000) this.show(null);
    else if (isNext) this.span = { start: this.at - FOLLOW * length, end: this.at + (1 - FOLLOW) * length };
    else this.show(length);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-recordings-strip": TawnyRecordingsStrip;
  }
}
