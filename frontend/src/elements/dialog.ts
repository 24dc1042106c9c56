// A dialog over everything: a heading, what it is about, and a foot for what can be done. On phones it fills the screen.

import { mdiClose } from "@mdi/js";
import { css, html } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { baseStyles } from "./base-styles";
import { TawnyElement } from "./element";
import { openDialogs } from "./open-dialogs";
import "./icon";

/** Slots: the content, `heading` beside the heading, `actions`. It fires `tawny-close` when somebody closes it. */
@customElement("tawny-dialog")
export class TawnyDialog extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      dialog {
        width: min(var(--tawny-dialog-width, max(1280px, 72vw)), calc(100vw - 32px));
        max-width: none;
        max-height: calc(100dvh - 32px);
        padding: 0;
        border: 1px solid var(--tawny-line);
        border-radius: calc(var(--tawny-round) + 4px);
        background: var(--tawny-card);
        color: var(--tawny-ink);
        overflow: hidden;
        box-shadow: 0 20px 80px rgb(0 0 0 / 0.5);
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
        animation: arrive 0.18s ease-out;
      }
      dialog::backdrop {
        background: rgb(8 5 3 / 0.72);
        backdrop-filter: blur(4px);
      }
      @keyframes arrive {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
      header {
        display: flex;
        align-items: center;
        gap: 8px 12px;
        padding: 8px 8px 8px 18px;
      }
      .title {
        display: flex;
        flex: 1;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0 12px;
        min-width: 0;
      }
      h2 {
        font-size: 1.12rem;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .content {
        flex: 1 1 auto;
        min-height: 0;
        overflow: auto;
      }
      ::slotted([slot="actions"]) {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding: 12px 16px max(12px, env(safe-area-inset-bottom));
      }
      @media (max-width: 640px) {
        dialog {
          width: 100vw;
          height: 100dvh;
          max-height: none;
          border: 0;
          border-radius: 0;
        }
        header {
          padding-top: max(8px, env(safe-area-inset-top));
        }
      }
    `,
  ];

  @property() heading = "";
  @query("dialog") private dialog!: HTMLDialogElement;
  #before: HTMLElement | null = null;

  protected override firstUpdated(): void {
    this.#show();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    openDialogs.delete(this);
    this.dialog?.close();
    // Browsers do that for a dialog that closes before it is taken away.
    this.#before?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.dialog.open) this.#show();
  }

  #show(): void {
    this.#before = focused();
    openDialogs.add(this);
    this.dialog.showModal();
  }

  protected override render() {
    return html`
      <dialog aria-labelledby="heading" @cancel=${this.#cancelled} @click=${this.#clicked}>
        <header>
          <div class="title"><h2 id="heading">${this.heading}</h2><slot name="heading"></slot></div>
          <button
            type="button"
            class="button bare round"
            aria-label=${this.t("app.close")}
            @click=${() => this.fire("tawny-close", null)}
          >
            <tawny-icon path=${mdiClose}></tawny-icon>
          </button>
        </header>
        <div class="content"><slot></slot></div>
        <slot name="actions"></slot>
      </dialog>
    `;
  }

  /** Whoever opened it decides when it goes. */
  #cancelled(event: Event): void {
    event.preventDefault();
    this.fire("tawny-close", null);
  }

  #clicked(event: MouseEvent): void {
    if (event.target === this.dialog) this.fire("tawny-close", null);
  }
}

/** What has the focus, however deep it is. */
function focused(): HTMLElement | null {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found as HTMLElement | null;
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-dialog": TawnyDialog;
  }
}
