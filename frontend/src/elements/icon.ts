// Icons as inline SVG: they take the colour and the size of the text around them.

import { css, html, LitElement, svg } from "lit";
import { customElement, property } from "lit/decorators.js";

@customElement("tawny-icon")
export class TawnyIcon extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      width: 1.5em;
      height: 1.5em;
      flex: none;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: currentColor;
    }
  `;

  /** What is drawn, on 24 by 24 units. */
  @property() path = "";

  protected override render() {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${this.path}></path>`}</svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-icon": TawnyIcon;
  }
}
