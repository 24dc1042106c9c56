// The wall as a card, and as a panel that fills the screen.

import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { tokens } from "../../elements/tokens";
import type { KioskCardConfig } from "./configs";
import { HassRoot } from "./root";
import "../../views/kiosk";

@customElement("tawny-hass-kiosk")
export class TawnyHassKiosk extends HassRoot {
  static override styles = [
    tokens,
    css`
      :host {
        display: block;
        overflow: hidden;
        border-radius: var(--tawny-round);
      }
      :host(:not([full])) {
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

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.full) tellKiosk(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.full) tellKiosk(false);
  }

  protected override render() {
    return this.app ? html`<tawny-kiosk-view .place=${this.place} ?inside=${!this.full}></tawny-kiosk-view>` : nothing;
  }

  /** Its settings are kept by the browser; whoever leaves the panel goes to where he came from. */
  protected go(view: string, place: string): void {
    if (view === "kiosk") this.place = place;
    else if (this.full) history.back();
  }

  protected link(): null {
    return null;
  }
}

/** Home Assistant hides its own frame. */
function tellKiosk(enable: boolean): void {
  window.dispatchEvent(new CustomEvent("hass-kiosk-mode", { detail: { enable } }));
}
