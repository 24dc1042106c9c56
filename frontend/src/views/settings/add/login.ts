// The second step: the camera's own login. A camera that can tell its streams is asked for them with it.

import { css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { baseStyles } from "../../../elements/base-styles";
import { SettingsElement } from "../../../elements/settings-element";
import { settingsStyles } from "../../../elements/settings-styles";
import { hasLogin } from "../../../model/new-camera";
import type { NewCamera } from "../add-camera";

/** It fires `tawny-inside` with the camera and what is known of it now. */
@customElement("tawny-add-login")
export class TawnyAddLogin extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      form {
        display: grid;
        gap: 16px;
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
        gap: 16px;
      }
      .where {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) camera!: NewCamera;
  @state() private busy = false;
  @state() private failure = "";
  @query("form") private form!: HTMLFormElement;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("#user")?.focus();
  }

  protected override render() {
    const { camera } = this;
    const where = camera.title || camera.address || camera.url.replace(/\/\/[^@/]*@/, "//");
    const told = camera.url && hasLogin(camera.url);
    return html`
      <form @submit=${this.#submit}>
        <h3 class="where">${where}</h3>
        <p class="soft small">${this.s(told ? "add.login_told" : "add.login_text")}</p>
        ${told ? nothing : this.#fields()}
        ${this.failure ? html`<p class="notice wrong" role="alert">${this.failure}</p>` : nothing}
        <div class="row">
          <button class="button primary" ?disabled=${this.busy}>${this.s(this.busy ? "add.asking" : "add.next")}</button>
        </div>
      </form>
    `;
  }

  #fields() {
    return html`
      <div class="fields">
        <div>
          <label class="label" for="user">${this.s("add.user")}</label>
          <input
            id="user"
            name="user"
            class="input"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="100"
            .value=${this.camera.user}
          />
        </div>
        <div>
          <label class="label" for="password">${this.s("add.password")}</label>
          <input
            id="password"
            name="password"
            type="password"
            class="input"
            autocomplete="new-password"
            maxlength="200"
            .value=${this.camera.password}
          />
        </div>
      </div>
    `;
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const data = new FormData(this.form);
    const [user, password] = [String(data.get("user") ?? "").trim(), String(data.get("password") ?? "")];
    const { camera } = this;
    this.busy = true;
    this.failure = "";
    try {
      const device = camera.address ? await this.settings.desk.api.profiles(camera.address, user, password) : null;
      const title = camera.title || (device ? [device.maker, device.model].filter(Boolean).join(" ") : "");
      this.fire<NewCamera>("tawny-inside", { ...camera, title, user, password, device });
    } catch (error) {
      this.failure = this.reason(error);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-add-login": TawnyAddLogin;
  }
}
