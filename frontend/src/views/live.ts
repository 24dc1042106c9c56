// The live view: all cameras by area, each with its small stream; one of them in full size when it is tapped.

import { mdiCctv } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { baseStyles } from "../elements/base-styles";
import { cssProps } from "../elements/css-props";
import { TawnyElement } from "../elements/element";
import { later } from "../elements/later";
import { qualityOf } from "../elements/quality";
import { GridRoom } from "../elements/room";
import { Watch } from "../elements/watch";
import { byArea, columnsFor, type Group } from "../model/cameras";
import { liveLayout } from "../model/live-layout";
import { type Camera, cameraKey, parseCameraKey } from "../model/types";
import "../elements/camera-tile";
import "../elements/message";

/** `place` is the camera that is shown in full size, as `cameraKey` has it; "" for none. */
@customElement("tawny-live-view")
export class TawnyLiveView extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        padding: var(--tawny-gap);
      }
      .all {
        max-width: var(--all);
        margin: 0 auto;
      }
      h2 {
        margin: 6px 4px 10px;
        font-size: 1rem;
        font-weight: 600;
        color: var(--tawny-soft);
      }
      tawny-quality {
        margin: 0 4px;
      }
      tawny-quality:not(.foot *) {
        margin-bottom: var(--tawny-gap);
      }
      .foot {
        display: flex;
        align-items: center;
        justify-content: space-between;
        margin-top: var(--tawny-gap);
      }
      .note {
        margin-bottom: var(--tawny-gap);
        padding: 10px 16px;
        border-radius: var(--tawny-round-small);
        background: color-mix(in srgb, var(--tawny-soft) 18%, var(--tawny-card));
      }
      section + section {
        margin-top: 24px;
      }
      .grid {
        display: grid;
        gap: var(--tawny-gap);
        /* As many columns as are wanted, fewer where a tile would be narrower than 280 px. */
        --width: calc((100% - (var(--columns) - 1) * var(--tawny-gap)) / var(--columns));
        grid-template-columns: repeat(auto-fill, minmax(min(100%, max(280px, var(--width))), 1fr));
      }
    `,
  ];

  @property() place = "";
  /** The camera that an address named, or that was shown, and is not here: its key, and what is said of it. */
  @state() private gone: { readonly key: string; readonly text: string } | null = null;
  /** The one that was shown last. */
  #shown: Camera | null = null;
  readonly #outside = new Watch(this, (app) => app.backend.outside);
  readonly #level = new Watch(this, (app) => qualityOf(app.backend).level);
  readonly #cameras = new Watch(this, (app) => app.backend.cameras);
  readonly #admin = new Watch(this, (app) => app.backend.isAdmin);
  readonly #room = new GridRoom(this);

  protected override firstUpdated(): void {
    void loadDialog();
  }

  protected override willUpdate(): void {
    const cameras = this.#cameras.value;
    if (!cameras || !this.place) return;
    const shown = cameras.find((camera) => cameraKey(camera) === this.place);
    if (shown) {
      void loadDialog(); // if it never came
      this.#shown = shown;
      this.gone = null;
    } else if (this.#isKnown(parseCameraKey(this.place).home)) {
      const name = this.#shown && cameraKey(this.#shown) === this.place ? this.#shown.name : "";
      this.gone = { key: this.place, text: name ? this.t("live.gone", { name }) : this.t("card.no_camera") };
      this.app.go("live", "", true);
    }
  }

  /** Of a sidecar that is not there yet, as while Home Assistant starts, nobody knows which cameras it has. */
  #isKnown(home: string): boolean {
    const homes = this.app.backend.homes?.value;
    return homes ? homes.some((one) => one.id === home) : true;
  }

  protected override render() {
    const cameras = this.#cameras.value;
    if (!cameras) return nothing;
    // It may come back.
    const gone = this.gone && !cameras.some((camera) => cameraKey(camera) === this.gone?.key) ? this.gone : null;
    const note = gone ? html`<p class="note" role="status">${gone.text}</p>` : nothing;
    if (!cameras.length) {
      const texts = { heading: this.t("live.none_title"), text: this.t("live.none_text") };
      return html`
        ${note}
        <tawny-message icon=${mdiCctv} heading=${texts.heading} text=${texts.text}>
          ${this.#admin.value && this.app.backend.openSettings ? this.#add() : nothing}
        </tawny-message>
      `;
    }
    const groups = byArea(cameras, this.app.language);
    const shown = cameras.find((camera) => cameraKey(camera) === this.place);
    // What nobody sees behind a large picture would only take from its way.
    void this.#level.value;
    const live = !(shown && qualityOf(this.app.backend).isFar);
    const layout = groups.length === 1 ? liveLayout(cameras.length, this.#room.value) : null;
    const all = { "--all": layout?.width ? `${layout.width}px` : "none" };
    return html`
      <div class="all" ${cssProps(all)} @tawny-open=${(event: CustomEvent<Camera>) => this.app.go("live", cameraKey(event.detail))}>
        ${note} ${this.#outside.value ? html`<tawny-quality></tawny-quality>` : nothing}
        ${groups.map((group) => this.#group(group, layout?.columns, live))}
        <div class="foot">
          ${this.#outside.value ? nothing : html`<tawny-quality></tawny-quality>`}<tawny-keys-button></tawny-keys-button>
        </div>
      </div>
      ${shown ? this.#dialog(shown, cameras) : nothing}
    `;
  }

  #add() {
    const go = () => this.app.go("settings", "cameras/:add");
    return html`<button type="button" class="button primary" @click=${go}>${this.t("live.add")}</button>`;
  }

  /** `columns` are those of all pictures, undefined where each group has its own, and its name. */
  #group(group: Group, columns: number | undefined, live: boolean) {
    return html`
      <section>
        ${columns === undefined ? html`<h2>${group.area || this.t("live.other_area")}</h2>` : nothing}
        <div class="grid" ${cssProps({ "--columns": columns ?? columnsFor(group.cameras.length) })}>
          ${repeat(group.cameras, cameraKey, (camera) => html`<tawny-camera .camera=${camera} ?live=${live}></tawny-camera>`)}
        </div>
      </section>
    `;
  }

  #dialog(shown: Camera, cameras: readonly Camera[]) {
    const step = (event: CustomEvent<number>) => {
      const at = cameras.indexOf(shown) + event.detail + cameras.length;
      const next = cameras[at % cameras.length];
      if (next) this.app.go("live", cameraKey(next), true);
    };
    return html`
      <tawny-camera-dialog
        .camera=${shown}
        ?others=${cameras.length > 1}
        @tawny-step=${step}
        @tawny-close=${() => this.app.go("live")}
        @tawny-events=${() => this.app.go("events", `camera=${cameraKey(shown)}`)}
        @tawny-recordings=${() => this.app.go("recordings", cameraKey(shown))}
      ></tawny-camera-dialog>
    `;
  }
}

const loadDialog = () => later("camera-dialog", () => import("../elements/camera-dialog"));

declare global {
  interface HTMLElementTagNameMap {
    "tawny-live-view": TawnyLiveView;
  }
}
