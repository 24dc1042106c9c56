// What counts as motion, and what other settings would have found.

import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import { Watch } from "../../elements/watch";
import type { Camera } from "../../model/types";
import "./config-form";
import "./dry-run";

@customElement("tawny-motion-settings")
export class TawnyMotionSettings extends SettingsElement {
  static override styles = [baseStyles, settingsStyles];

  @property({ attribute: false }) camera!: Camera;
  readonly #stored = new Watch(this, () => this.settings.desk.stored);
  readonly #edits = new Watch(this, () => this.settings.desk.edits);

  protected override render() {
    void this.#stored.value;
    void this.#edits.value;
    const path = ["cameras", this.camera.id, "motion"];
    return html`
      <section class="card">
        <tawny-config-form .path=${path} .folded=${["fps", "quiet_s"]}></tawny-config-form>
      </section>
      <section class="card">
        <tawny-dry-run camera=${this.camera.id} .motion=${this.settings.desk.draft(path)}></tawny-dry-run>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-motion-settings": TawnyMotionSettings;
  }
}
