// The wall as a card, and as a panel that fills the screen.

import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { TawnyElement } from "../../elements/element";
import { KeysHelp } from "../../elements/keys-help";
import { Watch } from "../../elements/watch";
import type { KioskCardConfig } from "./configs";
import { configuredPlace } from "./kiosk-place";
import { navigate } from "./places";
import { HassRoot } from "./root";
import { hassTokens } from "./tokens";
import "../../views/kiosk";

@customElement("tawny-hass-kiosk")
export class TawnyHassKiosk extends HassRoot {
  static override styles = [
    hassTokens,
    css`
      :host {
        display: block;
        overflow: hidden;
        border-radius: var(--tawny-round);
      }
      :host(:not([full])) {
        height: 100%;
        aspect-ratio: 16 / 9;
        container-type: size;
        --tawny-kiosk-height: 100cqh;
      }
      :host([full]) {
        --tawny-round: 0;
        --tawny-kiosk-height: 100dvh;
      }
    `,
  ];

  @property({ attribute: false }) config: KioskCardConfig = { type: "" };
  /** Whether it fills the screen. */
  @property({ type: Boolean, reflect: true }) full = false;
  @state() private place = "";
  readonly #keys = new KeysHelp(this, () => !this.full);
  #configured: KioskCardConfig | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.full) tellKiosk(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.full) tellKiosk(false);
  }

  protected override willUpdate(): void {
    super.willUpdate();
    // What is configured counts, until somebody chooses something else in the wall itself.
    if (this.#configured !== this.config) this.place = "";
    this.#configured = this.config;
  }

  protected override render() {
    if (!this.app) return nothing;
    const { config, full, place } = this;
    return html`
      <tawny-hass-kiosk-inside .config=${config} place=${place} ?full=${full}></tawny-hass-kiosk-inside>
      ${this.#keys.render("kiosk")}
    `;
  }

  /** Its settings are kept by the browser; whoever leaves the panel goes to where he came from. */
  protected go(view: string, place: string): void {
    if (view === "kiosk") this.place = place;
    else if (!this.full) return;
    else if (history.length > 1) history.back();
    else navigate("/", false); // a tablet that was given the address came from nowhere
  }

  protected link(): null {
    return null;
  }
}

/** Waits for the cameras: those of the configuration are entities, and the wall knows none. */
@customElement("tawny-hass-kiosk-inside")
export class TawnyHassKioskInside extends TawnyElement {
  @property({ attribute: false }) config!: KioskCardConfig;
  @property() place = "";
  @property({ type: Boolean }) full = false;
  readonly #cameras = new Watch(this, (app) => app.backend.cameras);

  protected override render() {
    const cameras = this.#cameras.value;
    if (!cameras) return nothing;
    const place = this.place || configuredPlace(this.config, cameras);
    return html`<tawny-kiosk-view place=${place} ?inside=${!this.full}></tawny-kiosk-view>`;
  }
}

/** Home Assistant hides its own frame. */
function tellKiosk(enable: boolean): void {
  window.dispatchEvent(new CustomEvent("hass-kiosk-mode", { detail: { enable } }));
}
