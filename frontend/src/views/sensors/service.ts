// How a sidecar itself does: its disk and how far back recordings will reach, its broker, its version.

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { cssProps } from "../../elements/css-props";
import { SensorsElement } from "../../elements/sensors-element";
import { type Forecast, sizeText } from "../../model/forecast";
import type { Health, StorageHealth } from "../../model/health";
import { sensorsStyles } from "./styles";

@customElement("tawny-service-sensors")
export class TawnyServiceSensors extends SensorsElement {
  static override styles = [
    baseStyles,
    sensorsStyles,
    css`
      h2 {
        margin-bottom: 12px;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr));
        gap: 18px 28px;
        margin: 0;
      }
      dt {
        color: var(--tawny-soft);
        font-size: 0.88rem;
      }
      dd {
        margin: 0;
        font-weight: 600;
        overflow-wrap: anywhere;
        text-wrap: balance;
      }
      dd p {
        font-weight: 400;
      }
      .bad {
        color: var(--tawny-bad);
      }
      .disk {
        display: flex;
        height: 10px;
        margin: 6px 0;
        border-radius: 5px;
        overflow: hidden;
        background: var(--tawny-raised);
      }
      .disk span {
        flex: 0 0 var(--share);
        background: color-mix(in srgb, var(--tawny-soft) 60%, transparent);
      }
      .disk .own {
        background: var(--tawny-accent);
      }
      @media (forced-colors: active) {
        .disk {
          border: 1px solid CanvasText;
        }
        .disk span:not(.own) {
          background: GrayText;
        }
      }
    `,
  ];

  @property({ attribute: false }) health!: Health;
  /** Whether there are others, so that its name matters. */
  @property({ type: Boolean }) named = false;

  protected override render() {
    const { forecast, isReached, mqtt, name, started, storage, version } = this.health;
    if (!isReached) return nothing;
    const mqttState = mqtt.enabled ? (mqtt.connected ? "on" : "lost") : "off";
    return html`
      <h2>${this.named ? name : this.s("service.title")}</h2>
      <dl class="card">
        ${storage ? this.#storage(storage) : nothing} ${forecast ? this.#reach(forecast) : nothing}
        <div>
          <dt>${this.s("service.mqtt")}</dt>
          <dd class=${mqttState === "lost" ? "bad" : ""}>
            ${this.s(`service.mqtt_${mqttState}`)}
            <p class="soft small" ?hidden=${!mqtt.trouble}>${mqtt.trouble}</p>
          </dd>
        </div>
        <div>
          <dt>${this.s("service.version")}</dt>
          <dd>${version}</dd>
        </div>
        ${
          started === null
            ? nothing
            : html`
                <div>
                  <dt>${this.s("service.since")}</dt>
                  <dd>${this.app.times.moment(started)}</dd>
                </div>
              `
        }
      </dl>
    `;
  }

  #storage({ freeBytes, totalBytes, trouble, usedBytes }: StorageHealth) {
    const share = (bytes: number): number => (totalBytes ? bytes / totalBytes : 0);
    const own = usedBytes ?? 0;
    const others = Math.max(0, totalBytes - freeBytes - own);
    const percent = new Intl.NumberFormat(this.app.language, { style: "percent" }).format(
      share(totalBytes - freeBytes),
    );
    const width = (bytes: number) => cssProps({ "--share": `${share(bytes) * 100}%` });
    const sizes = { own: usedBytes === null ? "?" : this.#size(usedBytes), free: this.#size(freeBytes) };
    return html`
      <div>
        <dt>${this.s("service.storage")}</dt>
        <dd class=${trouble ? "bad" : ""}>
          ${trouble || this.s("service.full", { share: percent })}
          <div class="disk" aria-hidden="true"><span class="own" ${width(own)}></span><span ${width(others)}></span></div>
          <p class="soft small">${this.s("service.memory", sizes)}</p>
        </dd>
      </div>
    `;
  }

  #reach({ days }: Forecast) {
    const kinds = (["event", "continuous", "idle"] as const).filter((kind) => days[kind] !== undefined);
    if (!kinds.length) return nothing;
    return html`
      <div>
        <dt>${this.s("service.reach")}</dt>
        <dd>
          <ul>
            ${kinds.map((kind) => html`<li>${this.s(`service.reach_${kind}`, { days: this.#days(days[kind] ?? 0) })}</li>`)}
          </ul>
        </dd>
      </div>
    `;
  }

  #days(count: number): string {
    const shown = count < 10 ? Math.round(count * 10) / 10 : Math.round(count);
    return this.s("service.days", { count: shown, days: new Intl.NumberFormat(this.app.language).format(shown) });
  }

  #size(bytes: number): string {
    return sizeText(bytes, this.app.language);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-service-sensors": TawnyServiceSensors;
  }
}
