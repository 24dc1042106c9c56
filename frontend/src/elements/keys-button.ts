// The visible way to the list of keys, where there is likely to be a keyboard. It fires `tawny-keys`.

import { mdiKeyboardOutline } from "@mdi/js";
import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { baseStyles } from "./base-styles";
import { TawnyElement } from "./element";
import "./icon";

@customElement("tawny-keys-button")
export class TawnyKeysButton extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      .button {
        color: inherit; /* as those beside it */
      }
      :host {
        display: inline-flex;
      }
      @media (hover: none) {
        :host {
          display: none;
        }
      }
    `,
  ];

  protected override render() {
    const label = this.t("event.keys");
    return html`
      <button
        type="button"
        class="button bare round"
        aria-label=${label}
        aria-haspopup="dialog"
        title=${label}
        @click=${() => this.fire("tawny-keys", null)}
      >
        <tawny-icon path=${mdiKeyboardOutline}></tawny-icon>
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-keys-button": TawnyKeysButton;
  }
}
