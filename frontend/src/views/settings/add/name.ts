// The fourth step: what the camera is called, and what of it is kept.

import { mdiRecordCircleOutline } from "@mdi/js";
import { css, html } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { baseStyles } from "../../../elements/base-styles";
import { SettingsElement } from "../../../elements/settings-element";
import { settingsStyles } from "../../../elements/settings-styles";
import { idFor } from "../../../model/new-camera";
import { isTable } from "../../../model/paths";
import type { RecordingMode } from "../../../model/types";
import type { NewCamera } from "../add-camera";
import type { ChosenStreams } from "./streams";
import "../../../elements/icon";

const MODES: readonly RecordingMode[] = ["adaptive", "motion", "continuous", "off"];

/** It fires `tawny-named` with the id and the settings of the new camera. */
@customElement("tawny-add-name")
export class TawnyAddName extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      form {
        display: grid;
        gap: 20px;
      }
      fieldset {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      fieldset label {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: var(--tawny-target);
        padding: 8px 14px;
        border: 1px solid var(--tawny-line);
        border-radius: var(--tawny-round-small);
        cursor: pointer;
      }
      fieldset label:has(:checked) {
        border-color: var(--tawny-accent);
        background: color-mix(in srgb, var(--tawny-accent) 14%, transparent);
      }
      fieldset input {
        flex: none;
        width: 20px;
        height: 20px;
        margin: 0;
        accent-color: var(--tawny-accent);
      }
    `,
  ];

  @property({ attribute: false }) camera!: NewCamera;
  @property({ attribute: false }) streams!: ChosenStreams;
  @state() private name = "";
  @query("form") private form!: HTMLFormElement;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("#name")?.focus();
  }

  protected override render() {
    return html`
      <form @submit=${this.#submit}>
        <div>
          <label class="label" for="name">${this.s("add.name")}</label>
          <input
            id="name"
            name="name"
            class="input"
            maxlength="80"
            autocomplete="off"
            required
            placeholder=${this.s("form.example", { value: this.s("add.name_example") })}
            aria-describedby="hint"
            @input=${(event: Event) => {
              this.name = (event.target as HTMLInputElement).value.trim();
            }}
          />
          <p id="hint" class="soft small">${this.s("add.name_text", { id: this.#id })}</p>
        </div>
        <fieldset>
          <legend class="label">${this.s("add.mode")}</legend>
          ${MODES.map(
            (mode) => html`
              <label><input type="radio" name="mode" value=${mode} ?checked=${mode === "adaptive"} />${this.s(`mode.${mode}`)}</label>
            `,
          )}
        </fieldset>
        <div class="row">
          <button class="button primary">
            <tawny-icon path=${mdiRecordCircleOutline}></tawny-icon>${this.s("add.save_and_record")}
          </button>
        </div>
      </form>
    `;
  }

  get #id(): string {
    const cameras = this.settings.desk.stored.value.config["cameras"];
    return idFor(this.name || this.s("add.name_example"), isTable(cameras) ? Object.keys(cameras) : [], "camera");
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (!this.name) return;
    const { main, sub } = this.streams;
    const streams = { main: { url: main }, ...(sub ? { sub: { url: sub } } : {}) };
    const recording = { mode: String(new FormData(this.form).get("mode")) };
    this.fire("tawny-named", { id: this.#id, settings: { name: this.name, streams, recording } });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-add-name": TawnyAddName;
  }
}
