// Which cameras' recordings are watched, and of which day.

import { mdiCctv, mdiCctvOff, mdiChevronLeft, mdiChevronRight, mdiViewGridPlusOutline } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { baseStyles } from "../elements/base-styles";
import type { Chip } from "../elements/chips";
import { RecordingsElement } from "../elements/recordings-element";
import { type Camera, cameraKey } from "../model/types";
import "../elements/chips";
import "../elements/icon";

export const MOST_CAMERAS = 9; // at once
const SEVERAL = "several";

/** Fires `tawny-cameras` with keys, `tawny-several` with whether several are wanted, `tawny-at` with a moment. */
@customElement("tawny-recordings-choice")
export class TawnyRecordingsChoice extends RecordingsElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px 16px;
        min-width: 0;
      }
      tawny-chips {
        flex: 0 1 auto;
        max-width: 100%;
      }
      .days {
        display: flex;
        align-items: center;
        gap: 2px;
      }
      .day {
        min-width: 7.5em;
        text-align: center;
        font-weight: 600;
      }
      @media (max-width: 640px) {
        .days {
          flex: 1 1 100%;
          min-width: 0;
          justify-content: space-between;
        }
      }
      @media (max-width: 400px) {
        .day {
          min-width: 0;
        }
        .days .button:not(.round) {
          padding: 0 10px;
          font-size: 0.92rem;
          white-space: normal;
        }
      }
    `,
  ];

  @property({ attribute: false }) cameras: readonly Camera[] = [];
  @property({ attribute: false }) chosen: readonly string[] = [];
  @property({ type: Boolean }) several = false;
  @property({ type: Number }) at = 0;

  protected override render() {
    const { times } = this.app;
    const now = Date.now();
    const start = times.startOfDay(this.at);
    const tomorrow = times.startOfDayAfter(start, 1);
    return html`
      ${this.cameras.length > 1 || this.cameras[0]?.former ? this.#chips() : nothing}
      <div class="days">
        ${this.#step(mdiChevronLeft, this.r("rec.day_before"), this.#sameTime(times.startOfDay(start - 1)), false)}
        <span class="day" aria-live="polite">${times.dayName(this.at)}</span>
        ${this.#step(mdiChevronRight, this.r("rec.day_after"), this.#sameTime(tomorrow), tomorrow > now)}
        <button type="button" class="button" @click=${() => this.fire("tawny-at", now - 10_000)}>
          ${this.r("rec.newest")}
        </button>
      </div>
    `;
  }

  #chips() {
    const chips: Chip[] = this.cameras.map((camera) => {
      const name = cameraKey(camera);
      const [text, icon] = camera.former
        ? [this.r("rec.former", { name: camera.name }), mdiCctvOff]
        : [camera.name, mdiCctv];
      return { name: `camera:${name}`, text, on: this.chosen.includes(name), icon };
    });
    chips.push({ name: SEVERAL, text: this.r("rec.several"), on: this.several, icon: mdiViewGridPlusOutline });
    return html`
      <tawny-chips
        label=${this.t("kiosk.cameras")}
        .chips=${chips}
        @tawny-chip=${(event: CustomEvent<string>) => this.#tapped(event.detail)}
      ></tawny-chips>
    `;
  }

  #step(icon: string, label: string, to: number, isOver: boolean) {
    return html`
      <button
        type="button"
        class="button bare round"
        aria-label=${label}
        title=${label}
        ?disabled=${isOver}
        @click=${() => this.fire("tawny-at", to)}
      >
        <tawny-icon path=${icon}></tawny-icon>
      </button>
    `;
  }

  /** The same time of another day; not in the future. */
  #sameTime(start: number): number {
    return Math.min(this.app.times.sameTime(this.at, start), Date.now() - 10_000);
  }

  #tapped(name: string): void {
    if (name === SEVERAL) {
      this.fire("tawny-several", !this.several);
      return;
    }
    const key = name.slice("camera:".length);
    const others = this.chosen.filter((one) => one !== key);
    if (!this.several) this.fire("tawny-cameras", [key]);
    else if (others.length < this.chosen.length) this.fire("tawny-cameras", others.length ? others : [key]);
    else this.fire("tawny-cameras", [...this.chosen, key].slice(-MOST_CAMERAS));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-recordings-choice": TawnyRecordingsChoice;
  }
}
