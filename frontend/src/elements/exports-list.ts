// The ranges that were asked for as files: how far each is, and where it is when it is done.

import { mdiClose, mdiDeleteOutline, mdiDownload } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { until } from "lit/directives/until.js";
import type { Exports } from "../backend/backend";
import { readExport } from "../model/answers";
import { type Camera, cameraOf, type Exported, isSame } from "../model/types";
import { baseStyles } from "./base-styles";
import { rangeText } from "./range-bar";
import { RecordingsElement } from "./recordings-element";
import "./icon";

const MEGA = 1e6;

@customElement("tawny-exports-list")
export class TawnyExportsList extends RecordingsElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      h2 {
        margin-bottom: 4px;
        font-size: 1rem;
        font-weight: 600;
      }
      li {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 6px 0;
        border-top: 1px solid var(--tawny-line);
      }
      .what {
        flex: 1;
        min-width: 0;
        display: grid;
        gap: 2px;
        font-size: 0.92rem;
        overflow-wrap: anywhere;
      }
      .when,
      .state {
        color: var(--tawny-soft);
        font-size: 0.86rem;
        font-variant-numeric: tabular-nums;
      }
      .failed {
        color: var(--tawny-bad);
      }
      progress {
        width: 100%;
        height: 6px;
        accent-color: var(--tawny-accent);
      }
    `,
  ];

  @property({ attribute: false }) cameras: readonly Camera[] = [];
  @state() private all: readonly Exported[] = [];
  @state() private problem = "";
  #unlisten: (() => void) | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unlisten?.();
    this.#unlisten = null;
  }

  protected override willUpdate(): void {
    this.toggleAttribute("filled", this.all.length > 0);
    if (this.#unlisten) return;
    this.#unlisten = this.app.backend.listen((message) => {
      if (message === null) void this.#load();
      else if (message.type === "export") this.#heard(readExport(message.data, message.home));
    });
    void this.#load();
  }

  /** Shows one that was just asked for. */
  show(exported: Exported): void {
    if (!this.all.some((one) => isSame(one, exported))) this.all = [exported, ...this.all];
  }

  protected override render() {
    if (!this.all.length) return nothing;
    return html`
      <h2>${this.r("rec.exports")}</h2>
      <ul>
        ${repeat(
          this.all,
          (one) => `${one.home}/${one.id}`,
          (one) => this.#row(one),
        )}
      </ul>
      <p class="failed" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
    `;
  }

  #row(one: Exported) {
    const camera = this.cameras.find((other) => isSame(other, cameraOf(one)));
    const isOpen = one.state === "pending" || one.state === "running";
    const name = camera?.name ?? one.camera;
    const remove = isOpen ? this.t("event.cancel") : this.r("rec.export_delete");
    return html`
      <li data-state=${one.state}>
        <span class="what">
          <span>${name}</span>
          <span class="when">${rangeText(one, this.app.times)}</span>
          ${isOpen ? html`<progress aria-label=${this.r("rec.export")} value=${one.progress}></progress>` : nothing}
          <span class="state ${one.state}">${this.#state(one)}</span>
        </span>
        ${one.state === "done" ? this.#download(one, name) : nothing}
        ${
          camera?.canControl
            ? html`
                <button
                  type="button"
                  class="button bare round"
                  aria-label=${remove}
                  title=${remove}
                  @click=${() => void this.#remove(one)}
                >
                  <tawny-icon path=${isOpen ? mdiClose : mdiDeleteOutline}></tawny-icon>
                </button>
              `
            : nothing
        }
      </li>
    `;
  }

  #download(one: Exported, name: string) {
    const label = this.t("event.download");
    const at = new Date(one.start).toISOString().slice(0, 19).replaceAll(":", "-");
    return html`
      <a
        class="button bare round"
        aria-label=${label}
        title=${label}
        href=${until(this.#exports?.file(one), "#")}
        download=${`${name}_${at}.mp4`}
      >
        <tawny-icon path=${mdiDownload}></tawny-icon>
      </a>
    `;
  }

  #state(one: Exported): string {
    const { language } = this.app.times.habits;
    if (one.state === "failed") return this.t("app.failed", { reason: one.message });
    if (one.state === "pending") return this.r("rec.export_waits");
    if (one.state === "running") {
      return new Intl.NumberFormat(language, { style: "percent" }).format(one.progress);
    }
    const size = { style: "unit", unit: "megabyte", maximumFractionDigits: 1 } as const;
    const bytes = new Intl.NumberFormat(language, size).format((one.size ?? 0) / MEGA);
    return [bytes, one.message].filter(Boolean).join(" · ");
  }

  get #exports(): Exports | undefined {
    return this.app.backend.exports;
  }

  async #load(): Promise<void> {
    const found = await this.#exports?.list().catch(() => null);
    if (found) this.all = found;
  }

  #heard(news: Exported): void {
    const isKnown = this.all.some((one) => isSame(one, news));
    this.all = isKnown ? this.all.map((one) => (isSame(one, news) ? news : one)) : [news, ...this.all];
  }

  async #remove(one: Exported): Promise<void> {
    this.problem = "";
    try {
      await this.#exports?.remove(one);
      this.all = this.all.filter((other) => !isSame(other, one));
    } catch (error) {
      this.problem = this.failed(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-exports-list": TawnyExportsList;
  }
}
