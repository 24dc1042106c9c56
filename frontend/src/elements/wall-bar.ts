// The buttons of a wall, which are there for a moment when somebody touches it.

import {
  mdiArrowLeft,
  mdiChevronLeft,
  mdiChevronRight,
  mdiClose,
  mdiCogOutline,
  mdiFullscreen,
  mdiFullscreenExit,
} from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { baseStyles } from "./base-styles";
import { TawnyElement } from "./element";
import "./icon";

/** It fires `tawny-step` with -1 or 1, `tawny-back`, `tawny-fill`, `tawny-set-up` and `tawny-leave`. */
@customElement("tawny-wall-bar")
export class TawnyWallBar extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: absolute;
        inset: max(12px, env(safe-area-inset-top)) 12px auto auto;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: end;
        gap: 4px;
        padding: 4px;
        border-radius: 28px;
        background: rgb(8 5 3 / 0.72);
        --tawny-ink: #fff;
        --tawny-accent: #ffc98f;
      }
      /* A card on a phone: the names of the upper pictures stay free. */
      @container (max-width: 360px) {
        :host {
          inset: 4px 4px auto auto;
          padding: 0;
        }
      }
      .page {
        padding: 0 4px;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  /** Counted from 0. */
  @property({ type: Number }) page = 0;
  @property({ type: Number }) pages = 1;
  /** Whether one camera fills the wall. */
  @property({ type: Boolean }) enlarged = false;
  /** Whether it is in full screen, and whether it can be. */
  @property({ type: Boolean }) full = false;
  @property({ type: Boolean }) canfill = false;
  /** Whether there is somewhere else to go. */
  @property({ type: Boolean }) canleave = false;

  protected override render() {
    return html`
      ${this.enlarged ? this.#button(mdiArrowLeft, this.t("kiosk.back"), "tawny-back") : nothing}
      ${this.pages > 1 ? this.#turning() : nothing}
      ${this.canfill ? this.#fill() : nothing}
      <tawny-keys-button></tawny-keys-button>
      ${this.#button(mdiCogOutline, this.t("kiosk.settings"), "tawny-set-up")}
      ${this.canleave ? this.#button(mdiClose, this.t("kiosk.leave"), "tawny-leave") : nothing}
    `;
  }

  #turning() {
    const place = { page: this.page + 1, count: this.pages };
    return html`
      ${this.#button(mdiChevronLeft, this.t("kiosk.previous_page"), "tawny-step", -1)}
      <span class="page"><span aria-hidden="true">${place.page} / ${place.count}</span
        ><span class="unseen">${this.t("kiosk.page", place)}</span></span>
      ${this.#button(mdiChevronRight, this.t("kiosk.next_page"), "tawny-step", 1)}
    `;
  }

  #fill() {
    const label = this.t("live.full_screen");
    return html`
      <button
        type="button"
        class="button bare round"
        aria-label=${label}
        title=${label}
        aria-pressed=${String(this.full)}
        @click=${() => this.fire("tawny-fill", null)}
      >
        <tawny-icon path=${this.full ? mdiFullscreenExit : mdiFullscreen}></tawny-icon>
      </button>
    `;
  }

  #button(icon: string, label: string, event: string, detail: number | null = null) {
    return html`
      <button
        type="button"
        class="button bare round"
        aria-label=${label}
        title=${label}
        @click=${() => this.fire(event, detail)}
      >
        <tawny-icon path=${icon}></tawny-icon>
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-wall-bar": TawnyWallBar;
  }
}
