// The last step: the camera is stored, ten seconds of it are recorded, and somebody looks at them before it is done.

import { mdiCheck, mdiDeleteOutline } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Refused } from "../../../backend/backend";
import { baseStyles } from "../../../elements/base-styles";
import { SettingsElement } from "../../../elements/settings-element";
import { settingsStyles } from "../../../elements/settings-styles";
import { Watch } from "../../../elements/watch";
import type { Table } from "../../../model/paths";
import type { Camera, TawnyEvent } from "../../../model/types";
import "../../../elements/clip";
import "../../../elements/icon";
import "../../../elements/video";

const RECORD_S = 10;
const WRITTEN_S = 3; // so long what was recorded may be on its way to the disk
const TICK_MS = 500;
const CONNECT_MS = 45_000;

type Stage = "saving" | "connecting" | "recording" | "playing" | "failed" | "removing";

/** It fires `tawny-refused` when the camera was removed again, and `tawny-unnamed` when it could not be stored. */
@customElement("tawny-add-record")
export class TawnyAddRecord extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      :host {
        display: grid;
        gap: 16px;
      }
      tawny-clip,
      tawny-video {
        width: 100%;
        max-height: 60dvh;
        aspect-ratio: 16 / 9;
        border-radius: var(--tawny-round-small);
        overflow: hidden;
      }
      .count {
        font-size: 1.15rem;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) made!: { readonly id: string; readonly settings: Table };
  @state() private stage: Stage = "saving";
  @state() private left = RECORD_S;
  @state() private failure = "";
  @state() private stored = false;
  @state() private event: TawnyEvent | null = null;
  readonly #cameras = new Watch(this, (app) => app.backend.cameras);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #gone = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#gone = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#gone = true;
    clearTimeout(this.#timer);
  }

  protected override firstUpdated(): void {
    void this.#begin();
  }

  protected override render() {
    switch (this.stage) {
      case "playing":
        return this.event ? this.#look(this.event) : nothing;
      case "failed":
        return this.#failed();
      default:
        return this.#progress(this.stage);
    }
  }

  #progress(waiting: "saving" | "connecting" | "recording" | "removing") {
    const done = waiting === "recording" ? (RECORD_S - Math.max(0, this.left)) / RECORD_S : null;
    const text = done === 1 ? this.s("add.writing") : this.s(`add.${waiting}`, { seconds: this.left });
    const camera = this.#camera;
    return html`
      <p class="count" role="status">${text}</p>
      ${
        done === null
          ? html`<progress aria-label=${text}></progress>`
          : html`<progress aria-label=${text} max="1" .value=${done}></progress>`
      }
      ${waiting === "recording" && camera ? html`<tawny-video .camera=${camera} rendition="main" live></tawny-video>` : nothing}
    `;
  }

  #look(event: TawnyEvent) {
    return html`
      <h3>${this.s("add.look")}</h3>
      <tawny-clip .event=${event}></tawny-clip>
      <p class="soft small">${this.s("add.look_text")}</p>
      <div class="row">
        <button type="button" class="button primary" @click=${this.#accept}>
          <tawny-icon path=${mdiCheck}></tawny-icon>${this.s("add.good")}
        </button>
        ${this.#refuse()}
      </div>
    `;
  }

  #failed() {
    return html`
      <p class="notice wrong" role="alert">${this.failure}</p>
      <div class="row">
        ${
          this.stored
            ? html`
                <button type="button" class="button primary" @click=${this.#try}>${this.s("add.record_again")}</button>
                <button type="button" class="button" @click=${this.#accept}>${this.s("add.keep")}</button>
                ${this.#refuse()}
              `
            : html`
                <button type="button" class="button primary" @click=${() => this.fire("tawny-unnamed", null)}>
                  ${this.s("add.back")}
                </button>
              `
        }
      </div>
    `;
  }

  #refuse() {
    return html`
      <button type="button" class="button danger" @click=${this.#remove}>
        <tawny-icon path=${mdiDeleteOutline}></tawny-icon>${this.s("add.refuse")}
      </button>
    `;
  }

  async #begin(): Promise<void> {
    const { api } = this.settings.desk;
    try {
      await api.addCamera(this.made.id, this.made.settings);
      this.stored = true;
    } catch (error) {
      this.#fail(this.reason(error));
      return;
    }
    void this.settings.desk.reload().catch(() => {});
    await this.#try();
  }

  readonly #try = async (): Promise<void> => {
    this.stage = "connecting";
    this.failure = "";
    const since = Date.now();
    while (!this.#camera?.online) {
      if (this.#gone) return;
      if (Date.now() - since > CONNECT_MS) return this.#fail(this.#reason());
      await this.#pause(TICK_MS);
    }
    try {
      await this.#record();
    } catch (error) {
      this.#fail(this.reason(error));
    }
  };

  async #record(): Promise<void> {
    const id = await this.#trigger();
    this.stage = "recording";
    const since = Date.now();
    while (this.left > -WRITTEN_S) {
      this.left = RECORD_S - Math.floor((Date.now() - since) / 1000);
      await this.#pause(TICK_MS);
      if (this.#gone) return;
    }
    this.event = await this.app.backend.event(this.settings.home, id);
    this.stage = "playing";
  }

  /** A camera that has just come may not be ready to record yet. */
  async #trigger(): Promise<string> {
    this.left = RECORD_S;
    for (let tries = 0; ; tries++) {
      try {
        return await this.settings.desk.api.recordEvent(this.made.id, RECORD_S);
      } catch (error) {
        if (!(error instanceof Refused) || error.status !== 503 || tries > 10 || this.#gone) throw error;
        await this.#pause(TICK_MS * 2);
      }
    }
  }

  get #camera(): Camera | undefined {
    return this.ofHome(this.#cameras.value ?? []).find((camera) => camera.id === this.made.id);
  }

  #reason(): string {
    const told = this.#camera?.streams.find((stream) => stream.reason)?.reason ?? this.#camera?.trouble;
    return told || this.s("add.not_online");
  }

  #fail(reason: string): void {
    this.failure = this.t("app.failed", { reason });
    this.stage = "failed";
  }

  #pause(ms: number): Promise<void> {
    return new Promise((done) => {
      this.#timer = setTimeout(done, ms);
    });
  }

  #accept(): void {
    this.goTo(`cameras/${this.made.id}`, true);
  }

  async #remove(): Promise<void> {
    this.stage = "removing";
    try {
      await this.settings.desk.api.removeCamera(this.made.id);
      await this.settings.desk.reload();
      this.fire("tawny-refused", null);
    } catch (error) {
      this.#fail(this.reason(error));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-add-record": TawnyAddRecord;
  }
}
