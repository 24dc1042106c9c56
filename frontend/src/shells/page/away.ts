// What is shown while the sidecar does not answer, and nobody knows yet who looks: what may be the matter.

import { mdiCloudOffOutline, mdiWifiOff } from "@mdi/js";
import { html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { TawnyElement } from "../../elements/element";
import "../../elements/message";

/** It fires `tawny-again` when somebody does not want to wait. */
@customElement("tawny-away")
export class TawnyAway extends TawnyElement {
  static override styles = [baseStyles];

  @state() private isOnline = navigator.onLine;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("online", this.#look);
    addEventListener("offline", this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("online", this.#look);
    removeEventListener("offline", this.#look);
  }

  protected override render() {
    return html`
      <main>
        <tawny-message
          role="status"
          icon=${this.isOnline ? mdiCloudOffOutline : mdiWifiOff}
          heading=${this.t("app.away_title")}
          text=${this.t(this.isOnline ? "app.away_text" : "app.away_offline")}
        >
          <button type="button" class="button" @click=${() => this.fire("tawny-again", null)}>
            ${this.t("settings.again")}
          </button>
        </tawny-message>
      </main>
    `;
  }

  readonly #look = (): void => {
    this.isOnline = navigator.onLine;
    if (this.isOnline) this.fire("tawny-again", null);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-away": TawnyAway;
  }
}
