// What stands below a form: nothing until something is changed; then what can be done about it.

import { mdiCheck } from "@mdi/js";
import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { baseStyles } from "./base-styles";
import { SettingsElement } from "./settings-element";
import "./icon";

/** It fires `tawny-save` and `tawny-undo`. */
@customElement("tawny-save-bar")
export class TawnySaveBar extends SettingsElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      :host(:not([changed], [saved])) {
        display: none;
      }
      :host([changed]) {
        position: sticky;
        z-index: 1;
        bottom: calc(12px + var(--tawny-foot, 0px));
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding: 8px 8px 8px 16px;
        border: 1px solid var(--tawny-line);
        border-radius: var(--tawny-round); /* what lies below is not seen at its corners */
        background: var(--tawny-raised);
        box-shadow: var(--tawny-shade);
      }
      .bar span {
        margin-inline-end: auto;
      }
      .saved {
        display: flex;
        align-items: center;
        gap: 8px;
        color: var(--tawny-good);
      }
      @media (max-width: 480px) {
        .bar {
          padding: 8px;
        }
        .bar span {
          flex: 1 0 100%;
          padding-inline: 8px;
        }
        .bar .button {
          flex: 1;
          padding: 0 8px;
        }
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) changed = false;
  @property({ type: Boolean }) busy = false;
  /** Whether what was typed can't be right. */
  @property({ type: Boolean }) blocked = false;
  @property({ type: Boolean, reflect: true }) saved = false;

  protected override render() {
    return html`
      <div class="bar" ?hidden=${!this.changed}>
        <span>${this.s("form.unsaved")}</span>
        <button type="button" class="button bare" ?disabled=${this.busy} @click=${() => this.fire("tawny-undo", null)}>
          ${this.s("form.undo")}
        </button>
        <button
          type="button"
          class="button primary"
          ?disabled=${this.busy || this.blocked}
          @click=${() => this.fire("tawny-save", null)}
        >
          ${this.s(this.busy ? "form.saving" : "form.save")}
        </button>
      </div>
      <div role="status">
        ${
          this.saved && !this.changed
            ? html`<p class="saved"><tawny-icon path=${mdiCheck}></tawny-icon>${this.s("form.saved")}</p>`
            : ""
        }
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-save-bar": TawnySaveBar;
  }
}
