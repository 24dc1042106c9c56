// The sensors: what is wrong, with its remedy; then every camera with all that it tells; then the service itself.

import { ContextProvider } from "@lit/context";
import { mdiCctv, mdiCheckCircleOutline, mdiHelpCircleOutline } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { baseStyles } from "../elements/base-styles";
import { TawnyElement } from "../elements/element";
import { sensorsContext } from "../elements/sensors-element";
import { Watch } from "../elements/watch";
import { loadSensorsTexts, type SensorsSpeak } from "../i18n/sensors";
import { byArea } from "../model/cameras";
import { type Camera, cameraKey } from "../model/types";
import { wrongsOf } from "../model/wrongs";
import { SensorsSource } from "./sensors/source";
import { sensorsStyles } from "./sensors/styles";
import "../elements/chips";
import "../elements/icon";
import "../elements/message";
import "./sensors/camera";
import "../elements/house-history";
import "./sensors/service";
import "./sensors/wrong";

const DAY_MS = 86_400_000;
const SPANS = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS } as const;
type SpanName = keyof typeof SPANS;

/** `place` is the camera that is opened, as `cameraKey` has it; "" for none. */
@customElement("tawny-sensors-view")
export class TawnySensorsView extends TawnyElement {
  static override styles = [
    baseStyles,
    sensorsStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: clamp(20px, 3vw, 32px);
        max-width: 1180px;
        margin: 0 auto;
        padding: clamp(12px, 2.4vw, 32px);
      }
      .well {
        display: flex;
        align-items: center;
        gap: 16px;
      }
      .well > tawny-icon {
        width: 40px;
        height: 40px;
        color: var(--tawny-good);
      }
      .well.unknown > tawny-icon {
        color: var(--tawny-soft);
      }
      .wrongs {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 420px), 1fr));
        gap: var(--tawny-gap);
        margin-top: 12px;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px 16px;
        margin-bottom: 12px;
      }
      h3 {
        margin: 14px 4px 8px;
        font-size: 1rem;
        font-weight: 600;
        color: var(--tawny-soft);
      }
      .rows {
        padding-block: 4px;
      }
      .rows li + li {
        border-top: 1px solid var(--tawny-line);
      }
    `,
  ];

  @property() place = "";
  @state() private length: SpanName = "day";
  @state() private s: SensorsSpeak | null = null;
  readonly #source = new SensorsSource(this);
  readonly #provider = new ContextProvider(this, { context: sensorsContext });
  readonly #cameras = new Watch(this, (app) => app.backend.cameras);
  readonly #connection = new Watch(this, (app) => app.backend.connection);
  readonly #storage = new Watch(this, (app) => app.backend.storageTrouble);
  // Admins are told more.
  readonly #admin = new Watch(
    this,
    (app) => app.backend.isAdmin,
    () => this.#source.refresh(),
  );

  protected override firstUpdated(): void {
    void loadSensorsTexts(this.app.language).then((s) => {
      this.#provider.setValue(s);
      this.s = s;
    });
  }

  protected override willUpdate(): void {
    void this.#admin.value;
    if (this.#cameras.value) this.#source.want(this.#cameras.value, SPANS[this.length]);
  }

  protected override render() {
    const cameras = this.#cameras.value;
    const { s } = this;
    if (!cameras || !s) return nothing;
    const { events, healths } = this.#source;
    const state = this.#wrongs(cameras, s);
    return html`
      <section aria-live="polite" ?hidden=${state === nothing}>${state}</section>
      ${cameras.length ? this.#byArea(cameras, s) : this.#none()}
      ${healths.map((health) => html`<tawny-service-sensors .health=${health} ?named=${healths.length > 1}></tawny-service-sensors>`)}
      ${
        events
          ? html`
              <section>
                <div class="head"><h2>${s("events.title")}</h2></div>
                <tawny-house-history class="card" .events=${events} .cameras=${cameras}></tawny-house-history>
              </section>
            `
          : nothing
      }
    `;
  }

  #wrongs(cameras: readonly Camera[], s: SensorsSpeak) {
    const wrongs = wrongsOf(cameras, this.#source.healths, this.#storage.value ?? []);
    const isLost = this.#connection.value === "lost";
    // Of nothing there is nothing good to say.
    if (!wrongs.length && !isLost && !cameras.length) return nothing;
    if (!wrongs.length || isLost) {
      const known = html`<h2>${s("well.title")}</h2><p class="soft">${s("well.text", { count: cameras.length })}</p>`;
      const icon = isLost ? mdiHelpCircleOutline : mdiCheckCircleOutline;
      return html`
        <div class="card well ${isLost ? "unknown" : ""}">
          <tawny-icon path=${icon}></tawny-icon>
          <div>${isLost ? html`<p>${s("well.unknown")}</p>` : known}</div>
        </div>
      `;
    }
    return html`
      <h2>${s("wrong.title", { count: wrongs.length })}</h2>
      <ul class="wrongs">
        ${repeat(
          wrongs,
          (wrong) => wrong.key,
          (wrong) => html`<li><tawny-wrong .wrong=${wrong}></tawny-wrong></li>`,
        )}
      </ul>
    `;
  }

  #none() {
    const add = () => this.app.go("settings", "cameras/:add");
    const texts = { heading: this.t("live.none_title"), text: this.t("live.none_text") };
    return html`
      <tawny-message class="card" icon=${mdiCctv} heading=${texts.heading} text=${texts.text}>
        ${
          this.#admin.value && this.app.backend.openSettings
            ? html`<button type="button" class="button primary" @click=${add}>${this.t("live.add")}</button>`
            : nothing
        }
      </tawny-message>
    `;
  }

  #byArea(cameras: readonly Camera[], s: SensorsSpeak) {
    const groups = byArea(cameras, this.app.language);
    return html`
      <section>
        <div class="head">
          <h2>${s("cameras.title")}</h2>
          <tawny-chips
            label=${s("span.label")}
            .chips=${(Object.keys(SPANS) as SpanName[]).map((name) => ({ name, text: s(`span.${name}`), on: name === this.length }))}
            @tawny-chip=${(event: CustomEvent<SpanName>) => {
              this.length = event.detail;
            }}
          ></tawny-chips>
        </div>
        ${groups.map(
          (group) => html`
            ${groups.length > 1 ? html`<h3>${group.area || this.t("live.other_area")}</h3>` : nothing}
            <ul class="card rows">
              ${repeat(group.cameras, cameraKey, (camera) => html`<li>${this.#camera(camera)}</li>`)}
            </ul>
          `,
        )}
      </section>
    `;
  }

  #camera(camera: Camera) {
    const key = cameraKey(camera);
    const { events, healths, span, timelines } = this.#source;
    const isOpen = this.place === key;
    return html`
      <tawny-camera-sensors
        .camera=${camera}
        .healths=${healths}
        .events=${events}
        .timeline=${timelines.get(key)}
        .span=${span}
        ?open=${isOpen}
        @tawny-toggle=${() => this.app.go("sensors", isOpen ? "" : key, true)}
      ></tawny-camera-sensors>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-sensors-view": TawnySensorsView;
  }
}
