// A month with a dot for each day of which there is footage, and another one where something happened.

import { mdiChevronLeft, mdiChevronRight } from "@mdi/js";
import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type CalendarDay, contentOf, monthOf, weeksOf } from "../model/month";
import { type CameraRef, cameraKey, type Timeline } from "../model/types";
import { baseStyles } from "./base-styles";
import { RecordingsElement } from "./recordings-element";
import "./icon";

const BUCKETS = 744; // hours of a month
const AGAIN_MS = 60_000; // how old what is known of the present month may get

/** Fires `tawny-day` with the start of a day that was tapped. */
@customElement("tawny-calendar")
export class TawnyCalendar extends RecordingsElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      header {
        display: flex;
        align-items: center;
      }
      h2 {
        flex: 1;
        font-size: 1rem;
        font-weight: 600;
        text-align: center;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        table-layout: fixed;
      }
      th {
        padding: 4px 0;
        color: var(--tawny-soft);
        font-size: 0.8rem;
        font-weight: 500;
      }
      td {
        padding: 1px;
      }
      .day {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: 3px;
        width: 100%;
        height: var(--tawny-target);
        padding: 0;
        border: 1px solid transparent;
        border-radius: var(--tawny-round-small);
        background: none;
        line-height: 1;
        font-variant-numeric: tabular-nums;
        cursor: pointer;
      }
      .day:hover:enabled {
        background: color-mix(in srgb, var(--tawny-accent) 14%, transparent);
      }
      .day:disabled {
        color: var(--tawny-soft);
        opacity: 0.55;
        cursor: default;
      }
      .day[aria-current] {
        border-color: var(--tawny-soft);
      }
      .day[aria-pressed="true"] {
        background: var(--tawny-fill);
        color: var(--tawny-on-accent);
        font-weight: 600;
      }
      @media (forced-colors: active) {
        .day:not([aria-current]) {
          border-color: Canvas;
        }
      }
      .dots {
        display: flex;
        gap: 3px;
        height: 6px;
      }
      .dots span {
        width: 6px;
        height: 6px;
        border-radius: 50%;
        background: var(--tawny-soft);
      }
      .dots .events {
        background: var(--tawny-motion);
      }
      .day[aria-pressed="true"] .dots span {
        background: currentColor;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        padding: 8px 6px 0;
        color: var(--tawny-soft);
        font-size: 0.82rem;
      }
      .legend > span {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
    `,
  ];

  @property({ attribute: false }) cameras: readonly CameraRef[] = [];
  /** The moment that is watched: its day is marked. */
  @property({ type: Number }) at = 0;
  /** A moment of the month that is shown; null: that of `at`. */
  @state() private shown: number | null = null;
  @state() private timelines: readonly Timeline[] = [];
  #loaded = "";
  #loadedAt = 0;
  #working = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#working.abort();
    this.#loaded = "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("at");
    const { times } = this.app;
    if (before !== undefined && times.dayKey(before) !== times.dayKey(this.at)) this.shown = null;
    void this.#load();
  }

  protected override render() {
    const { times } = this.app;
    const month = monthOf(this.#shownAt, times);
    const weeks = weeksOf(month, times);
    const now = Date.now();
    return html`
      <header>
        ${this.#turn(mdiChevronLeft, this.r("rec.month_before"), month.start - 1, false)}
        <h2 id="month" aria-live="polite">${times.month(month.start)}</h2>
        ${this.#turn(mdiChevronRight, this.r("rec.month_after"), month.end, month.end > now)}
      </header>
      <table aria-labelledby="month" @keydown=${this.#key}>
        <thead>
          <tr>
            ${weeks[0]?.map((day) => html`<th scope="col">${times.weekday(day.start)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${weeks.map((week) => html`<tr>${week.map((day) => html`<td>${this.#day(day, now)}</td>`)}</tr>`)}
        </tbody>
      </table>
      <p class="legend" aria-hidden="true">
        <span><span class="dots"><span></span></span>${this.r("rec.has_footage")}</span>
        <span><span class="dots"><span class="events"></span></span>${this.r("rec.has_events")}</span>
      </p>
    `;
  }

  #turn(icon: string, label: string, to: number, isOver: boolean) {
    const turn = (): void => {
      this.shown = to;
    };
    return html`
      <button type="button" class="button bare round" aria-label=${label} title=${label} ?disabled=${isOver} @click=${turn}>
        <tawny-icon path=${icon}></tawny-icon>
      </button>
    `;
  }

  #day(day: CalendarDay, now: number) {
    if (!day.inside) return nothing;
    const { times } = this.app;
    const found = contentOf(day, this.timelines);
    const words = [
      times.day(day.start),
      found.footage ? this.r("rec.has_footage") : "",
      found.events ? this.r("rec.has_events") : "",
    ];
    const isChosen = day.key === times.dayKey(this.at);
    const isToday = day.key === times.dayKey(now);
    // One day is reached by the tabulator, the others from there by arrows.
    const isFirst = isChosen || (this.shown !== null && day.number === 1);
    return html`
      <button
        type="button"
        class="day"
        data-number=${day.number}
        tabindex=${isFirst ? 0 : -1}
        aria-label=${words.filter(Boolean).join(", ")}
        aria-pressed=${String(isChosen)}
        aria-current=${isToday ? "date" : nothing}
        ?disabled=${day.start > now}
        @click=${() => this.fire("tawny-day", day.start)}
      >
        ${day.number}
        <span class="dots">
          ${found.footage ? html`<span></span>` : nothing}${found.events ? html`<span class="events"></span>` : nothing}
        </span>
      </button>
    `;
  }

  get #shownAt(): number {
    return this.shown ?? this.at;
  }

  #key(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
    const step = steps[event.key];
    const [target] = event.composedPath();
    if (step === undefined || !(target instanceof HTMLElement)) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Number(target.dataset["number"]) + step;
    this.renderRoot.querySelector<HTMLElement>(`[data-number="${next}"]:enabled`)?.focus();
  }

  async #load(): Promise<void> {
    const { backend, times } = this.app;
    const month = monthOf(this.#shownAt, times);
    const wanted = `${this.cameras.map(cameraKey).join()} ${month.start}`;
    const now = Date.now();
    const isOld = month.end > now && now - this.#loadedAt > AGAIN_MS;
    if (wanted === this.#loaded && !isOld) return;
    if (wanted !== this.#loaded) this.timelines = [];
    this.#loaded = wanted;
    this.#loadedAt = now;
    this.#working.abort();
    this.#working = new AbortController();
    const { signal } = this.#working;
    const asked = this.cameras.map((camera) =>
      backend.timeline(camera, month.start, month.end, BUCKETS, signal).catch(() => null),
    );
    const found = (await Promise.all(asked)).filter((one) => one !== null);
    if (!signal.aborted) this.timelines = found;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-calendar": TawnyCalendar;
  }
}
