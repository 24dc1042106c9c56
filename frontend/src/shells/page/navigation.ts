// The way from view to view: at the side, on phones at the bottom, within reach of a thumb.

import { mdiCellphoneCog, mdiDotsHorizontal } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { TawnyElement } from "../../elements/element";
import { Watch } from "../../elements/watch";
import { VIEWS, type View } from "../../views/all";
import "../../elements/icon";

/** So many views are in the bar of a phone, where seven words have no room; the others are behind "More". */
const IN_BAR = 4;

/** It fires `tawny-device` when somebody wants what concerns this device. */
@customElement("tawny-navigation")
export class TawnyNavigation extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: sticky;
        top: 0;
        z-index: 2;
        align-self: start;
      }
      nav {
        display: flex;
        flex-direction: column;
        gap: 6px;
        width: max-content;
        min-width: 100px;
        max-width: max(140px, 8.75rem); /* wide enough for each word */
        height: 100dvh;
        padding: 16px 8px max(12px, env(safe-area-inset-bottom));
        border-inline-end: 1px solid var(--tawny-line);
        background: var(--tawny-card);
        overflow-y: auto;
      }
      img {
        align-self: center;
        margin-bottom: 12px;
      }
      a,
      button {
        display: grid;
        justify-items: center;
        gap: 3px;
        padding: 8px 6px;
        border: 0;
        border-radius: 14px;
        background: none;
        color: var(--tawny-soft);
        font-size: 0.76rem;
        font-weight: 500;
        line-height: 1.2;
        text-align: center;
        text-decoration: none;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      a:hover,
      button:hover {
        color: var(--tawny-ink);
      }
      a[aria-current],
      .more.current {
        background: color-mix(in srgb, var(--tawny-accent) 18%, transparent);
        color: var(--tawny-accent);
      }
      @media (forced-colors: active) {
        .more.current {
          outline: 2px solid Highlight;
        }
      }
      .rest {
        flex: 1;
        display: flex;
        flex-direction: column;
        gap: 6px;
      }
      .device {
        margin-top: auto;
      }
      .more {
        display: none;
      }
      @media (max-width: 720px) {
        :host {
          top: auto;
          bottom: 0;
          align-self: end;
        }
        nav {
          flex-direction: row;
          gap: 2px;
          width: auto;
          max-width: none;
          height: auto;
          padding: 4px 4px max(4px, env(safe-area-inset-bottom));
          border: 0;
          border-top: 1px solid var(--tawny-line);
          overflow: visible;
        }
        img {
          display: none;
        }
        a,
        button {
          flex: 1 0 auto;
          min-width: var(--tawny-target);
          padding: 6px 2px;
          font-size: 0.7rem;
          overflow-wrap: normal;
        }
        .more {
          display: grid;
        }
        .rest {
          position: absolute;
          inset: auto 8px calc(100% + 8px) auto;
          gap: 2px;
          min-width: 200px;
          padding: 6px;
          border: 1px solid var(--tawny-line);
          border-radius: var(--tawny-round);
          background: var(--tawny-card);
          box-shadow: 0 8px 32px rgb(0 0 0 / 0.4);
        }
        .rest:not(.open) {
          display: none;
        }
        .rest :is(a, button) {
          display: flex;
          align-items: center;
          gap: 14px;
          min-height: var(--tawny-target);
          padding: 8px 14px;
          font-size: 1rem;
          text-align: start;
        }
      }
    `,
  ];

  /** The name of the one that is shown. */
  @property() view = "";
  /** Whether those that a phone's bar has no room for are shown. */
  @state() private isOpen = false;
  readonly #admin = new Watch(this, (app) => app.backend.isAdmin);

  protected override render() {
    const views = VIEWS.filter((view) => !view.adminOnly || this.#admin.value);
    const rest = views.slice(IN_BAR);
    return html`
      <nav aria-label=${this.t("app.navigation")} @focusout=${this.#left} @keydown=${this.#escape} @click=${this.#done}>
        <img src="./icon.svg" alt="Tawny" width="40" height="40" />
        ${views.slice(0, IN_BAR).map((view) => this.#link(view))}
        <button
          type="button"
          class="more ${rest.some(({ name }) => name === this.view) ? "current" : ""}"
          aria-expanded=${String(this.isOpen)}
          aria-controls="rest"
          @click=${this.#toggle}
        >
          <tawny-icon path=${mdiDotsHorizontal}></tawny-icon>${this.t("app.more")}
        </button>
        <div id="rest" class="rest ${this.isOpen ? "open" : ""}">
          ${rest.map((view) => this.#link(view))}
          <button
            type="button"
            class="device"
            aria-haspopup="dialog"
            @click=${() => this.fire("tawny-device", null)}
          >
            <tawny-icon path=${mdiCellphoneCog}></tawny-icon>${this.t("app.device")}
          </button>
        </div>
      </nav>
    `;
  }

  #link(view: View) {
    return html`
      <a href=${`#/${view.name}`} aria-current=${view.name === this.view ? "page" : nothing}>
        <tawny-icon path=${view.icon}></tawny-icon>${this.t(`view.${view.name}`)}
      </a>
    `;
  }

  #toggle(event: Event): void {
    event.stopPropagation(); // any other click is a choice, after which it closes
    this.isOpen = !this.isOpen;
  }

  #done(): void {
    this.isOpen = false;
  }

  /** Whoever goes on elsewhere wants no more of it. */
  #left(event: FocusEvent): void {
    const nav = event.currentTarget as HTMLElement;
    if (!nav.contains(event.relatedTarget as Node | null)) this.isOpen = false;
  }

  #escape(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !this.isOpen) return;
    this.isOpen = false;
    this.renderRoot.querySelector<HTMLElement>(".more")?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-navigation": TawnyNavigation;
  }
}
