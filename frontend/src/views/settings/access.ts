// Who may look: tokens, and codes by which others get one.

import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import type { Token } from "../../model/settings";
import { isValid, tokenOrder } from "../../model/tokens";
import "../../elements/dialog";
import "./new-token";
import "./pairing";

@customElement("tawny-access-settings")
export class TawnyAccessSettings extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      h2 {
        margin-bottom: var(--tawny-gap);
      }
      .token {
        padding: 10px 0;
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .gone .name {
        color: var(--tawny-soft);
        text-decoration: line-through;
      }
      .own {
        margin: 4px 18px 12px;
      }
      summary {
        min-height: var(--tawny-target);
        padding: 10px 0;
        cursor: pointer;
      }
    `,
  ];

  @state() private tokens: readonly Token[] | null = null;
  @state() private revoking: Token | null = null;
  /** Id of the token by which all this is asked: this browser's, or Home Assistant's. */
  @state() private own = "";
  @state() private failure = "";

  protected override firstUpdated(): void {
    void this.#load();
  }

  protected override render() {
    return html`
      <h2>${this.s("section.access")}</h2>
      <section class="card">
        <tawny-pairing-settings @tawny-paired=${this.#load}></tawny-pairing-settings>
      </section>
      <section class="card">
        <h3>${this.s("access.tokens")}</h3>
        <p class="soft small">${this.s("access.tokens_text")}</p>
        ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}
        ${this.tokens ? this.#list(this.tokens) : nothing}
        <tawny-new-token @tawny-made=${this.#load}></tawny-new-token>
      </section>
      ${this.revoking ? this.#question(this.revoking) : nothing}
    `;
  }

  #list(tokens: readonly Token[]) {
    const now = Date.now();
    const [valid, gone] = [tokens.filter((one) => isValid(one, now)), tokens.filter((one) => !isValid(one, now))];
    const old = gone.length
      ? html`
          <details>
            <summary class="soft small">${this.s("access.gone", { count: gone.length })}</summary>
            <ul class="list">${gone.map((token) => this.#token(token, false))}</ul>
          </details>
        `
      : nothing;
    const none = html`<p class="soft none">${this.s("access.none")}</p>`;
    const list = valid.length ? html`<ul class="list">${valid.map((token) => this.#token(token, true))}</ul>` : none;
    return html`${list}${old}`;
  }

  #token(token: Token, valid: boolean) {
    const { times } = this.app;
    const own = token.id === this.own ? this.#ownText("own") : "";
    const scope = this.s(`scope.${token.scope}`);
    const cameras = token.cameras ? this.s("access.limited", { cameras: token.cameras.join(", ") }) : "";
    const used =
      token.lastUsed === null ? this.s("access.unused") : this.s("access.used", { when: times.moment(token.lastUsed) });
    const until = token.revoked
      ? this.s("access.revoked", { when: times.moment(token.revoked) })
      : token.expires
        ? this.s(valid ? "access.expires" : "access.expired", { when: times.moment(token.expires) })
        : "";
    return html`
      <li class="row token ${valid ? "" : "gone"}">
        <div class="grow">
          <span class="name">${token.name}</span>
          <p class="soft small">${[own, scope, cameras, used, until].filter(Boolean).join(" · ")}</p>
        </div>
        ${
          valid
            ? html`
                <button
                  type="button"
                  class="button danger"
                  aria-label=${this.s("access.revoke_of", { name: token.name })}
                  @click=${() => this.#ask(token)}
                >
                  ${this.s("access.revoke")}
                </button>
              `
            : nothing
        }
      </li>
    `;
  }

  #question(token: Token) {
    return html`
      <tawny-dialog heading=${this.s("access.revoke_ask", { name: token.name })} @tawny-close=${() => this.#ask(null)}>
        ${token.id === this.own ? html`<p class="own notice wrong" role="alert">${this.#ownText("own_text")}</p>` : nothing}
        <p class="question">${this.s("access.revoke_text")}</p>
        <div slot="actions">
          <button type="button" class="button danger" @click=${() => this.#revoke(token)}>${this.s("access.revoke")}</button>
          <button type="button" class="button" @click=${() => this.#ask(null)}>${this.s("form.cancel")}</button>
        </div>
      </tawny-dialog>
    `;
  }

  /** In Home Assistant the token is the integration's, and much hangs on it. */
  #ownText(which: "own" | "own_text"): string {
    return this.s(`access.${which}_${this.app.backend.kind}`);
  }

  #ask(token: Token | null): void {
    this.revoking = token;
  }

  async #revoke(token: Token): Promise<void> {
    this.revoking = null;
    await this.#try(() => this.settings.desk.api.revokeToken(token.id));
    await this.#load();
  }

  async #load(): Promise<void> {
    await this.#try(async () => {
      const { api } = this.settings.desk;
      const [tokens, own] = await Promise.all([api.tokens(), api.ownToken()]);
      this.own = own;
      this.tokens = tokenOrder(tokens);
    });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      this.failure = "";
    } catch (error) {
      this.failure = this.failed(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-access-settings": TawnyAccessSettings;
  }
}
