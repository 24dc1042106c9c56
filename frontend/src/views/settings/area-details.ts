// What there is to set of one area: its name, and how little has to move in it.

import { mdiDeleteOutline } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import type { Area } from "../../model/areas";
import { type Path, type Problem, problemAt } from "../../model/paths";
import "../../elements/form";
import "../../elements/icon";

/** It fires `tawny-name` with a new name, `tawny-remove`, and `tawny-input` for the rest. */
@customElement("tawny-area-details")
export class TawnyAreaDetails extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      :host {
        display: grid;
        gap: 18px;
        padding: 6px 14px 16px;
      }
    `,
  ];

  @property({ attribute: false }) area!: Area;
  @property({ attribute: false }) path: Path = [];
  /** Whether it may still be called something else: ignored areas are known by their names. */
  @property({ type: Boolean }) named = false;
  /** The configuration as it would be. */
  @property({ attribute: false }) value: unknown;
  @property({ attribute: false }) problems: readonly Problem[] = [];

  protected override render() {
    const { area, path } = this;
    const all = area.kind === "zones" ? this.settings.desk.schema.fields(path) : [];
    const fields = all.filter((field) => field.path.at(-1) !== "name");
    const own = this.problems.filter((problem) => problem.path === path.join(".")).map((problem) => problem.message);
    const parts = ["name", "polygon"].map((key) => problemAt(this.problems, [...path, key]));
    const problem = [...own, ...parts].filter(Boolean).join(" ");
    return html`
      ${this.named ? this.#name() : nothing}
      <p class="bad small" role="alert" ?hidden=${!problem}>${problem}</p>
      ${
        fields.length
          ? html`<tawny-form .fields=${fields} .value=${this.value} .problems=${this.problems}></tawny-form>`
          : nothing
      }
      <div class="row">
        <button type="button" class="button danger" @click=${() => this.fire("tawny-remove", area)}>
          <tawny-icon path=${mdiDeleteOutline}></tawny-icon>${this.s("zones.remove")}
        </button>
      </div>
    `;
  }

  #name() {
    return html`
      <div>
        <label class="label" for="name">${this.s("zones.name")}</label>
        <input
          id="name"
          class="input"
          maxlength="60"
          autocomplete="off"
          .value=${this.area.name}
          @change=${(event: Event) => this.#changed(event.target as HTMLInputElement)}
        />
      </div>
    `;
  }

  #changed(input: HTMLInputElement): void {
    const name = input.value.trim();
    if (name) this.fire("tawny-name", name);
    else input.value = this.area.name;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-area-details": TawnyAreaDetails;
  }
}
