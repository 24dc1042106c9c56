// All keys of a view, in a dialog. It fires `tawny-close`.

import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { TawnyElement } from "./element";
import type { KeysOf } from "./key-groups";
import "./dialog";
import "./keys-list";

@customElement("tawny-keys-dialog")
export class TawnyKeysDialog extends TawnyElement {
  static override styles = css`
    tawny-dialog {
      --tawny-dialog-width: 640px;
    }
    tawny-keys-list {
      padding: 4px 18px 22px;
    }
  `;

  @property() what: KeysOf = "live";

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#key);
  }

  protected override render() {
    return html`
      <tawny-dialog heading=${this.t("event.keys")}><tawny-keys-list what=${this.what}></tawny-keys-list></tawny-dialog>
    `;
  }

  /** The key that opened it closes it. */
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== "?") return;
    event.preventDefault();
    this.fire("tawny-close", null);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-keys-dialog": TawnyKeysDialog;
  }
}
