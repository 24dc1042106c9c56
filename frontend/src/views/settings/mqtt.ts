// MQTT: whether the broker is reached, and its settings.

import { mdiCheckCircleOutline, mdiLanDisconnect, mdiPowerPlugOffOutline } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import type { Status } from "../../model/settings";
import "../../elements/icon";
import "./config-form";

const AGAIN_MS = 5000;
const FOLDED = [
  "tls_verify",
  "tls_ca_file",
  "tls_certificate_file",
  "tls_key_file",
  "password_file",
  "base_topic",
  "discovery",
  "discovery_prefix",
];

@customElement("tawny-mqtt-settings")
export class TawnyMqttSettings extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      h2 {
        margin-bottom: var(--tawny-gap);
      }
      .connected tawny-icon {
        color: var(--tawny-good);
      }
    `,
  ];

  @state() private status: Status["mqtt"] | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => void this.#load(), AGAIN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override firstUpdated(): void {
    void this.#load();
  }

  protected override render() {
    return html`
      <h2>MQTT</h2>
      <section class="card">
        ${this.status ? this.#state(this.status) : nothing}
        <tawny-config-form .path=${["mqtt"]} .folded=${FOLDED} @tawny-saved=${this.#load}></tawny-config-form>
      </section>
    `;
  }

  #state({ enabled, connected, trouble }: Status["mqtt"]) {
    const icon = connected ? mdiCheckCircleOutline : enabled ? mdiLanDisconnect : mdiPowerPlugOffOutline;
    const kind = connected ? "connected" : enabled ? "wrong" : "";
    const text = connected ? this.s("mqtt.connected") : enabled ? this.s("mqtt.lost") : this.s("mqtt.off");
    return html`
      <p class="notice ${kind}" role="status">
        <tawny-icon path=${icon}></tawny-icon><span>${text}${enabled && trouble ? html` ${trouble}` : nothing}</span>
      </p>
    `;
  }

  async #load(): Promise<void> {
    const status = await this.settings.desk.api.status().catch(() => null);
    if (status) this.status = status.mqtt;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-mqtt-settings": TawnyMqttSettings;
  }
}
