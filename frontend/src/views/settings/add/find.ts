// The first step to a new camera: those that answer in the network, or an address to type.

import { mdiCctv, mdiChevronRight, mdiMagnify } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { baseStyles } from "../../../elements/base-styles";
import { SettingsElement } from "../../../elements/settings-element";
import { settingsStyles } from "../../../elements/settings-styles";
import { hostOf, readAddress } from "../../../model/new-camera";
import { isTable, valueAt } from "../../../model/paths";
import type { FoundDevice } from "../../../model/settings";
import "../../../elements/icon";

/** It fires `tawny-found` with title, address and url. */
@customElement("tawny-add-find")
export class TawnyAddFind extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      :host,
      form {
        display: grid;
        gap: 16px;
      }
      .found button {
        display: flex;
        align-items: center;
        gap: 16px;
        width: 100%;
        min-height: 60px;
        padding: 8px 4px;
        border: 0;
        background: none;
        text-align: start;
        cursor: pointer;
      }
      .found button:hover {
        background: color-mix(in srgb, var(--tawny-accent) 8%, transparent);
      }
      .found .name {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .found tawny-icon:first-child {
        color: var(--tawny-accent);
      }
      form {
        padding-top: 18px;
        border-top: 1px solid var(--tawny-line);
      }
      .busy tawny-icon {
        animation: look 1.4s ease-in-out infinite alternate;
      }
      @keyframes look {
        from {
          translate: -4px 2px;
        }
        to {
          translate: 4px -2px;
        }
      }
    `,
  ];

  @state() private found: readonly FoundDevice[] | null = null;
  @state() private failure = "";
  @state() private problem = "";
  @query("#address") private input!: HTMLInputElement;
  #search: AbortController | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#search?.abort();
  }

  protected override firstUpdated(): void {
    void this.#look();
  }

  protected override render() {
    return html`
      <div class="row">
        <h3>${this.s("add.found")}</h3>
        ${
          this.found || this.failure
            ? html`<button type="button" class="button end" @click=${this.#look}>
                <tawny-icon path=${mdiMagnify}></tawny-icon>${this.s("add.again")}
              </button>`
            : nothing
        }
      </div>
      <div role="status">${this.#status()}</div>
      ${this.found?.length ? html`<ul class="list found">${this.found.map((device) => this.#device(device))}</ul>` : nothing}
      <form @submit=${this.#typed} novalidate>
        <div>
          <label class="label" for="address">${this.s("add.address")}</label>
          <input
            id="address"
            class="input"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            inputmode="url"
            placeholder=${this.s("form.example", { value: "192.168.1.20" })}
            aria-describedby="hint problem"
            aria-invalid=${this.problem ? "true" : nothing}
          />
          <p id="hint" class="soft small">${this.s("add.address_text")}</p>
          <p id="problem" class="bad small" role="alert">${this.problem}</p>
        </div>
        <div><button class="button primary">${this.s("add.next")}</button></div>
      </form>
    `;
  }

  #status() {
    if (this.failure) return html`<p class="bad">${this.failure}</p>`;
    if (!this.found)
      return html`<p class="row soft busy"><tawny-icon path=${mdiMagnify}></tawny-icon>${this.s("add.searching")}</p>`;
    return this.found.length ? nothing : html`<p class="soft">${this.s("add.nothing_found")}</p>`;
  }

  #device(device: FoundDevice) {
    const title = device.name || device.hardware || device.address;
    const known = this.#isKnown(device) ? this.s("add.known") : "";
    const more = [device.hardware === title ? "" : device.hardware, device.address, device.location, known];
    return html`
      <li>
        <button type="button" @click=${() => this.#choose(title, device.service || device.address, "")}>
          <tawny-icon path=${mdiCctv}></tawny-icon>
          <span class="name">
            <strong>${title}</strong><br />
            <span class="soft small">${more.filter(Boolean).join(" · ")}</span>
          </span>
          <tawny-icon path=${mdiChevronRight}></tawny-icon>
        </button>
      </li>
    `;
  }

  /** Whether a stream of a camera that there is comes from there. */
  #isKnown(device: FoundDevice): boolean {
    const cameras = this.settings.desk.stored.value.config["cameras"];
    const urls = isTable(cameras) ? Object.values(cameras).map((one) => valueAt(one, ["streams", "main", "url"])) : [];
    return urls.some((url) => typeof url === "string" && hostOf(url.replace(/\/\/[^@/]*@/, "//")) === device.address);
  }

  async #look(): Promise<void> {
    this.#search?.abort();
    const search = new AbortController();
    this.#search = search;
    this.found = null;
    this.failure = "";
    try {
      this.found = await this.settings.desk.api.discover([], search.signal);
    } catch (error) {
      if (!search.signal.aborted) this.failure = this.failed(error);
    }
  }

  #typed(event: Event): void {
    event.preventDefault();
    const found = readAddress(this.input.value);
    this.problem = found ? "" : this.s("add.no_address");
    if (found?.kind === "stream") this.#choose("", "", found.url);
    else if (found) this.#choose("", found.address, "");
    else this.input.focus();
  }

  #choose(title: string, address: string, url: string): void {
    this.fire("tawny-found", { title, address, url });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-add-find": TawnyAddFind;
  }
}
