// The settings: sections by the side of each other, each with a place of its own.

import { ContextProvider } from "@lit/context";
import {
  mdiAccountKey,
  mdiAlertCircleOutline,
  mdiCctv,
  mdiHarddisk,
  mdiInformationOutline,
  mdiRestart,
  mdiTransitConnectionVariant,
} from "@mdi/js";
import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Refused } from "../backend/backend";
import { type Desk, deskOf, reasonOf } from "../backend/desk";
import { baseStyles } from "../elements/base-styles";
import { TawnyElement } from "../elements/element";
import { type Settings, settingsContext } from "../elements/settings-element";
import { settingsStyles } from "../elements/settings-styles";
import { loadExplanations } from "../i18n/config";
import { loadSettingsTexts } from "../i18n/settings";
import "../elements/icon";
import "../elements/message";
import "./settings/about";
import "./settings/access";
import "./settings/add-camera";
import "./settings/camera";
import "./settings/cameras";
import "./settings/mqtt";
import "./settings/storage";

const GATHER_MS = 1000; // what changes within this time is asked for at once

type SectionName = "cameras" | "storage" | "mqtt" | "access" | "about";

const SECTIONS: readonly { readonly name: SectionName; readonly icon: string }[] = [
  { name: "cameras", icon: mdiCctv },
  { name: "storage", icon: mdiHarddisk },
  { name: "mqtt", icon: mdiTransitConnectionVariant },
  { name: "access", icon: mdiAccountKey },
  { name: "about", icon: mdiInformationOutline },
];

/** `place` is the section, with what is in it behind a slash: `cameras/door/zones`. */
@customElement("tawny-settings-view")
export class TawnySettingsView extends TawnyElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 220px minmax(0, 920px);
        justify-content: center;
        gap: var(--tawny-gap) clamp(16px, 3vw, 40px);
        padding: clamp(12px, 2.4vw, 32px);
      }
      nav {
        position: sticky;
        top: 16px;
        align-self: start;
        display: grid;
        gap: 4px;
      }
      nav a {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: var(--tawny-target);
        padding: 6px 14px;
        border-radius: var(--tawny-round-small);
        color: var(--tawny-soft);
        font-weight: 500;
        text-decoration: none;
      }
      nav a:hover {
        color: var(--tawny-ink);
      }
      nav a[aria-current] {
        background: color-mix(in srgb, var(--tawny-accent) 18%, transparent);
        color: var(--tawny-accent);
      }
      .pending {
        margin-bottom: var(--tawny-gap);
      }
      .pending ul {
        display: inline;
      }
      .alone {
        grid-column: 1 / -1;
      }
      @media (max-width: 900px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
        nav {
          position: static;
          display: flex;
          margin: 0 calc(-1 * clamp(12px, 2.4vw, 32px));
          padding: 0 clamp(12px, 2.4vw, 32px);
          overflow-x: auto;
          scrollbar-width: none;
        }
        nav a {
          flex: none;
          gap: 8px;
          border: 1px solid var(--tawny-line);
          border-radius: 999px;
          white-space: nowrap;
        }
        nav a[aria-current] {
          border-color: transparent;
        }
      }
    `,
  ];

  @property() place = "";
  @state() private settingsOf: Settings | null = null;
  @state() private failure = "";
  @state() private pending: readonly string[] = [];
  readonly #provider = new ContextProvider(this, { context: settingsContext });
  #unwatch: (() => void) | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#unwatch = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.settingsOf) this.#watch(this.settingsOf.desk);
  }

  protected override firstUpdated(): void {
    void this.#open();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("place")) return;
    const current = this.renderRoot.querySelector("nav a[aria-current]");
    current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  protected override render() {
    if (this.failure) return this.#failed();
    const found = this.settingsOf;
    if (!found) return nothing;
    const [name = "", ...rest] = this.place.split("/");
    const section = SECTIONS.find((one) => one.name === name)?.name ?? "cameras";
    const link = (to: string): string => this.app.link("settings", to) ?? "#";
    return html`
      <nav aria-label=${this.t("view.settings")}>
        ${SECTIONS.map(
          (one) => html`
            <a
              href=${link(one.name)}
              aria-current=${one.name === section ? "page" : nothing}
              @click=${(event: MouseEvent) => this.#go(event, one.name)}
            >
              <tawny-icon path=${one.icon}></tawny-icon>${found.s(`section.${one.name}`)}
            </a>
          `,
        )}
      </nav>
      <div>${this.pending.length ? this.#pending(found) : nothing}${this.#section(section, rest)}</div>
    `;
  }

  #section(section: SectionName, rest: readonly string[]) {
    const [camera = "", tab = ""] = rest;
    switch (section) {
      case "storage":
        return html`<tawny-storage-settings></tawny-storage-settings>`;
      case "mqtt":
        return html`<tawny-mqtt-settings></tawny-mqtt-settings>`;
      case "access":
        return html`<tawny-access-settings></tawny-access-settings>`;
      case "about":
        return html`<tawny-about-settings></tawny-about-settings>`;
      default:
        if (camera === ":add") return html`<tawny-add-camera></tawny-add-camera>`;
        if (camera) return html`<tawny-camera-settings camera=${camera} tab=${tab}></tawny-camera-settings>`;
        return html`<tawny-cameras-settings></tawny-cameras-settings>`;
    }
  }

  #pending({ desk, s, explain }: Settings) {
    const names = this.pending.map((key) => {
      const path = key.split(".");
      const fields = path.map((_, at) => desk.schema.field(path.slice(0, at + 1)));
      return fields.map((field, at) => (field && (explain(field.name)?.[0] ?? field.title)) || path[at]).join(": ");
    });
    const list = new Intl.ListFormat(this.app.language).format(names);
    return html`
      <p class="notice pending" role="status">
        <tawny-icon path=${mdiRestart}></tawny-icon><span>${s("form.pending", { names: list })}</span>
      </p>
    `;
  }

  #failed() {
    return html`
      <tawny-message class="alone" icon=${mdiAlertCircleOutline} heading=${this.t("view.settings")} text=${this.failure}>
        <button type="button" class="button" @click=${this.#open}>${this.t("settings.again")}</button>
      </tawny-message>
    `;
  }

  async #open(): Promise<void> {
    this.failure = "";
    const { language, backend } = this.app;
    try {
      const [desk, s, explain] = await Promise.all([
        deskOf(backend),
        loadSettingsTexts(language),
        loadExplanations(language),
      ]);
      void desk.reload().catch(() => {});
      const found: Settings = { desk, s, explain };
      this.#provider.setValue(found);
      this.#watch(desk);
      this.settingsOf = found;
    } catch (error) {
      this.failure = error instanceof Refused ? reasonOf(error) : this.t("player.no_answer");
    }
  }

  #watch(desk: Desk): void {
    this.#unwatch?.();
    this.pending = desk.stored.value.pending;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stops = [
      desk.stored.subscribe((stored) => {
        this.pending = stored.pending;
      }),
      // Others change settings, too: in Home Assistant, or in another browser.
      this.app.backend.listen((message) => {
        if (message && message.type !== "camera") return;
        clearTimeout(timer);
        timer = setTimeout(() => void desk.reload().catch(() => {}), GATHER_MS);
      }),
      () => clearTimeout(timer),
    ];
    this.#unwatch = () => {
      for (const stop of stops) stop();
    };
  }

  #go(event: MouseEvent, place: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.app.go("settings", place);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-settings-view": TawnySettingsView;
  }
}
