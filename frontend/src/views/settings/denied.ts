// Why somebody can't change settings here, and what to do about it.

import { mdiLockOutline } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { TawnyElement } from "../../elements/element";
import { loadSettingsTexts, type SettingsSpeak } from "../../i18n/settings";
import { INTEGRATION } from "./hass-places";
import "../../elements/message";

/** In Home Assistant: who looks is no admin, the integration's token is for looking only, or there is no sidecar. On the
 * sidecar's page: the login is for looking only. */
export type Denied = "admin" | "token" | "none" | "viewer";

@customElement("tawny-settings-denied")
export class TawnySettingsDenied extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      .button {
        white-space: normal;
      }
    `,
  ];

  @property() why: Denied = "viewer";
  @state() private s: SettingsSpeak | null = null;

  protected override firstUpdated(): void {
    void loadSettingsTexts(this.app.language).then((s) => {
      this.s = s;
    });
  }

  protected override render() {
    const { s, why } = this;
    if (!s) return nothing;
    const canHelp = why === "token" || why === "none";
    return html`
      <tawny-message icon=${mdiLockOutline} heading=${this.t("view.settings")} text=${s(`deny.${why}`)}>
        ${canHelp ? html`<a class="button" href=${INTEGRATION}>${s("deny.integration")}</a>` : nothing}
      </tawny-message>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-settings-denied": TawnySettingsDenied;
  }
}
