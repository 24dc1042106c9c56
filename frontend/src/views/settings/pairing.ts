// A pairing code with the time that is left, until somebody has used it.

import { mdiCheckCircleOutline, mdiLinkVariant } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import type { PairingCode, Token } from "../../model/settings";
import { codeText } from "../../model/tokens";
import "../../elements/icon";

const TICK_MS = 1000;
const ASK_EVERY = 2; // ticks

/** It fires `tawny-paired` when somebody used the code. */
@customElement("tawny-pairing-settings")
export class TawnyPairingSettings extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      :host {
        display: grid;
        gap: 14px;
      }
      .code {
        font: 650 clamp(2rem, 9vw, 3rem) / 1.1 ui-monospace, monospace;
        letter-spacing: 0.08em;
      }
      .left {
        font-variant-numeric: tabular-nums;
      }
      .done tawny-icon {
        color: var(--tawny-good);
      }
    `,
  ];

  @state() private code: PairingCode | null = null;
  @state() private leftMs = 0;
  @state() private note = "";
  @state() private failure = "";
  @state() private busy = false;
  #timer: ReturnType<typeof setInterval> | undefined;
  #ticks = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
  }

  protected override render() {
    return html`
      <h3>${this.s("pair.title")}</h3>
      <p class="soft small">${this.s("pair.text")}</p>
      ${this.code ? this.#shown(this.code) : this.#offer()}
      <div role="status">${this.note ? this.#note() : nothing}</div>
      <p class="bad" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
    `;
  }

  #note() {
    return html`
      <p class="notice done">
        <tawny-icon path=${mdiCheckCircleOutline}></tawny-icon><span>${this.note}</span>
      </p>
    `;
  }

  #offer() {
    return html`
      <div class="row">
        <button type="button" class="button primary" ?disabled=${this.busy} @click=${() => this.#make("admin")}>
          <tawny-icon path=${mdiLinkVariant}></tawny-icon>${this.s("pair.make")}
        </button>
        <button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#make("viewer")}>
          ${this.s("pair.make_viewer")}
        </button>
      </div>
    `;
  }

  #shown(code: PairingCode) {
    return html`
      <p class="code" aria-label=${this.s("pair.code", { code: code.code.split("").join(" ") })}>${codeText(code.code)}</p>
      <div class="row">
        <span class="left" role="timer">${this.s("pair.left", { time: this.app.times.length(this.leftMs) })}</span>
        <button type="button" class="button" @click=${this.#cancel}>${this.s("form.cancel")}</button>
      </div>
    `;
  }

  async #make(scope: Token["scope"]): Promise<void> {
    this.busy = true;
    this.note = this.failure = "";
    try {
      this.code = await this.settings.desk.api.makePairingCode(scope);
      this.#ticks = 0;
      this.#timer = setInterval(() => void this.#tick(), TICK_MS);
      this.leftMs = this.code.expires - Date.now();
    } catch (error) {
      this.failure = this.failed(error);
    } finally {
      this.busy = false;
    }
  }

  async #cancel(): Promise<void> {
    this.#forget();
    await this.settings.desk.api.endPairing().catch(() => {});
  }

  async #tick(): Promise<void> {
    const { code } = this;
    if (!code) return;
    this.leftMs = Math.max(0, code.expires - Date.now());
    this.#ticks += 1;
    if (this.#ticks % ASK_EVERY) return;
    const found = await this.settings.desk.api.pairing().catch(() => null);
    if (!found || this.code !== code || (found.id === code.id && found.state === "waiting")) return;
    this.#forget();
    const isUsed = found.id === code.id && found.state === "used";
    this.note = isUsed ? this.s("pair.used", { name: found.name }) : this.s("pair.over");
    if (isUsed) this.fire("tawny-paired", null);
  }

  #forget(): void {
    clearInterval(this.#timer);
    this.code = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-pairing-settings": TawnyPairingSettings;
  }
}
