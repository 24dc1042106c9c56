// This service: which one it is, how it does, what happened to it, and the settings of the service itself.

import { mdiAlertCircleOutline, mdiCheckCircleOutline } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import { Watch } from "../../elements/watch";
import type { Status, SystemEvent } from "../../model/settings";
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
      .events li {
        display: grid;
        grid-template-columns: minmax(90px, max-content) minmax(0, 1fr);
        gap: 4px 16px;
        padding: 8px 0;
        overflow-wrap: anywhere;
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
      @media (max-width: 560px) {
        .events li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @state() private status: Status | null = null;
  @state() private events: readonly SystemEvent[] = [];
  @state() private failure = "";
  readonly #cameras = new Watch(this, (app) => app.backend.cameras);
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
  }

  protected override render() {
    return html`
      <h2>${this.s("section.about")}</h2>
      <section class="card">
        ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}
        ${this.status ? this.#about(this.status) : nothing}
      </section>
      <section class="card">
        <h3>${this.s("about.events")}</h3>
        ${this.events.length ? this.#events() : html`<p class="soft">${this.status && this.s("about.no_events")}</p>`}
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
        <dd>${status.nodeName} (${status.node})</dd>
        <dt>${this.s("about.since")}</dt>
        <dd>${times.moment(status.started)}</dd>
        <dt>${this.s("about.counts")}</dt>
        <dd>${this.s("about.counted", { events: number.format(status.events), segments: number.format(status.segments) })}</dd>
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

  #events() {
    return html`
      <ul class="list small events">
        ${this.events.map(
          (event) => html`
            <li><span class="soft">${this.app.times.moment(event.at)}</span><span>${this.#said(event)}</span></li>
          `,
        )}
      </ul>
    `;
  }

  /** Which camera it is about stands before it. */
  #said({ camera, message }: SystemEvent): string {
    const name = this.ofHome(this.#cameras.value ?? []).find(({ id }) => id === camera)?.name ?? camera;
    return name ? `${name}: ${message}` : message;
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
