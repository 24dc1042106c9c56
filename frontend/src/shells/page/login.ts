// The way in: a pairing code, which is easy to type, or a token.

import { css, html } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { Refused } from "../../backend/backend";
import type { SidecarHttp } from "../../backend/sidecar-http";
import { baseStyles } from "../../elements/base-styles";
import { TawnyElement } from "../../elements/element";

/** It fires `tawny-inside` when somebody got in. */
@customElement("tawny-login")
export class TawnyLogin extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        place-items: center;
        min-height: 100dvh;
        padding: 16px;
        background: radial-gradient(circle at 50% 0, color-mix(in srgb, var(--tawny-accent) 12%, transparent), transparent 60%);
      }
      form {
        display: grid;
        gap: 14px;
        width: min(400px, 100%);
        padding: 36px 28px 28px;
        border: 1px solid var(--tawny-line);
        border-radius: 24px;
        background: var(--tawny-card);
        box-shadow: var(--tawny-shade);
      }
      img,
      h1 {
        justify-self: center;
      }
      h1 {
        font-size: 1.4rem;
        font-weight: 650;
      }
      label {
        font-weight: 600;
      }
      input {
        width: 100%;
        min-height: 52px;
        padding: 0 14px;
        border: 1px solid var(--tawny-soft);
        border-radius: var(--tawny-round-small);
        background: var(--tawny-page);
      }
      input.code {
        font: 600 1.7rem / 1 ui-monospace, monospace;
        letter-spacing: 0.22em;
        text-align: center;
      }
      code {
        padding: 1px 5px;
        border-radius: 5px;
        background: var(--tawny-raised);
        font: 0.95em ui-monospace, monospace;
      }
      .hint {
        color: var(--tawny-soft);
        font-size: 0.9rem;
      }
      .notice {
        justify-self: center;
      }
      .problem {
        color: var(--tawny-bad);
      }
    `,
  ];

  @property({ attribute: false }) http!: SidecarHttp;
  /** Why somebody is asked who was inside; "" when nobody was. */
  @property() notice = "";
  @state() private byToken = false;
  @state() private busy = false;
  @state() private problem = "";
  @query("input") private input!: HTMLInputElement;

  protected override firstUpdated(): void {
    this.input.focus();
  }

  protected override render() {
    const kind = this.byToken ? "token" : "code";
    return html`
      <main>
        <form @submit=${this.#submit}>
          <img src="./icon.svg" alt="" width="64" height="64" />
          <h1>Tawny</h1>
          <p class="notice" role="status" ?hidden=${!this.notice}>${this.notice}</p>
          <label for="secret">${this.t(`login.${kind}`)}</label>
          ${this.byToken ? this.#token() : this.#code()}
          <p class="problem" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
          <button class="button primary" ?disabled=${this.busy}>${this.t("login.enter")}</button>
          <p id="hint" class="hint">${withCode(this.t(`login.${kind}_hint`))}</p>
          <button type="button" class="button bare" @click=${this.#change}>
            ${this.t(this.byToken ? "login.use_code" : "login.use_token")}
          </button>
        </form>
      </main>
    `;
  }

  #code() {
    return html`
      <input
        id="secret"
        class="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        pattern="[0-9 \\-]{6,8}"
        maxlength="8"
        aria-describedby="hint"
        required
      />
    `;
  }

  #token() {
    return html`
      <input
        id="secret"
        type="password"
        autocomplete="current-password"
        autocapitalize="off"
        spellcheck="false"
        aria-describedby="hint"
        required
      />
    `;
  }

  async #change(): Promise<void> {
    this.byToken = !this.byToken;
    this.problem = "";
    await this.updateComplete;
    this.input.focus();
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    this.busy = true;
    this.problem = "";
    const secret = this.input.value.trim();
    try {
      await (this.byToken ? this.http.logIn(secret) : this.http.pair(secret, browserName()));
      this.fire("tawny-inside", null);
    } catch (error) {
      this.problem = this.#problemOf(error);
    } finally {
      this.busy = false;
    }
  }

  #problemOf(error: unknown): string {
    if (!(error instanceof Refused)) return this.t("player.no_answer");
    if (error.status === 429) return [error.message, error.hint].filter(Boolean).join(": ");
    return this.t(this.byToken ? "login.wrong_token" : "login.wrong_code");
  }
}

/** What the token is called in the list of tokens. */
function browserName(): string {
  const system = /Android|iPhone|iPad|Windows|Mac OS X|CrOS|Linux/.exec(navigator.userAgent)?.[0] ?? "";
  return `Web page${system ? ` (${system})` : ""}`;
}

/** What stands between `backticks` is to be typed as it is. */
function withCode(text: string) {
  return text.split("`").map((part, at) => (at % 2 ? html`<code>${part}</code>` : part));
}
