// A new token: its secret is shown once, with a button to copy it.

import { mdiCheck, mdiContentCopy, mdiPlus } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { selectStyles } from "../../elements/select-styles";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import { Watch } from "../../elements/watch";
import type { Token } from "../../model/settings";
import "../../elements/dialog";
import "../../elements/icon";

const DAY_MS = 86_400_000;
const TERMS = [0, 1, 7, 30, 365] as const; // days; 0: for ever

/** It fires `tawny-made`. */
@customElement("tawny-new-token")
export class TawnyNewToken extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    selectStyles,
    css`
      form,
      .made {
        display: grid;
        gap: 18px;
        padding: 6px 18px 18px;
      }
      fieldset {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      .check {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: var(--tawny-target);
      }
      .check input {
        width: 20px;
        height: 20px;
        margin: 0;
        accent-color: var(--tawny-accent);
      }
      .secret {
        display: block;
        padding: 14px;
        border-radius: var(--tawny-round-small);
        background: var(--tawny-page);
        font: 500 1rem / 1.5 ui-monospace, monospace;
        overflow-wrap: anywhere;
        user-select: all;
      }
      tawny-dialog {
        --tawny-dialog-width: 520px;
      }
    `,
  ];

  @state() private open = false;
  @state() private scope: Token["scope"] = "viewer";
  @state() private secret = "";
  @state() private copied = false;
  @state() private busy = false;
  @state() private failure = "";
  @query("form") private form!: HTMLFormElement;
  readonly #cameras = new Watch(this, (app) => app.backend.cameras);

  protected override render() {
    return html`
      <button type="button" class="button" @click=${this.#begin}>
        <tawny-icon path=${mdiPlus}></tawny-icon>${this.s("access.new")}
      </button>
      ${this.open ? this.#dialog() : nothing}
    `;
  }

  #dialog() {
    return html`
      <tawny-dialog heading=${this.s(this.secret ? "access.made" : "access.new")} @tawny-close=${this.#end}>
        ${this.secret ? this.#made() : this.#form()}
      </tawny-dialog>
    `;
  }

  #form() {
    return html`
      <form @submit=${this.#make}>
        <div>
          <label class="label" for="name">${this.s("access.name")}</label>
          <input id="name" name="name" class="input" maxlength="80" autocomplete="off" required aria-describedby="why" />
          <p id="why" class="soft small">${this.s("access.name_text")}</p>
        </div>
        <fieldset>
          <legend class="label">${this.s("access.scope")}</legend>
          ${(["viewer", "admin"] as const).map((scope) => this.#scope(scope))}
        </fieldset>
        ${this.scope === "viewer" ? this.#limits() : nothing}
        <div>
          <label class="label" for="term">${this.s("access.term")}</label>
          <select id="term" name="term" class="field">
            ${TERMS.map((days) => html`<option value=${days}>${days ? this.s("access.term_days", { count: days }) : this.s("access.forever")}</option>`)}
          </select>
        </div>
        <p class="bad" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
        <div class="row">
          <button class="button primary" ?disabled=${this.busy}>${this.s("access.make")}</button>
          <button type="button" class="button" @click=${this.#end}>${this.s("form.cancel")}</button>
        </div>
      </form>
    `;
  }

  #scope(scope: Token["scope"]) {
    const choose = () => {
      this.scope = scope;
    };
    return html`
      <label class="check">
        <input type="radio" name="scope" value=${scope} ?checked=${this.scope === scope} @change=${choose} />
        <span>${this.s(`scope.${scope}`)} <span class="soft small">${this.s(`scope.${scope}_text`)}</span></span>
      </label>
    `;
  }

  #limits() {
    const cameras = this.ofHome(this.#cameras.value ?? []);
    if (cameras.length < 2) return nothing;
    return html`
      <fieldset>
        <legend class="label">${this.s("access.cameras")}</legend>
        ${cameras.map(
          (camera) => html`
            <label class="check"><input type="checkbox" name="camera" value=${camera.id} checked />${camera.name}</label>
          `,
        )}
      </fieldset>
    `;
  }

  #made() {
    return html`
      <div class="made">
        <p>${this.s("access.once")}</p>
        <code class="secret" id="secret">${this.secret}</code>
        <div class="row">
          <button type="button" class="button primary" @click=${this.#copy}>
            <tawny-icon path=${this.copied ? mdiCheck : mdiContentCopy}></tawny-icon>
            <span role="status">${this.s(this.copied ? "access.copied" : "access.copy")}</span>
          </button>
          <button type="button" class="button" @click=${this.#end}>${this.t("app.close")}</button>
        </div>
      </div>
    `;
  }

  #begin(): void {
    this.open = true;
    this.scope = "viewer";
    this.failure = "";
    this.copied = false;
  }

  #end(): void {
    this.open = false;
    this.secret = "";
  }

  async #make(event: Event): Promise<void> {
    event.preventDefault();
    const data = new FormData(this.form);
    const chosen = data.getAll("camera").map(String);
    const isLimited =
      this.scope === "viewer" && data.has("camera") && chosen.length < this.ofHome(this.#cameras.value ?? []).length;
    const days = Number(data.get("term"));
    this.busy = true;
    this.failure = "";
    try {
      this.secret = await this.settings.desk.api.makeToken({
        name: String(data.get("name") ?? "").trim(),
        scope: this.scope,
        cameras: isLimited ? chosen : null,
        expires: days ? Date.now() + days * DAY_MS : null,
      });
      this.fire("tawny-made", null);
    } catch (error) {
      this.failure = this.failed(error);
    } finally {
      this.busy = false;
    }
  }

  /** Where the page is not served securely there is no clipboard: then it is selected, for people to copy it. */
  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.secret);
      this.copied = true;
    } catch {
      const shown = this.renderRoot.querySelector("#secret");
      if (shown) getSelection()?.selectAllChildren(shown);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-new-token": TawnyNewToken;
  }
}
