// The notification profiles of Home Assistant: how each is, on and off, and silence. To add and change them, Home
// Assistant has forms of its own.

import { mdiBellCogOutline, mdiBellOffOutline, mdiBellOutline } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { NotifyProfiles } from "../../backend/settings";
import { baseStyles } from "../../elements/base-styles";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import type { NotifyProfile } from "../../model/settings";
import { INTEGRATION } from "./hass-places";
import "../../elements/icon";

const AGAIN_MS = 15_000;
const HOUR_S = 3600;

@customElement("tawny-notify-profiles")
export class TawnyNotifyProfiles extends SettingsElement {
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
      .state tawny-icon {
        width: 20px;
        height: 20px;
      }
      .state {
        flex-wrap: nowrap;
        gap: 8px;
      }
      .on tawny-icon {
        color: var(--tawny-good);
      }
    `,
  ];

  @property({ attribute: false }) profiles!: NotifyProfiles;
  @state() private all: readonly NotifyProfile[] | null = null;
  @state() private busy = "";
  @state() private failure = "";
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
      <section class="card">
        <p class="soft small">${this.s("notify.text")}</p>
        ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}
        ${this.all ? this.#list(this.all) : nothing}
        <div>
          <a class="button" href=${INTEGRATION}>
            <tawny-icon path=${mdiBellCogOutline}></tawny-icon>${this.s("notify.forms")}
          </a>
        </div>
      </section>
    `;
  }

  #list(all: readonly NotifyProfile[]) {
    if (!all.length) return html`<p>${this.s("notify.none")}</p>`;
    return html`
      <ul class="list">
        ${repeat(
          all,
          (one) => one.id,
          (one) => html`<li class="row">${this.#profile(one)}</li>`,
        )}
      </ul>
    `;
  }

  #profile(one: NotifyProfile) {
    const { times } = this.app;
    const isHeard = one.enabled && one.silencedUntil === null;
    const how = one.enabled
      ? one.silencedUntil === null
        ? this.s("notify.on")
        : this.s("notify.silenced", { when: times.moment(one.silencedUntil) })
      : this.s("notify.off");
    const sent =
      one.lastSent === null ? this.s("notify.never") : this.s("notify.sent", { when: times.moment(one.lastSent) });
    const today = this.s("notify.today", { count: one.pushesToday, limit: one.limit });
    const toggle = this.s(one.enabled ? "notify.turn_off" : "notify.turn_on");
    return html`
      <div class="grow">
        <span class="name">${one.name}</span>
        <p class="row state ${isHeard ? "on" : "soft"}">
          <tawny-icon path=${isHeard ? mdiBellOutline : mdiBellOffOutline}></tawny-icon><span>${how}</span>
        </p>
        <p class="soft small">${[one.phones.join(", "), sent, today].filter(Boolean).join(" · ")}</p>
      </div>
      ${one.enabled ? this.#silence(one) : nothing}
      <button
        type="button"
        class="button"
        ?disabled=${this.busy === one.id}
        aria-label=${`${toggle}: ${one.name}`}
        @click=${() => this.#do(one, () => this.profiles.enable(one.id, !one.enabled))}
      >
        ${toggle}
      </button>
    `;
  }

  #silence(one: NotifyProfile) {
    const isSilent = one.silencedUntil !== null;
    const word = isSilent
      ? this.s("notify.resume")
      : this.s("notify.silence", { time: this.app.times.length(HOUR_S * 1000) });
    return html`
      <button
        type="button"
        class="button"
        ?disabled=${this.busy === one.id}
        aria-label=${`${word}: ${one.name}`}
        @click=${() => this.#do(one, () => this.profiles.silence(one.id, isSilent ? 0 : HOUR_S))}
      >
        ${word}
      </button>
    `;
  }

  async #do({ id }: NotifyProfile, act: () => Promise<void>): Promise<void> {
    this.busy = id;
    try {
      await act();
      await this.#load();
    } catch (error) {
      this.failure = this.failed(error);
    } finally {
      this.busy = "";
    }
  }

  async #load(): Promise<void> {
    try {
      this.all = await this.profiles.list();
      this.failure = "";
    } catch (error) {
      this.failure = this.failed(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-notify-profiles": TawnyNotifyProfiles;
  }
}
