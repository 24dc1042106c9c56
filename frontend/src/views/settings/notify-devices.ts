// The browsers that the sidecar itself tells of events, whosever they are: pause and removal. Each is added where it is.

import { mdiCellphoneCog } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { PushDevices } from "../../backend/settings";
import { baseStyles } from "../../elements/base-styles";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import type { PushDevice } from "../../model/settings";
import "../../elements/dialog";
import "../../elements/icon";

const HOUR_MS = 3_600_000;

/** It fires `tawny-device` when somebody wants to turn notifications on in this browser. */
@customElement("tawny-notify-devices")
export class TawnyNotifyDevices extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      li {
        padding: 12px 0;
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) devices!: PushDevices;
  @state() private all: readonly PushDevice[] | null = null;
  @state() private removing: PushDevice | null = null;
  @state() private failure = "";
  /** Names of the tokens by their ids. */
  #tokens: ReadonlyMap<string, string> = new Map();

  protected override firstUpdated(): void {
    void this.#load();
  }

  protected override render() {
    return html`
      <section class="card">
        <p class="soft small">${this.s("devices.text")}</p>
        ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}
        ${this.all ? this.#list(this.all) : nothing}
        <div>
          <button type="button" class="button" aria-haspopup="dialog" @click=${() => this.fire("tawny-device", null)}>
            <tawny-icon path=${mdiCellphoneCog}></tawny-icon>${this.t("app.device")}
          </button>
        </div>
      </section>
      ${this.removing ? this.#question(this.removing) : nothing}
    `;
  }

  #list(all: readonly PushDevice[]) {
    if (!all.length) return html`<p>${this.s("devices.none")}</p>`;
    return html`
      <ul class="list">
        ${repeat(
          all,
          (one) => one.id,
          (one) => html`<li class="row">${this.#device(one)}</li>`,
        )}
      </ul>
    `;
  }

  #device(one: PushDevice) {
    const { times } = this.app;
    const now = Date.now();
    const paused = one.pausedUntil !== null && one.pausedUntil > now ? one.pausedUntil : null;
    const owner = this.#tokens.get(one.token);
    const facts = [
      owner ? this.s("devices.by", { name: owner }) : "",
      paused === null ? "" : this.s("devices.paused", { when: times.moment(paused) }),
      this.s("devices.since", { when: times.moment(one.created) }),
    ];
    const pause = paused === null ? this.s("devices.pause", { time: times.length(HOUR_MS) }) : this.s("notify.resume");
    const name = this.#name(one);
    const until = paused === null ? now + HOUR_MS : null;
    return html`
      <div class="grow">
        <span class="name">${name}</span>
        <p class="soft small">${facts.filter(Boolean).join(" · ")}</p>
        ${one.trouble ? html`<p class="bad small">${one.trouble}</p>` : nothing}
      </div>
      <button
        type="button"
        class="button"
        aria-label=${`${pause}: ${name}`}
        @click=${() => this.#do(() => this.devices.pause(one.id, until))}
      >
        ${pause}
      </button>
      <button
        type="button"
        class="button danger"
        aria-label=${`${this.s("devices.remove")}: ${name}`}
        @click=${() => this.#ask(one)}
      >
        ${this.s("devices.remove")}
      </button>
    `;
  }

  #name(one: PushDevice): string {
    return one.name || this.s("devices.unnamed");
  }

  #question(one: PushDevice) {
    const close = () => this.#ask(null);
    const heading = this.s("devices.remove_ask", { name: this.#name(one) });
    return html`
      <tawny-dialog heading=${heading} @tawny-close=${close}>
        <p class="question">${this.s("devices.remove_text")}</p>
        <div slot="actions">
          <button type="button" class="button danger" @click=${() => this.#remove(one)}>${this.s("devices.remove")}</button>
          <button type="button" class="button" @click=${close}>${this.s("form.cancel")}</button>
        </div>
      </tawny-dialog>
    `;
  }

  #ask(one: PushDevice | null): void {
    this.removing = one;
  }

  async #remove(one: PushDevice): Promise<void> {
    this.#ask(null);
    await this.#do(() => this.devices.remove(one.id));
  }

  async #do(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      await this.#load();
    } catch (error) {
      this.failure = this.failed(error);
    }
  }

  async #load(): Promise<void> {
    try {
      const [all, tokens] = await Promise.all([this.devices.list(), this.settings.desk.api.tokens()]);
      this.#tokens = new Map(tokens.map((token) => [token.id, token.name]));
      this.all = all;
      this.failure = "";
    } catch (error) {
      this.failure = this.failed(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-notify-devices": TawnyNotifyDevices;
  }
}
