// The third step: which stream is for what, each looked at for some seconds, and what about it may cause trouble.

import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { baseStyles } from "../../../elements/base-styles";
import { SettingsElement } from "../../../elements/settings-element";
import { settingsStyles } from "../../../elements/settings-styles";
import {
  describe,
  hasLogin,
  type Role,
  type Roles,
  roleOf,
  rolesFor,
  withLogin,
  withRole,
} from "../../../model/new-camera";
import type { Profile } from "../../../model/settings";
import type { NewCamera } from "../add-camera";
import "./stream-test";
import type { Tested } from "./stream-test";

/** Addresses with their logins; `sub` is "" for none. */
export interface ChosenStreams {
  readonly main: string;
  readonly sub: string;
}

const ROLES: readonly Role[] = ["main", "sub", "none"];

/** It fires `tawny-chosen`. */
@customElement("tawny-add-streams")
export class TawnyAddStreams extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      :host {
        display: grid;
        gap: 18px;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 14px;
        min-width: 0;
        margin: 0;
        padding: 12px 0;
        border: 0;
      }
      legend {
        float: left;
        flex: 1 1 260px;
        min-width: 0;
        padding: 0;
      }
      .roles {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .roles label {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: var(--tawny-target);
        padding: 0 12px;
        border: 1px solid var(--tawny-line);
        border-radius: 999px;
        cursor: pointer;
      }
      .roles label:has(:checked) {
        border-color: var(--tawny-accent);
        background: color-mix(in srgb, var(--tawny-accent) 14%, transparent);
      }
      .roles input {
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--tawny-accent);
      }
      .results {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr));
        gap: 12px;
      }
    `,
  ];

  @property({ attribute: false }) camera!: NewCamera;
  @state() private roles: Roles = { main: "", sub: "" };
  /** What was typed, where the camera tells nothing. */
  @state() private typed: ChosenStreams = { main: "", sub: "" };
  @state() private tested: Readonly<Record<string, Tested>> = {};

  protected override willUpdate(): void {
    if (this.hasUpdated) return;
    const { device, url } = this.camera;
    if (device) this.roles = rolesFor(device);
    else this.typed = { main: url, sub: "" };
  }

  protected override render() {
    const { device } = this.camera;
    const { main, sub } = this.#urls;
    const isGood = Boolean(main) && [main, sub].filter(Boolean).every((url) => this.tested[url]?.seen);
    const isBad = [main, sub].some((url) => url && this.tested[url]?.failure);
    const failed = device ? "add.test_failed" : "add.test_failed_typed";
    return html`
      <p>${this.s("add.streams_text")}</p>
      ${device ? this.#profiles(device.profiles) : this.#addresses()}
      ${device && !device.main ? html`<p class="notice wrong">${this.s("add.no_main")}</p>` : nothing}
      <div class="results">${main ? this.#test("main", main) : nothing}${sub ? this.#test("sub", sub) : nothing}</div>
      <div class="row">
        <button type="button" class="button primary" ?disabled=${!isGood} @click=${this.#next}>${this.s("add.next")}</button>
        ${isGood ? nothing : html`<span class="soft small">${this.s(isBad ? failed : "add.test_first")}</span>`}
      </div>
    `;
  }

  /** What is chosen, with the login. A camera that names another host does not get it sent there. */
  get #urls(): ChosenStreams {
    const { device, user, password } = this.camera;
    const of = (token: string): string => {
      const profile = device?.profiles.find((one) => one.token === token);
      if (!profile) return "";
      return profile.foreign ? profile.url : withLogin(profile.url, user, password);
    };
    if (device) return { main: of(this.roles.main), sub: of(this.roles.sub) };
    const own = (url: string): string => (url && !hasLogin(url) ? withLogin(url, user, password) : url);
    return { main: own(this.typed.main.trim()), sub: own(this.typed.sub.trim()) };
  }

  #profiles(profiles: readonly Profile[]) {
    return html`<div class="list">${profiles.map((profile) => this.#profile(profile))}</div>`;
  }

  #profile(profile: Profile) {
    const role = roleOf(this.roles, profile.token);
    const choose = (wanted: Role) => {
      this.roles = withRole(this.roles, profile.token, wanted);
    };
    return html`
      <fieldset>
        <legend>
          <strong>${profile.name || profile.token}</strong><br />
          <span class="soft small">${describe(profile, this.app.language, this.s("unit.fps"))}</span>
          ${profile.foreign ? html`<br /><span class="bad small">${this.s("add.foreign")}</span>` : nothing}
        </legend>
        <div class="roles">
          ${ROLES.map(
            (one) => html`
              <label>
                <input
                  type="radio"
                  name=${profile.token}
                  .checked=${role === one}
                  @change=${() => choose(one)}
                />${this.s(`role.${one}`)}
              </label>
            `,
          )}
        </div>
      </fieldset>
    `;
  }

  #addresses() {
    return (["main", "sub"] as const).map(
      (role) => html`
        <div>
          <label class="label" for=${role}>${this.s(`role.${role}`)}</label>
          <input
            id=${role}
            class="input"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            .value=${this.#shown(this.typed[role])}
            @change=${(event: Event) => this.#type(role, (event.target as HTMLInputElement).value)}
          />
          ${role === "sub" ? html`<p class="soft small">${this.s("add.sub_text")}</p>` : nothing}
        </div>
      `,
    );
  }

  /** The login that came with an address is not shown again. */
  #shown(url: string): string {
    return url.replace(/\/\/[^@/]*@/, "//***@");
  }

  #type(role: keyof ChosenStreams, text: string): void {
    const login = /\/\/([^@/]*)@/;
    const before = (login.exec(this.typed[role]) ?? login.exec(this.typed.main))?.[1] ?? "";
    this.typed = { ...this.typed, [role]: text.replace("//***@", before ? `//${before}@` : "//") };
  }

  #test(role: "main" | "sub", url: string) {
    return html`
      <tawny-stream-test
        heading=${this.s(`role.${role}`)}
        .url=${url}
        .known=${this.tested[url] ?? null}
        @tawny-tested=${(event: CustomEvent<Tested>) => {
          this.tested = { ...this.tested, [event.detail.url]: event.detail };
        }}
      ></tawny-stream-test>
    `;
  }

  #next(): void {
    this.fire<ChosenStreams>("tawny-chosen", this.#urls);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-add-streams": TawnyAddStreams;
  }
}
