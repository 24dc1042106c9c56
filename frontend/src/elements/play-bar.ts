// The buttons below recorded footage: to and fro, how fast, what is left out.

import {
  mdiFastForward10,
  mdiFullscreen,
  mdiKeyboardOutline,
  mdiPause,
  mdiPlay,
  mdiRewind10,
  mdiShareVariantOutline,
  mdiSkipForwardOutline,
  mdiSkipNext,
  mdiSkipPrevious,
  mdiVolumeHigh,
  mdiVolumeOff,
} from "@mdi/js";
import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { baseStyles } from "./base-styles";
import { RecordingsElement } from "./recordings-element";
import type { RecordingsAct } from "./recordings-keys";
import { selectStyles } from "./select-styles";
import "./icon";

export const SPEEDS: readonly number[] = [0.25, 0.5, 1, 2, 4, 8, 16];

/** Fires `tawny-act` with what is wanted, and `tawny-speed`. */
@customElement("tawny-play-bar")
export class TawnyPlayBar extends RecordingsElement {
  static override styles = [
    baseStyles,
    selectStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: 6px 14px;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        align-items: center;
        gap: 4px;
      }
      .button.play {
        width: 54px;
        height: 54px;
      }
      .play tawny-icon {
        width: 30px;
        height: 30px;
      }
      @media (max-width: 700px) {
        .word {
          display: none;
        }
      }
      /* Where there is likely no keyboard, as with all views. */
      @media (hover: none) {
        .help {
          display: none;
        }
      }
      @media (max-width: 400px) {
        .help {
          display: none;
        }
        .button:not(.round) {
          padding: 0;
        }
      }
    `,
  ];

  @property({ type: Boolean }) playing = false;
  @property({ type: Number }) speed = 1;
  /** Whether the quiet parts are skipped. */
  @property({ type: Boolean }) skips = false;
  @property({ type: Boolean }) muted = true;

  protected override render() {
    return html`
      <div>
        ${this.#button("before", mdiSkipPrevious, this.r("rec.event_before"))}
        ${this.#button("back", mdiRewind10, this.r("rec.back"))} ${this.#play()}
        ${this.#button("on", mdiFastForward10, this.r("rec.on"))}
        ${this.#button("after", mdiSkipNext, this.r("rec.event_after"))}
      </div>
      <div>
        ${this.#speeds()}
        <button
          type="button"
          class="button"
          aria-label=${this.r("rec.skip")}
          aria-pressed=${String(this.skips)}
          title=${this.r("rec.skip")}
          @click=${() => this.#act("skip")}
        >
          <tawny-icon path=${mdiSkipForwardOutline}></tawny-icon><span class="word">${this.r("rec.skip")}</span>
        </button>
        <button
          type="button"
          class="button round bare"
          aria-label=${this.t("live.sound")}
          aria-pressed=${String(!this.muted)}
          title=${this.t("live.sound")}
          @click=${() => this.#act("sound")}
        >
          <tawny-icon path=${this.muted ? mdiVolumeOff : mdiVolumeHigh}></tawny-icon>
        </button>
        ${this.#button("screen", mdiFullscreen, this.t("live.full_screen"))}
        ${this.#button("share", mdiShareVariantOutline, this.t("event.share"))}
        ${this.#button("help", mdiKeyboardOutline, this.t("event.keys"))}
      </div>
    `;
  }

  #play() {
    const label = this.r(this.playing ? "rec.pause" : "rec.play");
    return html`
      <button
        type="button"
        class="button primary round play"
        aria-label=${label}
        title=${label}
        @click=${() => this.#act("play")}
      >
        <tawny-icon path=${this.playing ? mdiPause : mdiPlay}></tawny-icon>
      </button>
    `;
  }

  #speeds() {
    const format = new Intl.NumberFormat(this.app.times.habits.language);
    const chose = (event: Event & { currentTarget: HTMLSelectElement }) =>
      this.fire("tawny-speed", SPEEDS[event.currentTarget.selectedIndex] ?? 1);
    return html`
      <select aria-label=${this.r("rec.speed")} title=${this.r("rec.speed")} @change=${chose}>
        ${SPEEDS.map((one) => html`<option .selected=${one === this.speed}>${format.format(one)}×</option>`)}
      </select>
    `;
  }

  #button(act: RecordingsAct, icon: string, label: string) {
    return html`
      <button
        type="button"
        class="button bare round ${act}"
        aria-label=${label}
        title=${label}
        @click=${() => this.#act(act)}
      >
        <tawny-icon path=${icon}></tawny-icon>
      </button>
    `;
  }

  #act(act: RecordingsAct): void {
    this.fire("tawny-act", act);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-play-bar": TawnyPlayBar;
  }
}
