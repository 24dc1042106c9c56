// Where recordings are, how much room they take, how long they are kept, and how far back they will reach.

import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { cssProps } from "../../elements/css-props";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import { TroubleWords } from "../../elements/trouble-words";
import { Watch } from "../../elements/watch";
import { type Forecast, forecast, keepOf, sizeText } from "../../model/forecast";
import type { FootageKind, Offload, Status, StorageFigures } from "../../model/settings";
import "./config-form";

const AGAIN_MS = 30_000;
const KINDS = ["events", "continuous", "all"] as const;
const FOLDED = ["prefix", "path_style", "secret_key_file", "tls_verify", "tls_ca_file", "max_mbit_s", "cache_gb"];

@customElement("tawny-storage-settings")
export class TawnyStorageSettings extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      h2 {
        margin-bottom: var(--tawny-gap);
      }
      .disk {
        display: flex;
        height: 16px;
        border-radius: 8px;
        overflow: hidden;
        background: var(--tawny-raised);
      }
      .disk span {
        flex: 0 0 var(--share);
      }
      .own {
        background: var(--tawny-accent);
      }
      .others {
        background: color-mix(in srgb, var(--tawny-soft) 60%, transparent);
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 20px;
      }
      .legend li {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .legend li::before {
        content: "";
        width: 12px;
        height: 12px;
        border-radius: 3px;
        background: var(--tawny-raised);
        border: 1px solid var(--tawny-line);
      }
      .legend .is-own::before {
        background: var(--tawny-accent);
      }
      .legend .is-others::before {
        background: color-mix(in srgb, var(--tawny-soft) 60%, transparent);
      }
      @media (forced-colors: active) {
        .disk {
          border: 1px solid CanvasText;
        }
        .others,
        .legend .is-others::before {
          background: GrayText;
        }
      }
      .days {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
        gap: 12px;
      }
      .days li {
        display: grid;
        align-content: space-between;
        padding: 12px 16px;
        border-radius: var(--tawny-round-small);
        background: color-mix(in srgb, var(--tawny-raised) 60%, transparent);
      }
      .days strong {
        font-size: 1.25rem;
      }
    `,
  ];

  @state() private figures: StorageFigures | null = null;
  @state() private status: Status | null = null;
  @state() private failure = "";
  readonly #cameras = new Watch(this, (app) => app.backend.cameras);
  readonly #words = new TroubleWords(this);
  readonly #edits = new Watch(this, () => this.settings.desk.edits);
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
    void this.#edits.value;
    const names = { what: Object.fromEntries(KINDS.map((kind) => [kind, this.s(`offload.${kind}`)])) };
    return html`
      <h2>${this.s("storage.title")}</h2>
      <section class="card">
        <h3>${this.s("storage.disk")}</h3>
        ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}
        ${this.figures ? this.#disk(this.figures) : nothing}
      </section>
      <section class="card">
        <h3>${this.s("storage.reach")}</h3>
        ${this.figures ? this.#reach(this.figures) : nothing}
      </section>
      <section class="card">
        <tawny-config-form .path=${["storage"]} .folded=${["fsync_interval_s"]} @tawny-saved=${this.#load}></tawny-config-form>
      </section>
      <section class="card">
        <h3>${this.s("offload.title")}</h3>
        ${this.status ? this.#copies(this.status.offload) : nothing}
        <tawny-config-form .path=${["offload"]} .names=${names} .folded=${FOLDED}></tawny-config-form>
      </section>
    `;
  }

  #disk(figures: StorageFigures) {
    const { code, totalBytes: total, freeBytes: free, trouble: reason, usedBytes: own } = figures;
    const trouble = this.#words.of(reason ? [{ code, reason, name: "" }] : []);
    const others = Math.max(0, total - free - own);
    const share = (bytes: number) => cssProps({ "--share": `${total ? (bytes / total) * 100 : 0}%` });
    return html`
      ${trouble ? html`<p class="notice wrong" role="alert">${trouble}</p>` : nothing}
      <div class="disk" aria-hidden="true">
        <span class="own" ${share(own)}></span><span class="others" ${share(others)}></span>
      </div>
      <ul class="legend small">
        <li class="is-own">${this.s("storage.own", { size: this.#size(own) })}</li>
        <li class="is-others">${this.s("storage.others", { size: this.#size(others) })}</li>
        <li>${this.s("storage.free", { size: this.#size(free) })}</li>
      </ul>
      <dl class="small">
        <dt>${this.s("storage.path")}</dt>
        <dd>${figures.path}</dd>
        ${figures.cameras.map(
          ({ id, bytes }) => html`
            <dt>${this.ofHome(this.#cameras.value ?? []).find((camera) => camera.id === id)?.name ?? id}</dt>
            <dd>${this.#size(bytes)}</dd>
          `,
        )}
      </dl>
    `;
  }

  #copies(offload: Offload | null) {
    if (!offload) return html`<p class="soft">${this.s("offload.off")}</p>`;
    const { trouble, hint, stored, storedBytes, waiting, missed } = offload;
    const counts = { stored: String(stored), size: this.#size(storedBytes), waiting: String(waiting) };
    return html`
      <p class="notice ${trouble ? "wrong" : ""}" role="status">
        <span>${this.s(trouble ? "offload.wrong" : "offload.well")} ${trouble ? `${trouble}: ${hint}` : nothing}</span>
      </p>
      ${stored === null ? nothing : html`<p class="small">${this.s("offload.counts", counts)}</p>`}
      ${missed ? html`<p class="small bad">${this.s("offload.missed", { count: String(missed) })}</p>` : nothing}
    `;
  }

  #reach(figures: StorageFigures) {
    const found = forecast(
      figures,
      keepOf((path) => this.settings.desk.draft(path)),
      Date.now(),
    );
    if (!found) return html`<p class="soft">${this.s("storage.too_early")}</p>`;
    const sizes = { needed: this.#size(found.bytes), room: this.#size(found.room) };
    return html`
      <ul class="days">
        ${(["event", "continuous", "idle"] as const).map((kind) => this.#days(kind, found))}
      </ul>
      <p class="small ${found.isShort ? "" : "soft"}">
        ${this.s(found.isShort ? "storage.short" : "storage.fits", sizes)}
      </p>
    `;
  }

  #days(kind: FootageKind, found: Forecast) {
    const count = found.days[kind];
    if (count === undefined) return nothing;
    const shown = count < 10 ? Math.round(count * 10) / 10 : Math.round(count);
    const days = new Intl.NumberFormat(this.app.language).format(shown);
    return html`
      <li>
        <span class="soft small">${this.s(`storage.${kind}`)}</span>
        <strong>${this.s("storage.days", { count: shown, days })}</strong>
      </li>
    `;
  }

  async #ask(): Promise<void> {
    this.status = await this.settings.desk.api.status().catch(() => this.status);
  }

  #size(bytes: number): string {
    return sizeText(bytes, this.app.language);
  }

  async #load(): Promise<void> {
    void this.#ask();
    try {
      this.figures = await this.settings.desk.api.storage();
      this.failure = "";
    } catch (error) {
      this.failure = this.failed(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-storage-settings": TawnyStorageSettings;
  }
}
