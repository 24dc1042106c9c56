// Buttons that are on or off, in a row that can be pushed to the side on small screens.

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { baseStyles } from "./base-styles";
import { bringIntoView } from "./bring-into-view";
import { TawnyElement } from "./element";
import "./icon";

export interface Chip {
  readonly name: string;
  readonly text: string;
  readonly on: boolean;
  readonly icon?: string;
}

/** Fires `tawny-chip` with the name of the one that was tapped. What is in it stands in its row, before the others. */
@customElement("tawny-chips")
export class TawnyChips extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      /* Others stand in the same rows. */
      @media (min-width: 641px) {
        :host([flows]),
        :host([flows]) .row {
          display: contents;
        }
      }
      .button {
        min-height: 40px;
        font-size: 0.92rem;
      }
      ::slotted(*) {
        flex: none;
      }
      .button tawny-icon {
        width: 1.2em;
        height: 1.2em;
        margin-inline-start: -2px;
      }
      @media (pointer: coarse) {
        .button {
          min-height: var(--tawny-target);
        }
      }
      @media (max-width: 640px) {
        .row {
          flex-wrap: nowrap;
          overflow-x: auto;
          scrollbar-width: none;
          margin-inline: calc(-1 * var(--tawny-gap));
          padding: 4px var(--tawny-gap);
          mask-image: linear-gradient(
            to right,
            transparent,
            #000 var(--tawny-gap) calc(100% - var(--tawny-gap)),
            transparent
          );
        }
        .button {
          flex: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) chips: readonly Chip[] = [];
  @property() label = "";
  #on = "";

  protected override updated(): void {
    const on = this.chips.filter((chip) => chip.on).map(({ name }) => name);
    const key = on.join();
    // Whoever has tapped some is not taken elsewhere.
    if (on.length === 1 && key !== this.#on) bringIntoView(this.renderRoot, '[aria-pressed="true"]');
    this.#on = key;
  }

  protected override render() {
    return html`
      <div class="row" role="group" aria-label=${this.label}>
        <slot></slot>
        ${this.chips.map(
          (chip) => html`
            <button
              type="button"
              class="button"
              aria-pressed=${String(chip.on)}
              @click=${() => this.fire("tawny-chip", chip.name)}
            >
              ${chip.icon ? html`<tawny-icon path=${chip.icon}></tawny-icon>` : nothing}${chip.text}
            </button>
          `,
        )}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-chips": TawnyChips;
  }
}
