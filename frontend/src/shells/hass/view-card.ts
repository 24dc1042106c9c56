// A whole view as a card: what the generated dashboard consists of.

import { css, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { html, unsafeStatic } from "lit/static-html.js";
import { KeysHelp } from "../../elements/keys-help";
import { viewNamed } from "../../views/all";
import { hasAll, lacks, notice } from "./anew";
import type { ViewCardConfig } from "./configs";
import { navigate, pathOf, placeNow } from "./places";
import { HassRoot } from "./root";
import { hassTokens } from "./tokens";
import { tries } from "./tries";
import "../../elements/storage-notice";

@customElement("tawny-hass-view")
export class TawnyHassView extends HassRoot {
  static override styles = [
    hassTokens,
    css`
      :host {
        display: block;
        min-height: 100%;
        /* A card that fills the view has no corners; what is in it has. */
        --tawny-round: var(--ha-border-radius-lg, 12px);
        --tawny-head: var(--header-height, 56px);
        --tawny-kiosk-height: calc(100dvh - var(--header-height, 56px));
        background: var(--tawny-page);
      }
    `,
  ];

  @property({ attribute: false }) config!: ViewCardConfig;
  @state() private place = placeNow();
  @state() private loaded = "";
  /** What is shown instead of a view that can't be loaded. */
  @state() private lack: HTMLElement | null = null;
  readonly #keys = new KeysHelp(this);
  /** The view that is on its way. */
  #loading = "";
  #isTime = tries();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("location-changed", this.#moved);
    addEventListener("popstate", this.#moved);
    this.#moved();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("location-changed", this.#moved);
    removeEventListener("popstate", this.#moved);
    this.#isTime = tries(); // who comes back to it asks for it
    hasAll(this);
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const { view } = this.config;
    if (this.loaded !== view && this.#loading !== view && this.#isTime()) void this.#load(view);
  }

  protected override render() {
    const view = viewNamed(this.config.view);
    if (this.lack) return html`${this.lack}`;
    if (!this.app || !view || this.loaded !== view.name) return nothing;
    const tag = unsafeStatic(view.tag);
    const notice = view.bare ? nothing : html`<tawny-storage-notice></tawny-storage-notice>`;
    return html`${notice}<${tag} .place=${this.place}></${tag}>${this.#keys.render(view.name)}`;
  }

  protected go(view: string, place: string, replace: boolean): void {
    navigate(pathOf(view, place), replace);
  }

  protected link(view: string, place: string): string {
    return new URL(pathOf(view, place), location.href).href;
  }

  async #load(view: string): Promise<void> {
    this.#loading = view;
    try {
      await viewNamed(view)?.load();
    } catch {
      if (view !== this.config.view) return;
      this.#loading = "";
      if (!this.isConnected) return;
      lacks(this);
      this.lack ??= notice();
      return;
    }
    if (view !== this.config.view) return;
    this.#loading = "";
    hasAll(this);
    this.lack = null;
    this.loaded = view;
  }

  readonly #moved = (): void => {
    // Home Assistant keeps the card of a view that was left for a moment: what is told then is not for it.
    if (location.pathname.endsWith(`/${this.config?.view ?? ""}`)) this.place = placeNow();
  };
}
