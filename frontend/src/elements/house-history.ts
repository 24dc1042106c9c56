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
import type { SensorsKey } from "../i18n/sensors";
import type { HouseEvent } from "../model/health";
import type { Camera } from "../model/types";
import { baseStyles } from "./base-styles";
import { SensorsElement } from "./sensors-element";
import "./icon";

const MODES = ["off", "motion", "adaptive", "continuous"] as const;
const STEP = 12; // so many more each time

/** Messages that say no more than the kind does, or what the detail says. */
const PLAIN =
  /^(connected|disconnected|Tawny stopped|Tawny ended without .*|the camera is .*|recording mode is .*|recordings are copied again)$/;
const STARTED = /^Tawny (\S+) started$/;

const LOOKS: Readonly<Record<string, readonly [icon: string, look: "bad" | "good" | "", text: SensorsKey]>> = {
  camera_offline: [mdiCloudOffOutline, "bad", "events.camera_offline"],
  camera_online: [mdiCheckCircleOutline, "good", "events.camera_online"],
  "camera_use disabled": [mdiPower, "", "events.camera_use_disabled"],
  "camera_use enabled": [mdiPower, "", "events.camera_use_enabled"],
  "camera_use removed": [mdiPower, "", "events.camera_use_removed"],
  offload_failed: [mdiAlertCircleOutline, "bad", "problem.bucket"],
  offload_missed: [mdiAlertCircleOutline, "bad", "events.offload_missed"],
  offload_recovered: [mdiCheckCircleOutline, "good", "events.offload_recovered"],
  recording_mode: [mdiCogOutline, "", "events.recording_mode"],
  recording_paused: [mdiAlertCircleOutline, "bad", "events.recording_paused"],
  recording_resumed: [mdiCheckCircleOutline, "good", "events.recording_resumed"],
  recordings_gone: [mdiAlertCircleOutline, "bad", "events.recordings_gone"],
  service_started: [mdiPlayCircleOutline, "", "events.service_started"],
  service_stopped: [mdiPower, "", "events.service_stopped"],
  "service_stopped unclean": [mdiAlertCircleOutline, "bad", "events.service_killed"],
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
        align-items: baseline;
        gap: 0 14px;
        padding: 10px 0;
        overflow-wrap: anywhere;
      }
      li + li {
        border-top: 1px solid var(--tawny-line);
      }
      tawny-icon {
        align-self: start;
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
    const { at, camera: id, detail, home, kind } = event;
    const known = LOOKS[`${kind} ${detail}`] ?? LOOKS[kind];
    const [icon, look, text] = known ?? [mdiCogOutline, "", null];
    const camera = this.cameras.find((one) => one.id === id && one.home === home)?.name ?? id;
    const title = text ? this.s(text) : event.message;
    const more = text ? this.#more(event) : "";
    return html`
      <li class=${look}>
        <tawny-icon path=${icon}></tawny-icon>
        <div>
          <strong>${camera ? `${camera}: ${title}` : title}</strong>
          ${more ? html`<br /><span class="soft">${more}</span>` : nothing}
        </div>
        <time class="soft" datetime=${new Date(at).toISOString()}>${this.app.times.moment(at)}</time>
      </li>
    `;
  }

  /** What its kind does not say. */
  #more({ detail, kind, message }: HouseEvent): string {
    const mode = MODES.find((one) => one === detail);
    if (kind === "recording_mode" && mode) return this.s(`mode.${mode}`);
    return STARTED.exec(message)?.[1] ?? (PLAIN.test(message) ? "" : message);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-house-history": TawnyHouseHistory;
  }
}
