// The frame around the views: navigation at the side, on phones at the bottom; what is wrong with the whole stands on top.

import { mdiCellphoneCog } from "@mdi/js";
import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { html as staticHtml, unsafeStatic } from "lit/static-html.js";
import type { SidecarHttp } from "../../backend/sidecar-http";
import { baseStyles } from "../../elements/base-styles";
import { TawnyElement } from "../../elements/element";
import { Watch } from "../../elements/watch";
import { VIEWS, type View, viewNamed } from "../../views/all";
import "../../elements/icon";

/** It fires `tawny-log-out`, `tawny-update` when somebody wants the new version. */
@customElement("tawny-frame")
export class TawnyFrame extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        min-height: 100dvh;
      }
      .skip:not(:focus) {
        position: absolute;
        clip-path: inset(50%);
      }
      .skip {
        position: absolute;
        z-index: 3;
        top: 8px;
        left: 8px;
        background: var(--tawny-card);
      }
      nav {
        position: sticky;
        top: 0;
        z-index: 2;
        display: flex;
        flex-direction: column;
        gap: 6px;
        width: 92px;
        height: 100dvh;
        padding: 16px 8px max(12px, env(safe-area-inset-bottom));
        border-inline-end: 1px solid var(--tawny-line);
        background: var(--tawny-card);
      }
      nav img {
        align-self: center;
        margin-bottom: 12px;
      }
      nav a,
      nav button {
        display: grid;
        justify-items: center;
        gap: 3px;
        padding: 8px 2px;
        border: 0;
        border-radius: 14px;
        background: none;
        color: var(--tawny-soft);
        font-size: 0.76rem;
        font-weight: 500;
        line-height: 1.2;
        text-align: center;
        text-decoration: none;
        cursor: pointer;
      }
      nav a:hover,
      nav button:hover {
        color: var(--tawny-ink);
      }
      nav a[aria-current] {
        background: color-mix(in srgb, var(--tawny-accent) 18%, transparent);
        color: var(--tawny-accent);
      }
      nav button {
        margin-top: auto;
      }
      main {
        min-width: 0;
        padding-top: env(safe-area-inset-top);
      }
      main.bare {
        grid-column: 1 / -1;
        padding: 0;
      }
      .word {
        max-width: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .notice {
        margin: var(--tawny-gap) var(--tawny-gap) 0;
        padding: 10px 16px;
        border-radius: var(--tawny-round-small);
        background: color-mix(in srgb, var(--tawny-soft) 18%, var(--tawny-card));
      }
      .notice.bad {
        background: color-mix(in srgb, var(--tawny-bad) 18%, var(--tawny-card));
        color: var(--tawny-bad);
      }
      .notice.update {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 6px 16px;
      }
      .notice.update .button {
        border-color: var(--tawny-soft);
      }
      @media (max-width: 720px) {
        :host {
          grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
        }
        nav {
          grid-row: 2;
          top: auto;
          bottom: 0;
          flex-direction: row;
          justify-content: safe space-around;
          width: auto;
          height: auto;
          padding: 4px 4px max(4px, env(safe-area-inset-bottom));
          border: 0;
          border-top: 1px solid var(--tawny-line);
          overflow-x: auto;
        }
        nav img {
          display: none;
        }
        nav a,
        nav button {
          flex: 1 0 auto;
          min-width: 48px;
          margin: 0;
          padding: 5px 1px;
          font-size: 0.66rem;
        }
      }
      /* All of them at once: long words end in dots rather than push others out of sight. */
      @media (max-width: 480px) {
        nav {
          gap: 0;
          padding-inline: 2px;
        }
        nav .word {
          white-space: nowrap;
        }
        nav a,
        nav button {
          flex: 1 1 0;
          min-width: 44px;
          font-size: 0.66rem;
        }
      }
    `,
  ];

  @property() view = "";
  @property() place = "";
  @property({ attribute: false }) http!: SidecarHttp;
  @property({ type: Boolean }) hasUpdate = false;
  @state() private loaded = "";
  @state() private hasDevice = false;
  readonly #connection = new Watch(this, (app) => app.backend.connection);
  readonly #storage = new Watch(this, (app) => app.backend.storageTrouble);
  readonly #admin = new Watch(this, (app) => app.backend.isAdmin);

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Whoever goes elsewhere, as by a tap on a notification, wants to see that.
    if (changed.has("view") || changed.has("place")) this.hasDevice = false;
    const view = this.#view;
    document.title = `${this.t(`view.${view.name}`)} · Tawny`;
    if (this.loaded !== view.name) void this.#load(view);
  }

  protected override render() {
    return this.#view.bare ? this.#bare() : this.#framed();
  }

  #bare() {
    return html`
      <main class="bare">
        <h1 class="unseen">${this.t(`view.${this.#view.name}`)}</h1>
        ${this.loaded === this.#view.name ? this.#content(this.#view) : nothing}
      </main>
    `;
  }

  #framed() {
    const lost = this.#connection.value === "lost";
    const trouble = this.#storage.value;
    return html`
      <a class="button skip" href="#main" @click=${this.#skip}>${this.t("app.skip")}</a>
      <nav aria-label=${this.t("app.navigation")}>
        <img src="./icon.svg" alt="Tawny" width="40" height="40" />
        ${VIEWS.filter((view) => !view.adminOnly || this.#admin.value).map((view) => this.#link(view))}
        <button type="button" aria-haspopup="dialog" @click=${this.#openDevice}>
          <tawny-icon path=${mdiCellphoneCog}></tawny-icon><span class="word">${this.t("app.device")}</span>
        </button>
      </nav>
      <main id="main" tabindex="-1">
        <h1 class="unseen">${this.t(`view.${this.#view.name}`)}</h1>
        <div role="status">
          ${lost ? html`<p class="notice">${this.t("app.lost")}</p>` : nothing}
          ${this.hasUpdate ? this.#update() : nothing}
        </div>
        ${
          trouble
            ? html`<p class="notice bad" role="alert">${this.t("app.storage_trouble", { reason: trouble })}</p>`
            : nothing
        }
        ${this.loaded === this.#view.name ? this.#content(this.#view) : nothing}
      </main>
      ${
        this.hasDevice
          ? html`<tawny-device-dialog .http=${this.http} @tawny-close=${this.#closeDevice}></tawny-device-dialog>`
          : nothing
      }
    `;
  }

  #update() {
    return html`
      <p class="notice update">
        <span>${this.t("app.update")}</span>
        <button type="button" class="button" @click=${() => this.fire("tawny-update", null)}>${this.t("app.reload")}</button>
      </p>
    `;
  }

  get #view(): View {
    const first = VIEWS[0];
    const found = viewNamed(this.view) ?? first;
    if (!found) throw new Error("there are no views");
    return found;
  }

  #link(view: View) {
    const current = view === this.#view;
    return html`
      <a href=${`#/${view.name}`} aria-current=${current ? "page" : nothing}>
        <tawny-icon path=${view.icon}></tawny-icon><span class="word">${this.t(`view.${view.name}`)}</span>
      </a>
    `;
  }

  #content(view: View) {
    const tag = unsafeStatic(view.tag);
    return staticHtml`<${tag} .place=${this.place}></${tag}>`;
  }

  async #load(view: View): Promise<void> {
    await view.load();
    if (view === this.#view) this.loaded = view.name;
  }

  async #openDevice(): Promise<void> {
    await import("./device/dialog");
    this.hasDevice = true;
  }

  #closeDevice(): void {
    this.hasDevice = false;
  }

  #skip(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>("main")?.focus();
  }
}
