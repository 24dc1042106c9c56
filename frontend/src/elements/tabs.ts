// Tabs: arrow keys go from one to the next.

import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { baseStyles } from "./base-styles";
import { TawnyElement } from "./element";

export interface TabTitle {
  readonly name: string;
  readonly title: string;
}

/** It fires `tawny-tab` with the name of the chosen one. */
@customElement("tawny-tabs")
export class TawnyTabs extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        margin-inline: -12px;
        padding-inline: 12px;
        overflow-x: auto;
        scrollbar-width: none;
        mask-image: linear-gradient(to right, transparent, #000 12px calc(100% - 12px), transparent);
      }
      div {
        display: flex;
        gap: 4px;
        min-width: max-content;
        border-bottom: 1px solid var(--tawny-line);
      }
      button {
        min-height: var(--tawny-target);
        padding: 0 14px;
        border: 0;
        border-bottom: 3px solid transparent;
        background: none;
        color: var(--tawny-soft);
        font-weight: 500;
        cursor: pointer;
      }
      button:hover {
        color: var(--tawny-ink);
      }
      button:focus-visible {
        outline-offset: -3px;
      }
      button[aria-selected="true"] {
        border-color: var(--tawny-accent);
        color: var(--tawny-accent);
      }
      @media (forced-colors: active) {
        [role="tab"]:not([aria-selected="true"]) {
          border-color: Canvas;
        }
      }
    `,
  ];

  @property({ attribute: false }) tabs: readonly TabTitle[] = [];
  @property() current = "";
  @property() label = "";

  protected override render() {
    return html`
      <div role="tablist" aria-label=${this.label} @keydown=${this.#key}>
        ${this.tabs.map(
          ({ name, title }) => html`
            <button
              type="button"
              role="tab"
              aria-selected=${String(name === this.current)}
              tabindex=${name === this.current ? 0 : -1}
              @click=${() => this.#choose(name)}
            >
              ${title}
            </button>
          `,
        )}
      </div>
    `;
  }

  protected override updated(): void {
    const chosen = this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]');
    if (chosen) this.scrollLeft = chosen.offsetLeft - (this.clientWidth - chosen.offsetWidth) / 2;
  }

  async #key(event: KeyboardEvent): Promise<void> {
    const way = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const at = this.tabs.findIndex((tab) => tab.name === this.current);
    const next = this.tabs[(at + way + this.tabs.length) % this.tabs.length];
    if (!way || !next) return;
    event.preventDefault();
    this.#choose(next.name);
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }

  #choose(name: string): void {
    this.fire("tawny-tab", name);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-tabs": TawnyTabs;
  }
}
