// The frame around the views: navigation at the side, on phones at the bottom; what is wrong with the whole stands on top.

import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { html as staticHtml, unsafeStatic } from "lit/static-html.js";
import type { SidecarHttp } from "../../backend/sidecar-http";
import { baseStyles } from "../../elements/base-styles";
import { TawnyElement } from "../../elements/element";
import { KeysHelp } from "../../elements/keys-help";
import { Watch } from "../../elements/watch";
import { VIEWS, type View, viewNamed } from "../../views/all";
import "../../elements/storage-notice";
import { loadAnew } from "./anew";
import "./navigation";

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
      main {
        min-width: 0;
        padding-top: env(safe-area-inset-top);
      }
      main.bare {
        grid-column: 1 / -1;
        padding: 0;
      }
      .news {
        position: sticky; /* somebody may have scrolled */
        z-index: 2;
        top: env(safe-area-inset-top);
      }
      .notice {
        margin: var(--tawny-gap) var(--tawny-gap) 0;
        padding: 10px 16px;
        border-radius: var(--tawny-round-small);
        background: color-mix(in srgb, var(--tawny-soft) 18%, var(--tawny-card));
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
      @media (forced-colors: active) {
        .notice {
          border: 1px solid;
        }
      }
      @media (max-width: 720px) {
        :host {
          grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
          --tawny-foot: 64px; /* the bar of views */
        }
        tawny-navigation {
          grid-row: 2;
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
  readonly #keys = new KeysHelp(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Whoever goes elsewhere, as by a tap on a notification, wants to see that.
    if (changed.has("view") || changed.has("place")) this.hasDevice = false;
    const view = this.#view;
    document.title = `${this.t(`view.${view.name}`)} · Tawny`;
    if (this.loaded !== view.name) void this.#load(view);
  }

  protected override render() {
    return html`${this.#view.bare ? this.#bare() : this.#framed()}${this.#keys.render(this.#view.name)}`;
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
    return html`
      <a class="button skip" href="#main" @click=${this.#skip}>${this.t("app.skip")}</a>
      <tawny-navigation view=${this.#view.name} @tawny-device=${this.#openDevice}></tawny-navigation>
      <main id="main" tabindex="-1" @tawny-device=${this.#openDevice}>
        <h1 class="unseen">${this.t(`view.${this.#view.name}`)}</h1>
        <div class="news" role="status">
          ${lost ? html`<p class="notice">${this.t("app.lost")}</p>` : nothing}
          ${this.hasUpdate ? this.#update() : nothing}
        </div>
        <tawny-storage-notice></tawny-storage-notice>
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

  #content(view: View) {
    const tag = unsafeStatic(view.tag);
    return staticHtml`<${tag} .place=${this.place}></${tag}>`;
  }

  async #load(view: View): Promise<void> {
    const isThere = await view.load().then(
      () => true,
      () => false,
    );
    if (view !== this.#view) return;
    if (isThere) this.loaded = view.name;
    else await loadAnew();
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
