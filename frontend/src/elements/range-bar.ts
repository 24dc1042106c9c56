// Marks where a range begins and ends, and keeps it as a file.

import { mdiClose, mdiContentSaveOutline, mdiDownload, mdiRayEnd, mdiRayStart } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Marks, marksState, NO_MARKS } from "../model/marks";
import type { Span } from "../model/timeline-scale";
import type { Times } from "../model/times";
import { baseStyles } from "./base-styles";
import { RecordingsElement } from "./recordings-element";
import "./icon";

/** Fires `tawny-mark` with "start", "end" or "none", and `tawny-keep` with the range that is wanted. */
@customElement("tawny-range-bar")
export class TawnyRangeBar extends RecordingsElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
      p {
        flex: 1 1 220px;
        color: var(--tawny-soft);
        font-size: 0.92rem;
        font-variant-numeric: tabular-nums;
      }
      p.whole {
        color: var(--tawny-ink);
      }
    `,
  ];

  @property({ attribute: false }) marks: Marks = NO_MARKS;
  /** Whether ranges are written in the background; else they are downloaded at once. */
  @property({ type: Boolean }) writes = false;
  @property({ type: Boolean }) busy = false;
  @property() problem = "";

  protected override render() {
    const state = marksState(this.marks, Date.now());
    const span = state.is === "whole" ? state.span : null;
    return html`
      ${this.#mark("start", mdiRayStart, this.r("rec.mark_start"))} ${this.#mark("end", mdiRayEnd, this.r("rec.mark_end"))}
      <p role="status" class=${state.is}>${this.problem || this.#text()}</p>
      ${state.is === "empty" ? nothing : this.#clear()} ${span ? this.#keep(span) : nothing}
    `;
  }

  #mark(which: "start" | "end", icon: string, label: string) {
    return html`
      <button type="button" class="button" @click=${() => this.fire("tawny-mark", which)}>
        <tawny-icon path=${icon}></tawny-icon>${label}
      </button>
    `;
  }

  #clear() {
    const label = this.r("rec.mark_clear");
    return html`
      <button
        type="button"
        class="button bare round"
        aria-label=${label}
        title=${label}
        @click=${() => this.fire("tawny-mark", "none")}
      >
        <tawny-icon path=${mdiClose}></tawny-icon>
      </button>
    `;
  }

  #keep(span: Span) {
    return html`
      <button
        type="button"
        class="button primary"
        ?disabled=${this.busy}
        @click=${() => this.fire("tawny-keep", span)}
      >
        <tawny-icon path=${this.writes ? mdiContentSaveOutline : mdiDownload}></tawny-icon>
        ${this.writes ? this.r("rec.export") : this.t("event.download")}
      </button>
    `;
  }

  #text(): string {
    const { times } = this.app;
    const state = marksState(this.marks, Date.now());
    if (state.is === "empty") return this.r("rec.mark_none");
    if (state.is === "open") {
      return this.r(state.missing === "end" ? "rec.mark_from" : "rec.mark_until", { when: times.exactClock(state.at) });
    }
    if (state.is === "long") return this.r("rec.mark_long");
    if (state.is === "early") return this.r("rec.mark_early");
    return rangeText(state.span, times);
  }
}

/** 24 Nov, 11:03:20 – 11:05:00 (1:40) */
export function rangeText({ end, start }: Span, times: Times): string {
  const from = `${times.shortDay(start)}, ${times.exactClock(start)}`;
  const isOneDay = times.dayKey(start) === times.dayKey(end);
  const until = isOneDay ? times.exactClock(end) : `${times.shortDay(end)}, ${times.exactClock(end)}`;
  return `${from} – ${until} (${times.length(end - start)})`;
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-range-bar": TawnyRangeBar;
  }
}
