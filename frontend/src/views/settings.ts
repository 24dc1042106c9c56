// The settings: sections by the side of each other, each with a place of its own.

import { ContextProvider } from "@lit/context";
import {
  mdiAccountKey,
  mdiAlertCircleOutline,
  mdiBellOutline,
  mdiCctv,
  mdiHarddisk,
  mdiInformationOutline,
  mdiRestart,
  mdiTransitConnectionVariant,
} from "@mdi/js";
import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { Refused } from "../backend/backend";
import { deskOf, forgetDesk, reasonOf } from "../backend/desk";
import { baseStyles } from "../elements/base-styles";
import { bringIntoView } from "../elements/bring-into-view";
import { TawnyElement } from "../elements/element";
import { later } from "../elements/later";
import { type Settings, settingsContext } from "../elements/settings-element";
import { settingsStyles } from "../elements/settings-styles";
import { Watch } from "../elements/watch";
import { loadExplanations } from "../i18n/config";
import { loadSettingsTexts } from "../i18n/settings";
import { parseSettingsPlace, settingsPlace } from "../model/settings-place";
import { Store } from "../model/store";
import type { Home } from "../model/types";
import type { Denied } from "./settings/denied";
import { settingsViewStyles } from "./settings/view-styles";
import "../elements/icon";
import "../elements/message";
import "../elements/tabs";
import "./settings/about";
import "./settings/access";
import "./settings/camera";
import "./settings/cameras";
import "./settings/denied";
import "./settings/mqtt";
import "./settings/notify";
import "./settings/storage";

const GATHER_MS = 1000; // what changes within this time is asked for at once

const ONE_HOME = new Store<readonly Home[] | null>([{ id: "", name: "" }]);
const NOWHERE = "-";

type SectionName = "cameras" | "storage" | "notify" | "mqtt" | "access" | "about";

const SECTIONS: readonly { readonly name: SectionName; readonly icon: string }[] = [
  { name: "cameras", icon: mdiCctv },
  { name: "storage", icon: mdiHarddisk },
  { name: "notify", icon: mdiBellOutline },
  { name: "mqtt", icon: mdiTransitConnectionVariant },
  { name: "access", icon: mdiAccountKey },
  { name: "about", icon: mdiInformationOutline },
];

/** `place` is as `model/settings-place.ts` has it. */
@customElement("tawny-settings-view")
export class TawnySettingsView extends TawnyElement {
  static override styles = [baseStyles, settingsStyles, settingsViewStyles];

  @property() place = "";
  @state() private settingsOf: Settings | null = null;
  @state() private denied: Denied | null = null;
  @state() private failure = "";
  @state() private pending: readonly string[] = [];
  readonly #provider = new ContextProvider(this, { context: settingsContext });
  readonly #homes = new Watch(this, (app) => app.backend.homes ?? ONE_HOME);
  readonly #admin = new Watch(this, (app) => app.backend.isAdmin);
  #opened: string | null = null;
  #unwatch: (() => void) | null = null;
  #unlisten: (() => void) | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#unwatch = null;
    this.#unlisten?.();
    this.#unlisten = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
    if (this.settingsOf) this.#watch(this.settingsOf);
  }

  protected override willUpdate(): void {
    // A service that is back, or Home Assistant's pairing that is another one, may say something else.
    this.#unlisten ??= this.app.backend.listen((message) => {
      if (message === null && (this.failure || this.denied)) void this.#open();
    });
    const home = this.#home;
    if (home !== null && home !== this.#opened) void this.#open();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("place") || changed.has("settingsOf")) bringIntoView(this.renderRoot, "nav a[aria-current]");
  }

  protected override render() {
    const { section, rest } = parseSettingsPlace(this.place);
    return html`${this.#chooser(section)}${this.#inside(section, rest)}`;
  }

  #inside(wanted: string, rest: readonly string[]) {
    if (this.denied) return html`<tawny-settings-denied class="alone" why=${this.denied}></tawny-settings-denied>`;
    if (this.failure) return this.#failed();
    const found = this.settingsOf;
    if (!found || found.home !== this.#home) return nothing;
    const section = SECTIONS.find((one) => one.name === wanted)?.name ?? "cameras";
    const link = (to: string): string => this.app.link("settings", settingsPlace(found.home, to)) ?? "#";
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
      ${keyed(
        found.home,
        html`<div>${this.pending.length ? this.#pending(found) : nothing}${this.#section(section, rest)}</div>`,
      )}
    `;
  }

  /** Which sidecar it is about, where there are several; each has the same sections. */
  #chooser(section: string) {
    const homes = this.#homes.value ?? [];
    if (homes.length < 2) return nothing;
    return html`
      <tawny-tabs
        class="alone"
        .tabs=${homes.map(({ id, name }) => ({ name: id, title: name }))}
        current=${this.#home ?? ""}
        label=${this.t("view.settings")}
        @tawny-tab=${({ detail: home }: CustomEvent<string>) => this.app.go("settings", settingsPlace(home, section))}
      ></tawny-tabs>
    `;
  }

  /** The sidecar that the place names, if it is there, else the first; null while none is known. */
  get #home(): string | null {
    const homes = this.#homes.value;
    if (!homes) return null;
    const { home } = parseSettingsPlace(this.place);
    return (homes.find((one) => one.id === home) ?? homes[0])?.id ?? NOWHERE;
  }

  #section(section: SectionName, rest: readonly string[]) {
    const [camera = "", tab = ""] = rest;
    switch (section) {
      case "storage":
        return html`<tawny-storage-settings></tawny-storage-settings>`;
      case "notify":
        return html`<tawny-notify-settings></tawny-notify-settings>`;
      case "mqtt":
        return html`<tawny-mqtt-settings></tawny-mqtt-settings>`;
      case "access":
        return html`<tawny-access-settings></tawny-access-settings>`;
      case "about":
        return html`<tawny-about-settings></tawny-about-settings>`;
      default:
        void later("add-camera", () => import("./settings/add-camera")).catch(() => {}); // from the list of cameras it is there before it is wanted
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
    const home = this.#home ?? NOWHERE;
    this.#opened = home;
    this.failure = "";
    this.denied = null;
    const { language, backend } = this.app;
    if (backend.kind === "hass" && (home === NOWHERE || !this.#admin.value)) {
      this.denied = home === NOWHERE ? "none" : "admin";
      return;
    }
    try {
      const [desk, s, explain] = await Promise.all([
        deskOf(backend, home),
        loadSettingsTexts(language),
        loadExplanations(language),
      ]);
      if (this.#opened !== home) return;
      // Somebody else may have logged in since.
      void desk.reload().catch((error: unknown) => {
        if (error instanceof Refused && error.status === 403 && this.#opened === home) {
          forgetDesk(backend, home);
          this.settingsOf = null;
          this.denied = backend.kind === "hass" ? "token" : "viewer";
        }
      });
      const found: Settings = { home, desk, s, explain };
      this.#provider.setValue(found);
      this.#watch(found);
      this.settingsOf = found;
    } catch (error) {
      if (this.#opened !== home) return;
      if (error instanceof Refused && error.status === 403) this.denied = backend.kind === "hass" ? "token" : "viewer";
      else this.failure = error instanceof Refused ? reasonOf(error) : this.t("player.no_answer");
    }
  }

  #watch({ desk, home }: Settings): void {
    this.#unwatch?.();
    this.pending = desk.stored.value.pending;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stops = [
      desk.stored.subscribe((stored) => {
        this.pending = stored.pending;
      }),
      // Others change settings, too: in Home Assistant, or in another browser.
      this.app.backend.listen((message) => {
        if (message && (message.type !== "camera" || message.home !== home)) return;
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
    this.app.go("settings", settingsPlace(this.#home ?? "", place));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-settings-view": TawnySettingsView;
  }
}
