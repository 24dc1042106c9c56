// Motion, door and window sensors that are not Tawny's, in the area of a camera: where the backend knows of any.

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { SensorsElement } from "../../elements/sensors-element";
import { Watch } from "../../elements/watch";
import type { OtherSensor } from "../../model/health";
import { Store } from "../../model/store";

const NONE = new Store<readonly OtherSensor[]>([]);

@customElement("tawny-other-sensors")
export class TawnyOtherSensors extends SensorsElement {
  static override styles = [
    baseStyles,
    css`
      h4 {
        margin: 0 0 6px;
        font-size: 0.95rem;
        font-weight: 600;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 16px;
        max-width: 420px;
        padding: 6px 0;
      }
      .soft {
        color: var(--tawny-soft);
        font-size: 0.88rem;
      }
    `,
  ];

  @property() area = "";
  readonly #others = new Watch(this, (app) => app.backend.otherSensors ?? NONE);

  get #found() {
    return this.area ? this.#others.value.filter((sensor) => sensor.area === this.area) : [];
  }

  protected override willUpdate(): void {
    this.hidden = !this.#found.length; // what is empty takes no gap
  }

  protected override render() {
    const found = this.#found;
    if (!found.length) return nothing;
    return html`
      <h4>${this.s("cameras.others")}</h4>
      <ul>
        ${found.map(
          (sensor) => html`
            <li>
              <span>${sensor.name}</span>
              <span>
                <strong>${this.#state(sensor)}</strong>
                <span class="soft">
                  ${sensor.since === null ? nothing : this.app.times.ago(sensor.since, Date.now())}
                </span>
              </span>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #state({ isOn, kind }: OtherSensor): string {
    if (isOn === null) return this.s("sensor.unknown");
    if (kind === "motion") return this.s(isOn ? "sensor.seen" : "sensor.none");
    if (kind === "other") return this.s(isOn ? "sensor.on" : "sensor.off");
    return this.s(isOn ? "sensor.open" : "sensor.shut");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-other-sensors": TawnyOtherSensors;
  }
}
