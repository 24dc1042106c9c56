// Says on top of a view that nothing can be recorded, and why, as long as that is so.

import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { TawnyElement } from "./element";
import { TroubleWords } from "./trouble-words";
import { Watch } from "./watch";

@customElement("tawny-storage-notice")
export class TawnyStorageNotice extends TawnyElement {
  static override styles = css`
    p {
      margin: var(--tawny-gap) var(--tawny-gap) 0;
      padding: 10px 16px;
      border-radius: var(--tawny-round-small);
      background: color-mix(in srgb, var(--tawny-bad) 18%, var(--tawny-card));
      color: var(--tawny-bad);
    }
    @media (forced-colors: active) {
      p {
        border: 1px solid;
      }
    }
  `;

  readonly #trouble = new Watch(this, (app) => app.backend.storageTrouble);

  readonly #words = new TroubleWords(this);

  protected override render() {
    const said = this.#words.said(this.#trouble.value ?? []);
    return said ? html`<p role="alert">${said}</p>` : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-storage-notice": TawnyStorageNotice;
  }
}
