// Whether this device is notified of events, and of which cameras; or why it can't be, and what helps.

import { mdiBellOffOutline, mdiBellPlusOutline, mdiBellRingOutline, mdiPause, mdiPlay, mdiSend } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Refused } from "../../../backend/backend";
import { reasonOf } from "../../../backend/desk";
import type { SidecarHttp } from "../../../backend/sidecar-http";
import { type PushDevice, type PushWishes, SidecarPush } from "../../../backend/sidecar-push";
import { baseStyles } from "../../../elements/base-styles";
import type { Chip } from "../../../elements/chips";
import { TawnyElement } from "../../../elements/element";
import { Watch } from "../../../elements/watch";
import type { DeviceSpeak } from "../../../i18n/device";
import { withCamera } from "../../../model/push-state";
import { deviceHere, stateHere, turnOff, turnOn } from "./subscription";
import "../../../elements/chips";
import "../../../elements/icon";

const PAUSE_MS = 3_600_000;
const ALL = "*";

@customElement("tawny-notify")
export class TawnyNotify extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host,
      .on {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        justify-items: start;
        gap: 12px;
      }
      h3 {
        font-size: 1.05rem;
        font-weight: 600;
      }
      h4 {
        margin: 0 0 6px;
        font-size: 0.95rem;
      }
      /* Some languages need more words than a small screen has room for. */
      .button {
        max-width: 100%;
        text-align: start; /* beside its icon */
        white-space: normal;
      }
      .soft {
        color: var(--tawny-soft);
      }
      .state {
        display: flex;
        align-items: center;
        gap: 10px;
        font-weight: 600;
      }
      .state tawny-icon {
        color: var(--tawny-good);
      }
      .state.paused tawny-icon {
        color: var(--tawny-soft);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      tawny-chips {
        max-width: 100%;
      }
      label {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: var(--tawny-target);
      }
      input {
        flex: none;
        width: 22px;
        height: 22px;
        accent-color: var(--tawny-accent);
      }
      .bad {
        color: var(--tawny-bad);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) http!: SidecarHttp;
  @property({ attribute: false }) s!: DeviceSpeak;
  /** undefined: not known yet. */
  @state() private device: PushDevice | null | undefined;
  @state() private busy = false;
  @state() private problem = "";
  @state() private said = "";
  readonly #cameras = new Watch(this, (app) => app.backend.cameras);

  get #push(): SidecarPush {
    return new SidecarPush(this.http);
  }

  protected override firstUpdated(): void {
    if (stateHere() !== "possible") return;
    void this.#do(async () => {
      this.device = await deviceHere(this.#push);
    });
  }

  protected override render() {
    const { s } = this;
    const state = stateHere();
    return html`
      <h3>${s("notify.title")}</h3>
      ${state === "possible" ? this.#possible() : html`<p class="soft" role="status">${s(`notify.${state}`)}</p>`}
      <p class="bad" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
      <p role="status" ?hidden=${!this.said}>${this.said}</p>
    `;
  }

  #possible() {
    if (this.device) return this.#on(this.device);
    const { s } = this;
    return html`
      <p class="soft">${s("notify.text")}</p>
      <button type="button" class="button primary" ?disabled=${this.busy} @click=${this.#turnOn}>
        <tawny-icon path=${mdiBellPlusOutline}></tawny-icon>${s(this.busy ? "notify.working" : "notify.turn_on")}
      </button>
    `;
  }

  #on(device: PushDevice) {
    const { s } = this;
    const until = device.pausedUntil !== null && device.pausedUntil > Date.now() ? device.pausedUntil : null;
    const state = until === null ? s("notify.on") : s("notify.paused", { when: this.app.times.clock(until) });
    const pause = { pausedUntil: until === null ? Date.now() + PAUSE_MS : null };
    return html`
      <div class="on">
        <p class="state ${until === null ? "" : "paused"}">
          <tawny-icon path=${until === null ? mdiBellRingOutline : mdiPause}></tawny-icon>${state}
        </p>
        ${device.trouble ? html`<p class="bad">${s("notify.trouble", { reason: device.trouble })}</p>` : nothing}
        ${this.#cameraChips(device)}
        <label>
          <input
            type="checkbox"
            .checked=${device.updates}
            ?disabled=${this.busy}
            @change=${(event: Event) => this.#change({ updates: (event.target as HTMLInputElement).checked })}
          />
          ${s("notify.updates")}
        </label>
        <div class="row">
          <button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#test(device)}>
            <tawny-icon path=${mdiSend}></tawny-icon>${s("notify.test")}
          </button>
          <button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#change(pause)}>
            <tawny-icon path=${until === null ? mdiPause : mdiPlay}></tawny-icon>
            ${s(until === null ? "notify.pause" : "notify.resume")}
          </button>
          <button type="button" class="button" ?disabled=${this.busy} @click=${this.#turnOff}>
            <tawny-icon path=${mdiBellOffOutline}></tawny-icon>${s("notify.remove")}
          </button>
        </div>
      </div>
    `;
  }

  #cameraChips({ cameras: wanted }: PushDevice) {
    const cameras = this.#cameras.value ?? [];
    if (cameras.length < 2) return nothing;
    const ids = cameras.map((camera) => camera.id);
    const chips: readonly Chip[] = [
      { name: ALL, text: this.s("notify.all_cameras"), on: wanted === null },
      ...cameras.map(({ id, name }) => ({ name: id, text: name, on: wanted?.includes(id) ?? false })),
    ];
    // From "all" a tap on one means that one alone.
    const tapped = ({ detail: id }: CustomEvent<string>) =>
      this.#change({ cameras: id === ALL ? null : wanted === null ? [id] : withCamera(wanted, ids, id) });
    return html`
      <div>
        <h4>${this.s("notify.cameras")}</h4>
        <tawny-chips label=${this.s("notify.cameras")} .chips=${chips} @tawny-chip=${tapped}></tawny-chips>
      </div>
    `;
  }

  #turnOn(): void {
    void this.#do(async () => {
      this.device = await turnOn(this.#push, this.app.language);
    });
  }

  #turnOff(): void {
    void this.#do(async () => {
      this.device = null;
      await turnOff(this.#push);
    });
  }

  #change(wishes: PushWishes): void {
    const { device } = this;
    if (!device) return;
    void this.#do(async () => {
      this.device = await this.#push.change(device.id, wishes);
    });
  }

  #test({ id }: PushDevice): void {
    void this.#do(async () => {
      const { accepted, gone, said } = await this.#push.test(id);
      if (accepted) this.said = this.s("notify.test_sent");
      else if (!gone) this.problem = this.s("notify.test_failed", { reason: said });
      else {
        this.device = null;
        this.problem = this.s("notify.test_gone");
      }
    });
  }

  async #do(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = this.said = "";
    try {
      await work();
    } catch (error) {
      const reason = error instanceof Refused ? reasonOf(error) : this.reason(error);
      this.problem = this.t("app.failed", { reason });
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-notify": TawnyNotify;
  }
}
