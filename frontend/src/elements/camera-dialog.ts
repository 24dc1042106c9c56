// One camera in full size: the main stream, with sound, full screen, a picture to save, and recording at once.

import {
  mdiCameraOutline,
  mdiChevronLeft,
  mdiChevronRight,
  mdiFilmstrip,
  mdiFullscreen,
  mdiHistory,
  mdiKeyboardOutline,
  mdiQualityHigh,
  mdiRecordCircleOutline,
  mdiVolumeHigh,
  mdiVolumeOff,
} from "@mdi/js";
import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { until } from "lit/directives/until.js";
import { aspectOf } from "../model/cameras";
import { type Camera, cameraKey } from "../model/types";
import { baseStyles } from "./base-styles";
import { cameraDialogStyles } from "./camera-dialog-styles";
import { cameraStates } from "./camera-state";
import { cssProps } from "./css-props";
import { TawnyElement } from "./element";
import { later } from "./later";
import { qualityOf } from "./quality";
import { Watch } from "./watch";
import "./dialog";
import "./icon";
import "./quality-choice";
import "./video";

const RECORD_S = 30;

/**
 * It fires `tawny-close`, `tawny-step` with -1 or 1 for another camera, `tawny-events` for what happened there, and
 * `tawny-recordings` for what was recorded.
 */
@customElement("tawny-camera-dialog")
export class TawnyCameraDialog extends TawnyElement {
  static override styles = [baseStyles, cameraDialogStyles];

  @property({ attribute: false }) camera!: Camera;
  /** Whether there are others to step to. */
  @property({ type: Boolean }) others = false;
  @state() private muted = true;
  /** Whether the size of the picture is to be chosen; null: where it matters. */
  @state() private chooses: boolean | null = null;
  @state() private helping = false;
  @state() private asked = false;
  @state() private problem = "";
  readonly #level = new Watch(this, (app) => qualityOf(app.backend).level);
  @query(".stage") private stage!: HTMLElement;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#key);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("camera");
    if (!before || cameraKey(before) === cameraKey(this.camera)) return;
    this.asked = false;
    this.problem = "";
  }

  protected override render() {
    const { camera } = this;
    const [first] = cameraStates(camera, this.app.t, this.app.times);
    const main = camera.streams.find((stream) => stream.name === "main");
    return html`
      <tawny-dialog heading=${camera.name}>
        <span slot="heading" class="state ${first?.kind ?? ""}" role="status">${first?.text}</span>
        <div
          class="stage ${this.#choosing ? "less" : ""} ${this.helping ? "helping" : ""}"
          ${cssProps({ "--aspect": aspectOf(camera) })}
        >
          <tawny-video
            .camera=${camera}
            rendition="main"
            live
            ?muted=${this.muted}
            alt=${this.t("live.picture_of", { name: camera.name })}
          ></tawny-video>
          ${this.#why(camera.online ? "" : (first?.text ?? ""), main?.reason)}
          ${this.others ? this.#steps() : nothing}
        </div>
        <div slot="actions" class="actions">
          ${main?.audio ? this.#sound() : nothing}
          ${this.#button(mdiFullscreen, this.t("live.full_screen"), () => void this.stage.requestFullscreen?.())}
          ${this.#snapshot()} ${camera.canControl ? this.#record() : nothing}
          ${this.#quality()}
          <span class="rest"></span>
          ${this.app.link("events", "") === null ? nothing : this.#elsewhere(camera)} ${this.#help()}
          ${
            this.#choosing
              ? html`<tawny-quality id="quality" brief ?sound=${Boolean(main?.audio)}></tawny-quality>`
              : nothing
          }
          ${this.helping ? html`<tawny-keys-list id="keys" what="camera"></tawny-keys-list>` : nothing}
          <p class="failed" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
        </div>
      </tawny-dialog>
    `;
  }

  /** Why there is no picture, or an old one. */
  #why(state: string, reason = "") {
    return state ? html`<p class="why">${reason ? `${state} · ${reason}` : state}</p>` : nothing;
  }

  #button(icon: string, word: string, act: () => void) {
    return html`
      <button type="button" class="button" aria-label=${word} title=${word} @click=${act}>
        <tawny-icon path=${icon}></tawny-icon><span class="word">${word}</span>
      </button>
    `;
  }

  #elsewhere(camera: Camera) {
    return html`
      ${this.#button(mdiHistory, this.t("view.events"), () => this.fire("tawny-events", camera))}
      ${this.#button(mdiFilmstrip, this.t("view.recordings"), () => this.fire("tawny-recordings", camera))}
    `;
  }

  #steps() {
    const step = (way: -1 | 1) => {
      const label = this.t(way < 0 ? "live.previous" : "live.next");
      const icon = way < 0 ? mdiChevronLeft : mdiChevronRight;
      return html`
        <button
          type="button"
          class="button round step ${way < 0 ? "back" : "on"}"
          aria-label=${label}
          @click=${() => this.fire("tawny-step", way)}
        >
          <tawny-icon path=${icon}></tawny-icon>
        </button>
      `;
    };
    return [step(-1), step(1)];
  }

  get #choosing(): boolean {
    return this.chooses ?? qualityOf(this.app.backend).isFar;
  }

  #quality() {
    const word = this.t("live.quality");
    const toggle = () => {
      this.chooses = !this.#choosing;
    };
    return html`
      <button
        type="button"
        class="button"
        aria-label=${word}
        title=${word}
        aria-expanded=${String(this.#choosing)}
        aria-controls="quality"
        @click=${toggle}
      >
        <tawny-icon path=${mdiQualityHigh}></tawny-icon>
      </button>
    `;
  }

  #help() {
    const word = this.t("event.keys");
    return html`
      <button
        type="button"
        class="button help"
        aria-label=${word}
        title=${word}
        aria-expanded=${String(this.helping)}
        aria-controls="keys"
        @click=${this.#toggleHelp}
      >
        <tawny-icon path=${mdiKeyboardOutline}></tawny-icon>
      </button>
    `;
  }

  #toggleHelp(): void {
    this.helping = !this.helping;
    if (this.helping) void later("keys-list", () => import("./keys-list"));
  }

  #sound() {
    return html`
      <button
        type="button"
        class="button"
        aria-label=${this.t("live.sound")}
        aria-pressed=${String(!this.muted)}
        ?disabled=${this.#level.value !== "full"}
        @click=${this.#toggleSound}
      >
        <tawny-icon path=${this.muted ? mdiVolumeOff : mdiVolumeHigh}></tawny-icon>
        <span class="word">${this.t("live.sound")}</span>
      </button>
    `;
  }

  #snapshot() {
    const word = this.t("live.snapshot");
    const address = this.app.backend.addresses.picture(this.camera, 0, 0);
    return html`
      <a class="button" aria-label=${word} title=${word} href=${until(address, "#")} download=${`${this.camera.id}.jpg`}>
        <tawny-icon path=${mdiCameraOutline}></tawny-icon><span class="word">${word}</span>
      </a>
    `;
  }

  #record() {
    const word = this.t(this.asked ? "live.recording_now" : "live.record");
    return html`
      <button type="button" class="button" aria-label=${word} ?disabled=${this.asked} @click=${this.#recordNow}>
        <tawny-icon path=${mdiRecordCircleOutline}></tawny-icon><span class="word">${word}</span>
      </button>
    `;
  }

  #toggleSound(): void {
    this.muted = !this.muted;
  }

  async #recordNow(): Promise<void> {
    this.asked = true;
    this.problem = "";
    try {
      await this.app.backend.record(this.camera, RECORD_S);
      setTimeout(() => {
        this.asked = false;
      }, RECORD_S * 1000);
    } catch (error) {
      this.asked = false;
      this.problem = this.failed(error);
    }
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowLeft" && this.others) this.fire("tawny-step", -1);
    else if (event.key === "ArrowRight" && this.others) this.fire("tawny-step", 1);
    else if (event.key === "f") void this.stage.requestFullscreen?.();
    else if (event.key === "m") this.#toggleSound();
    else if (event.key === "?") this.#toggleHelp();
    else return;
    event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-camera-dialog": TawnyCameraDialog;
  }
}
