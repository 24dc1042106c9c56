// Who is told of events: by Home Assistant, its profiles; by the sidecar itself, browsers.

import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import "./notify-devices";
import "./notify-profiles";

@customElement("tawny-notify-settings")
export class TawnyNotifySettings extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      h2 {
        margin-bottom: var(--tawny-gap);
      }
    `,
  ];

  protected override render() {
    const { notifyProfiles, pushDevices } = this.settings.desk.api;
    return html`
      <h2>${this.s("section.notify")}</h2>
      ${notifyProfiles ? html`<tawny-notify-profiles .profiles=${notifyProfiles}></tawny-notify-profiles>` : nothing}
      ${pushDevices ? html`<tawny-notify-devices .devices=${pushDevices}></tawny-notify-devices>` : nothing}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-notify-settings": TawnyNotifySettings;
  }
}
