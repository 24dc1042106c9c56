// A new camera in one flow: find it, log in, choose its streams, name it, record ten seconds and look at them.

import { mdiArrowLeft } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import type { Table } from "../../model/paths";
import type { Device } from "../../model/settings";
import type { ChosenStreams } from "./add/streams";
import "../../elements/icon";
import "./add/find";
import "./add/login";
import "./add/name";
import "./add/record";
import "./add/streams";

const STEPS = ["find", "login", "streams", "name", "record"] as const;
type Step = (typeof STEPS)[number];

/** What is known of the camera so far. Logins are nowhere but here, and go with this element. */
export interface NewCamera {
  /** What it is called where it was found. */
  readonly title: string;
  /** A host or the address of its ONVIF service; "" when only a stream is known. */
  readonly address: string;
  /** The stream that was typed; "" when the camera tells its streams itself. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly device: Device | null;
}

const NOTHING: NewCamera = { title: "", address: "", url: "", user: "", password: "", device: null };

@customElement("tawny-add-camera")
export class TawnyAddCamera extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      .steps {
        display: flex;
        gap: 6px;
        margin: 14px 0 var(--tawny-gap);
      }
      .steps li {
        flex: 1;
        padding-top: 8px;
        border-top: 4px solid var(--tawny-line);
        color: var(--tawny-soft);
        font-size: 0.85rem;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .steps .done,
      .steps [aria-current] {
        border-color: var(--tawny-accent);
      }
      .steps [aria-current] {
        color: var(--tawny-ink);
        font-weight: 600;
      }
      .card:focus {
        outline: none;
      }
      @media (max-width: 560px) {
        .steps li:not([aria-current]) {
          font-size: 0;
          flex: 0.5;
        }
        .steps li[aria-current] {
          white-space: nowrap;
          flex: 2;
        }
      }
    `,
  ];

  @state() private step: Step = "find";
  @state() private camera: NewCamera = NOTHING;
  @state() private streams: ChosenStreams | null = null;
  @state() private made: { readonly id: string; readonly settings: Table } | null = null;

  protected override render() {
    const at = STEPS.indexOf(this.step);
    return html`
      <div class="row">
        ${this.step === "record" ? nothing : this.#back(at)}
        <h2>${this.s("add.title")}</h2>
      </div>
      <ol class="steps">
        ${STEPS.map(
          (step, index) => html`
            <li class=${index < at ? "done" : ""} aria-current=${index === at ? "step" : nothing}>
              ${this.s(`add.step_${step}`)}
            </li>
          `,
        )}
      </ol>
      <section class="card" tabindex="-1">${this.#content()}</section>
    `;
  }

  #back(at: number) {
    const word = this.s(at ? "add.back" : "camera.back");
    const back = () => {
      const before = STEPS[at - 1];
      if (!before) return this.goTo("cameras");
      void this.#show(before);
    };
    return html`
      <button type="button" class="button bare round" aria-label=${word} title=${word} @click=${back}>
        <tawny-icon path=${mdiArrowLeft}></tawny-icon>
      </button>
    `;
  }

  #content() {
    const { camera, streams, made } = this;
    switch (this.step) {
      case "find":
        return html`<tawny-add-find @tawny-found=${this.#found}></tawny-add-find>`;
      case "login":
        return html`<tawny-add-login .camera=${camera} @tawny-inside=${this.#inside}></tawny-add-login>`;
      case "streams":
        return html`<tawny-add-streams .camera=${camera} @tawny-chosen=${this.#chosen}></tawny-add-streams>`;
      case "name":
        return html`<tawny-add-name .camera=${camera} .streams=${streams} @tawny-named=${this.#named}></tawny-add-name>`;
      default:
        return html`
          <tawny-add-record
            .made=${made}
            @tawny-refused=${() => this.#show("streams")}
            @tawny-unnamed=${() => this.#show("name")}
          ></tawny-add-record>
        `;
    }
  }

  #found(event: CustomEvent<Pick<NewCamera, "title" | "address" | "url">>): void {
    this.camera = { ...NOTHING, ...event.detail };
    this.streams = null;
    void this.#show("login");
  }

  #inside(event: CustomEvent<NewCamera>): void {
    this.camera = event.detail;
    void this.#show("streams");
  }

  #chosen(event: CustomEvent<ChosenStreams>): void {
    this.streams = event.detail;
    void this.#show("name");
  }

  #named(event: CustomEvent<{ readonly id: string; readonly settings: Table }>): void {
    this.made = event.detail;
    void this.#show("record");
  }

  /** Keyboards and screen readers go on where the new step begins. */
  async #show(step: Step): Promise<void> {
    this.step = step;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".card")?.focus();
    this.scrollIntoView({ block: "nearest" });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-add-camera": TawnyAddCamera;
  }
}
