// This service: which one it is, how it does, what happened to it, and the settings of the service itself.

import { ContextProvider } from "@lit/context";
import { mdiAlertCircleOutline, mdiCheckCircleOutline } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { sensorsContext } from "../../elements/sensors-element";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import { Watch } from "../../elements/watch";
import type { SensorsSpeak } from "../../i18n/sensors";
import type { HouseEvent } from "../../model/health";
import type { Status } from "../../model/settings";
import "../../elements/icon";
import "./config-form";

const AGAIN_MS = 15_000;
const NEWEST = 20;

@customElement("tawny-about-settings")
export class TawnyAboutSettings extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      h2 {
        margin-bottom: var(--tawny-gap);
      }
      .well tawny-icon {
        color: var(--tawny-good);
      }
      details {
        margin-top: -16px; /* rows with a line between them, and no gap of the card's */
        border-top: 1px solid var(--tawny-line);
      }
      details .inside {
        padding-top: 12px;
      }
      summary {
        display: list-item;
        min-height: var(--tawny-target);
        padding: 10px 0;
        font-weight: 600;
        cursor: pointer;
      }
    `,
  ];

  @state() private status: Status | null = null;
  @state() private events: readonly HouseEvent[] | null = null;
  /** What happens to the service is told with the words of the sensors. */
  @state() private told: SensorsSpeak | null = null;
  @state() private failure = "";
  readonly #cameras = new Watch(this, (app) => app.backend.cameras);
  readonly #provider = new ContextProvider(this, { context: sensorsContext });
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => void this.#load(), AGAIN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override firstUpdated(): void {
    void this.#load();
    void this.#learn();
  }

  protected override render() {
    return html`
      <h2>${this.s("section.about")}</h2>
      <section class="card">
        ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}
        ${this.status ? this.#about(this.status) : nothing}
      </section>
      <section class="card">
        <h3>${this.told?.("events.title")}</h3>
        ${this.events ? this.#events(this.events) : nothing}
      </section>
      <section class="card">
        <h3>${this.s("about.service")}</h3>
        <tawny-config-form .path=${["node"]} .folded=${["id"]}></tawny-config-form>
        ${(["server", "push", "spool"] as const).map((key) => this.#fold(key))}
      </section>
    `;
  }

  #fold(key: "server" | "push" | "spool") {
    const field = this.settings.desk.schema.field([key]);
    const [title, description] = (field && this.settings.explain(field.name)) ?? [field?.title, field?.description];
    return html`
      <details>
        <summary>${title}</summary>
        <p class="soft small">${description}</p>
        <div class="inside"><tawny-config-form .path=${[key]}></tawny-config-form></div>
      </details>
    `;
  }

  #about(status: Status) {
    const { times } = this.app;
    const text = this.s(status.isWell ? "about.well" : "about.degraded");
    const number = new Intl.NumberFormat(this.app.language);
    return html`
      <p class="notice ${status.isWell ? "well" : "wrong"}">
        <tawny-icon path=${status.isWell ? mdiCheckCircleOutline : mdiAlertCircleOutline}></tawny-icon>
        <span>${text} ${this.#troubles()}</span>
      </p>
      <dl>
        <dt>${this.s("about.version")}</dt>
        <dd>Tawny ${status.version} (API ${status.api})</dd>
        <dt>${this.s("about.node")}</dt>
        <dd>${status.nodeName}${status.node === status.nodeName ? "" : ` (${status.node})`}</dd>
        <dt>${this.s("about.since")}</dt>
        <dd>${times.moment(status.started)}</dd>
        <dt>${this.s("about.counts")}</dt>
        <dd>${
          status.counts
            ? this.s("about.counted", {
                events: number.format(status.counts.events),
                segments: number.format(status.counts.segments),
              })
            : this.s("about.not_known")
        }</dd>
        <dt>${this.s("about.file")}</dt>
        <dd>${this.settings.desk.stored.value.file ?? this.s("about.no_file")}</dd>
      </dl>
    `;
  }

  #troubles() {
    const bad = this.ofHome(this.#cameras.value ?? []).filter(
      (camera) => camera.enabled && (!camera.online || camera.trouble),
    );
    return bad.length ? new Intl.ListFormat(this.app.language).format(bad.map((camera) => camera.name)) : nothing;
  }

  #events(events: readonly HouseEvent[]) {
    const { home } = this.settings;
    return html`
      <tawny-house-history
        .events=${events.map((event) => ({ ...event, home }))}
        .cameras=${this.#cameras.value ?? []}
      ></tawny-house-history>
    `;
  }

  /** Both come with the sensors, too: few look here, so that nobody waits for them before. */
  async #learn(): Promise<void> {
    const { loadSensorsTexts } = await import("./history");
    const told = await loadSensorsTexts(this.app.language);
    this.#provider.setValue(told);
    this.told = told;
  }

  async #load(): Promise<void> {
    const { api } = this.settings.desk;
    try {
      [this.status, this.events] = await Promise.all([api.status(), api.systemEvents(NEWEST)]);
      this.failure = "";
    } catch (error) {
      this.failure = this.failed(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-about-settings": TawnyAboutSettings;
  }
}
