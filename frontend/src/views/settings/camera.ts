// The settings of one camera, by what they are about.

import { mdiArrowLeft, mdiCctvOff, mdiDeleteOutline, mdiRestart } from "@mdi/js";
import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { cameraStates } from "../../elements/camera-state";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import { Watch } from "../../elements/watch";
import type { Camera } from "../../model/types";
import "../../elements/dialog";
import "../../elements/icon";
import "../../elements/message";
import "../../elements/tabs";
import "./config-form";
import "./motion";
import "./zones";

const TABS = ["general", "motion", "zones", "recording", "streams"] as const;
type Tab = (typeof TABS)[number];

const MODES = ["off", "motion", "adaptive", "continuous"] as const;

@customElement("tawny-camera-settings")
export class TawnyCameraSettings extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      .title {
        flex: 1;
        min-width: 0;
        row-gap: 0;
      }
      .head {
        margin-bottom: 8px;
      }
      h2 {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      tawny-tabs {
        margin-bottom: var(--tawny-gap);
      }
      .motion {
        color: var(--tawny-motion);
      }
    `,
  ];

  /** Its id. */
  @property() camera = "";
  @property() tab = "";
  @state() private asks = false;
  @state() private busy = false;
  @state() private failure = "";
  @state() private note = "";
  readonly #cameras = new Watch(this, (app) => app.backend.cameras);
  readonly #stored = new Watch(this, () => this.settings.desk.stored);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("camera") || changed.has("tab")) this.failure = this.note = "";
  }

  protected override render() {
    const camera = this.ofHome(this.#cameras.value ?? []).find((one) => one.id === this.camera);
    const isStored = this.settings.desk.draft(["cameras", this.camera]) !== undefined;
    void this.#stored.value;
    if (!camera || !isStored) return this.#cameras.value ? this.#unknown() : nothing;
    const tab = TABS.find((one) => one === this.tab) ?? "general";
    const [first] = cameraStates(camera, this.app.t, this.app.times);
    return html`
      <div class="row head">
        ${this.#back()}
        <div class="row title">
          <h2>${camera.name}</h2>
          <span class="small ${first?.kind ?? "soft"}" role="status">${first?.text}</span>
        </div>
      </div>
      <tawny-tabs
        .tabs=${TABS.map((name) => ({ name, title: this.s(`camera.${name}`) }))}
        current=${tab}
        label=${camera.name}
        @tawny-tab=${(event: CustomEvent<string>) => this.goTo(`cameras/${this.camera}/${event.detail}`, true)}
      ></tawny-tabs>
      <div role="tabpanel" aria-label=${this.s(`camera.${tab}`)}>${this.#tab(tab, camera)}</div>
      ${this.asks ? this.#question(camera) : nothing}
    `;
  }

  #back() {
    const word = this.s("camera.back");
    return html`
      <button
        type="button"
        class="button bare round"
        aria-label=${word}
        title=${word}
        @click=${() => this.goTo("cameras")}
      >
        <tawny-icon path=${mdiArrowLeft}></tawny-icon>
      </button>
    `;
  }

  #tab(tab: Tab, camera: Camera) {
    const path = ["cameras", this.camera];
    switch (tab) {
      case "motion":
        return html`<tawny-motion-settings .camera=${camera}></tawny-motion-settings>`;
      case "zones":
        return html`<tawny-zones-settings .camera=${camera}></tawny-zones-settings>`;
      case "recording": {
        const names = { mode: Object.fromEntries(MODES.map((mode) => [mode, this.s(`mode.${mode}`)])) };
        return html`
          <section class="card">
            <tawny-config-form
              .path=${[...path, "recording"]}
              .names=${names}
              .folded=${["idle_fps", "motion_fps"]}
            ></tawny-config-form>
          </section>
        `;
      }
      case "streams":
        return html`
          <section class="card">
            <p class="soft small">${this.s("camera.secrets")}</p>
            <tawny-config-form
              .path=${[...path, "streams"]}
              .folded=${["open_timeout_s", "read_timeout_s"]}
            ></tawny-config-form>
          </section>
        `;
      default:
        return html`
          <section class="card">
            <tawny-config-form .path=${path} .only=${["name", "enabled"]}></tawny-config-form>
          </section>
          ${this.#actions()}
        `;
    }
  }

  #actions() {
    return html`
      <section class="card">
        <div class="row">
          <div class="grow">
            <h3>${this.s("camera.restart")}</h3>
            <p class="soft small">${this.s("camera.restart_text")}</p>
          </div>
          <button type="button" class="button" ?disabled=${this.busy} @click=${this.#restart}>
            <tawny-icon path=${mdiRestart}></tawny-icon>${this.s("camera.restart_do")}
          </button>
        </div>
        <div class="row">
          <div class="grow">
            <h3>${this.s("camera.remove")}</h3>
            <p class="soft small">${this.s("camera.remove_text")}</p>
          </div>
          <button type="button" class="button danger" ?disabled=${this.busy} @click=${() => this.#ask(true)}>
            <tawny-icon path=${mdiDeleteOutline}></tawny-icon>${this.s("camera.remove_do")}
          </button>
        </div>
        <p class="small good" role="status">${this.note}</p>
        <p class="bad" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
      </section>
    `;
  }

  #question(camera: Camera) {
    return html`
      <tawny-dialog heading=${this.s("camera.remove_ask", { name: camera.name })} @tawny-close=${() => this.#ask(false)}>
        <p class="question">${this.s("camera.remove_text")}</p>
        <div slot="actions">
          <button type="button" class="button danger" ?disabled=${this.busy} @click=${this.#remove}>
            ${this.s("camera.remove_do")}
          </button>
          <button type="button" class="button" @click=${() => this.#ask(false)}>${this.s("form.cancel")}</button>
        </div>
      </tawny-dialog>
    `;
  }

  #unknown() {
    return html`
      <tawny-message icon=${mdiCctvOff} heading=${this.s("camera.unknown", { id: this.camera })}>
        <button type="button" class="button" @click=${() => this.goTo("cameras")}>
          ${this.s("camera.back")}
        </button>
      </tawny-message>
    `;
  }

  #ask(asks: boolean): void {
    this.asks = asks;
  }

  async #restart(): Promise<void> {
    await this.#try(async () => {
      await this.settings.desk.api.restartCamera(this.camera);
      this.note = this.s("camera.restarted");
    });
  }

  async #remove(): Promise<void> {
    this.asks = false;
    await this.#try(async () => {
      await this.settings.desk.api.removeCamera(this.camera);
      this.settings.desk.undo(["cameras", this.camera]);
      await this.settings.desk.reload();
      this.goTo("cameras", true);
    });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.failure = this.note = "";
    try {
      await act();
    } catch (error) {
      this.failure = this.failed(error);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-camera-settings": TawnyCameraSettings;
  }
}
