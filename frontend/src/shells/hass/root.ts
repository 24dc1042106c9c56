// The root of everything that is shown in Home Assistant: it gives the elements in it their `app`.

import { ContextProvider } from "@lit/context";
import { LitElement } from "lit";
import { property, state } from "lit/decorators.js";
import { HassBackend } from "../../backend/hass";
import type { Hass } from "../../backend/hass-types";
import { type App, appContext } from "../../elements/app";
import { bestLanguage, english, loadLanguage } from "../../i18n/translate";
import { Times } from "../../model/times";
import { embedLive } from "./embed";
import { habitsOf } from "./habits";
import { hassTokens } from "./tokens";

export abstract class HassRoot extends LitElement {
  static override styles = [hassTokens];

  @property({ attribute: false }) hass!: Hass;
  @state() protected app: App | null = null;
  readonly #provider = new ContextProvider(this, { context: appContext });
  #backend: HassBackend | null = null;
  #spoken = "";

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#backend?.stop();
    this.#backend = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hass) this.requestUpdate("hass");
  }

  protected override willUpdate(): void {
    if (!this.isConnected || !this.hass) return;
    const backend = HassBackend.of(this.hass);
    if (backend !== this.#backend) {
      this.#backend?.stop();
      this.#backend = backend;
      backend.start();
    }
    const spoken = JSON.stringify([this.hass.language, this.hass.locale, this.hass.config.time_zone]);
    if (spoken === this.#spoken) return;
    this.#spoken = spoken;
    void this.#speak(backend, spoken);
  }

  /** Shows another view, or another place in it. */
  protected abstract go(view: string, place: string, replace: boolean): void;

  /** The address of a place; null where it can't be reached. */
  protected abstract link(view: string, place: string): string | null;

  async #speak(backend: HassBackend, spoken: string): Promise<void> {
    const { hass } = this;
    const language = bestLanguage([hass.language]);
    const t = language === "en" ? english : await loadLanguage(language);
    if (spoken !== this.#spoken) return;
    this.app = {
      backend,
      t,
      times: new Times(habitsOf(hass)),
      language,
      go: (view, place = "", replace = false) => this.go(view, place, replace),
      link: (view, place) => this.link(view, place),
      embedLive: (entity) => embedLive(this.hass, entity),
    };
    this.#provider.setValue(this.app);
  }
}
