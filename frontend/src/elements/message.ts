// What is shown where there is nothing to show: an icon, what is the matter, and what to do.

import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { baseStyles } from "./base-styles";
import { TawnyElement } from "./element";
import "./icon";

/** The default slot is for buttons. */
@customElement("tawny-message")
export class TawnyMessage extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        justify-items: center;
        gap: 10px;
        padding: clamp(32px, 10vh, 96px) 20px;
        text-align: center;
        color: var(--tawny-soft);
      }
      tawny-icon {
        width: 56px;
        height: 56px;
        color: var(--tawny-accent);
        opacity: 0.8;
      }
      h2 {
        color: var(--tawny-ink);
        font-size: 1.2rem;
        font-weight: 600;
      }
      p {
        max-width: 44ch;
      }
    `,
  ];

  @property() icon = "";
  @property() heading = "";
  @property() text = "";

  protected override render() {
    return html`
      <tawny-icon path=${this.icon}></tawny-icon>
      <h2>${this.heading}</h2>
      <p ?hidden=${!this.text}>${this.text}</p>
      <slot></slot>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-message": TawnyMessage;
  }
}
