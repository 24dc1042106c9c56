// What concerns this device alone: whether it is notified, whether Tawny is installed on it, and who is logged in.

import { mdiCellphoneArrowDown, mdiLogout } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { SidecarHttp } from "../../../backend/sidecar-http";
import { baseStyles } from "../../../elements/base-styles";
import { TawnyElement } from "../../../elements/element";
import { type DeviceSpeak, loadDeviceTexts } from "../../../i18n/device";
import { canInstall, install } from "./install";
import { isInstalled, stateHere } from "./subscription";
import "../../../elements/dialog";
import "../../../elements/icon";
import "./notify";

/** It fires `tawny-close`, and `tawny-log-out`. */
@customElement("tawny-device-dialog")
export class TawnyDeviceDialog extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      tawny-dialog {
        --tawny-dialog-width: 560px;
      }
      .all {
        display: grid;
        gap: 26px;
        padding: 6px 18px 24px;
      }
      section {
        display: grid;
        justify-items: start;
        gap: 10px;
      }
      h3 {
        font-size: 1.05rem;
        font-weight: 600;
      }
      /* Some languages need more words than a small screen has room for. */
      .button {
        max-width: 100%;
        white-space: normal;
      }
      .soft {
        color: var(--tawny-soft);
      }
    `,
  ];

  @property({ attribute: false }) http!: SidecarHttp;
  @state() private s: DeviceSpeak | null = null;

  protected override firstUpdated(): void {
    void loadDeviceTexts(this.app.language).then((s) => {
      this.s = s;
    });
  }

  protected override render() {
    const { s } = this;
    if (!s) return nothing;
    return html`
      <tawny-dialog heading=${this.t("app.device")}>
        <div class="all">
          <tawny-notify .http=${this.http} .s=${s}></tawny-notify>
          ${isInstalled() ? nothing : this.#install(s)}
          <section>
            <h3>${s("session.title")}</h3>
            <p class="soft">${s("session.text")}</p>
            <button type="button" class="button" @click=${() => this.fire("tawny-log-out", null)}>
              <tawny-icon path=${mdiLogout}></tawny-icon>${this.t("app.log_out")}
            </button>
          </section>
        </div>
      </tawny-dialog>
    `;
  }

  #install(s: DeviceSpeak) {
    const isApple = stateHere() === "ios";
    if (!canInstall() && !isApple) return nothing;
    return html`
      <section>
        <h3>${s("install.title")}</h3>
        <p class="soft">${s(isApple ? "install.ios" : "install.text")}</p>
        ${
          isApple
            ? nothing
            : html`
                <button type="button" class="button" @click=${() => void install().then(() => this.requestUpdate())}>
                  <tawny-icon path=${mdiCellphoneArrowDown}></tawny-icon>${s("install.do")}
                </button>
              `
        }
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-device-dialog": TawnyDeviceDialog;
  }
}
