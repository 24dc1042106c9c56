// What happened to the service itself, newest first.

import {
  mdiAlertCircleOutline,
  mdiCheckCircleOutline,
  mdiCloudOffOutline,
  mdiCogOutline,
  mdiPlayCircleOutline,
  mdiPower,
  mdiRestart,
} from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { SensorsElement } from "../../elements/sensors-element";
import type { SensorsKey } from "../../i18n/sensors";
import type { HouseEvent } from "../../model/health";
import type { Camera } from "../../model/types";
import "../../elements/icon";

const STEP = 12; // so many more each time
const PLAIN: readonly string[] = ["connected", "disconnected"]; // messages that say no more than the kind does

const LOOKS: Readonly<Record<string, readonly [icon: string, look: "bad" | "good" | "", text: SensorsKey]>> = {
  camera_offline: [mdiCloudOffOutline, "bad", "events.camera_offline"],
  camera_online: [mdiCheckCircleOutline, "good", "events.camera_online"],
  "camera_use disabled": [mdiPower, "", "events.camera_use_disabled"],
  "camera_use enabled": [mdiPower, "", "events.camera_use_enabled"],
  "camera_use removed": [mdiPower, "", "events.camera_use_removed"],
  recording_mode: [mdiCogOutline, "", "events.recording_mode"],
  recording_paused: [mdiAlertCircleOutline, "bad", "events.recording_paused"],
  recording_resumed: [mdiCheckCircleOutline, "good", "events.recording_resumed"],
  recordings_gone: [mdiAlertCircleOutline, "bad", "events.recordings_gone"],
  service_started: [mdiPlayCircleOutline, "", "events.service_started"],
  service_stopped: [mdiPower, "", "events.service_stopped"],
  worker_restarted: [mdiRestart, "", "events.worker_restarted"],
};

@customElement("tawny-house-history")
export class TawnyHouseHistory extends SensorsElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      li {
        display: grid;
        grid-template-columns: 24px minmax(0, 1fr) max-content;
        gap: 0 14px;
        padding: 10px 0;
        overflow-wrap: anywhere;
      }
      li + li {
        border-top: 1px solid var(--tawny-line);
      }
      tawny-icon {
        color: var(--tawny-soft);
      }
      .bad tawny-icon {
        color: var(--tawny-bad);
      }
      .good tawny-icon {
        color: var(--tawny-good);
      }
      .soft {
        color: var(--tawny-soft);
        font-size: 0.88rem;
      }
      .button {
        margin-top: 8px;
      }
      @media (max-width: 560px) {
        li {
          grid-template-columns: 24px minmax(0, 1fr);
        }
        time {
          grid-column: 2;
        }
      }
    `,
  ];

  @property({ attribute: false }) events: readonly HouseEvent[] = [];
  @property({ attribute: false }) cameras: readonly Camera[] = [];
  @state() private shown = STEP;

  protected override render() {
    const { events, shown } = this;
    if (!events.length) return html`<p class="soft">${this.s("events.none")}</p>`;
    return html`
      <ul>
        ${events.slice(0, shown).map((event) => this.#event(event))}
      </ul>
      ${
        events.length > shown
          ? html`
              <button
                type="button"
                class="button"
                @click=${() => {
                  this.shown += 4 * STEP;
                }}
              >
                ${this.s("events.more")}
              </button>
            `
          : nothing
      }
    `;
  }

  #event(event: HouseEvent) {
    const { at, camera: id, detail, home, kind, message } = event;
    const known = LOOKS[kind] ?? LOOKS[`${kind} ${detail}`];
    const [icon, look, text] = known ?? [mdiCogOutline, "", null];
    const camera = this.cameras.find((one) => one.id === id && one.home === home)?.name ?? id;
    const title = text ? this.s(text) : message;
    return html`
      <li class=${look}>
        <tawny-icon path=${icon}></tawny-icon>
        <div>
          <strong>${camera ? `${camera}: ${title}` : title}</strong>
          ${text && !PLAIN.includes(message) ? html`<br /><span class="soft">${message}</span>` : nothing}
        </div>
        <time class="soft" datetime=${new Date(at).toISOString()}>${this.app.times.moment(at)}</time>
      </li>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-house-history": TawnyHouseHistory;
  }
}
