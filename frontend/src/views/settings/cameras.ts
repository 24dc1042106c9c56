// All cameras: how they do, the way to each one's settings, and to a new one.

import { mdiCctv, mdiCctvOff, mdiChevronRight, mdiPlus } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { baseStyles } from "../../elements/base-styles";
import { cameraStates } from "../../elements/camera-state";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import { Watch } from "../../elements/watch";
import { type Camera, cameraKey } from "../../model/types";
import "../../elements/icon";
import "../../elements/message";

@customElement("tawny-cameras-settings")
export class TawnyCamerasSettings extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      .card {
        gap: 0;
        padding: 4px 0;
        overflow: hidden;
      }
      .head {
        margin-bottom: var(--tawny-gap);
      }
      a.item {
        display: flex;
        align-items: center;
        gap: 16px;
        padding: 12px 16px 12px 20px;
        color: inherit;
        text-decoration: none;
      }
      a.item:hover {
        background: color-mix(in srgb, var(--tawny-accent) 8%, transparent);
      }
      a.item:focus-visible {
        outline-offset: -3px;
      }
      .icon {
        color: var(--tawny-accent);
      }
      .icon.off {
        color: var(--tawny-soft);
      }
      .name {
        flex: 1;
        min-width: 0;
      }
      .name strong {
        display: block;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .motion {
        color: var(--tawny-motion);
      }
    `,
  ];

  readonly #cameras = new Watch(this, (app) => app.backend.cameras);

  protected override render() {
    if (!this.#cameras.value) return nothing;
    const cameras = this.ofHome(this.#cameras.value);
    return html`
      <div class="row head">
        <h2>${this.s("section.cameras")}</h2>
        ${cameras.length ? html`<span class="end">${this.#add()}</span>` : nothing}
      </div>
      ${cameras.length ? this.#list(cameras) : this.#none()}
    `;
  }

  #add() {
    return html`
      <button type="button" class="button primary" @click=${() => this.goTo("cameras/:add")}>
        <tawny-icon path=${mdiPlus}></tawny-icon>${this.s("cameras.add")}
      </button>
    `;
  }

  #none() {
    return html`
      <tawny-message icon=${mdiCctv} heading=${this.t("live.none_title")} text=${this.s("cameras.none")}>
        ${this.#add()}
      </tawny-message>
    `;
  }

  #list(cameras: readonly Camera[]) {
    return html`<div class="card list">${repeat(cameras, cameraKey, (camera) => this.#camera(camera))}</div>`;
  }

  #camera(camera: Camera) {
    const [first] = cameraStates(camera, this.app.t, this.app.times);
    const place = `cameras/${camera.id}`;
    const open = (event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.goTo(place);
    };
    return html`
      <a class="item" href=${this.linkTo(place)} @click=${open}>
        <tawny-icon class="icon ${camera.enabled ? "" : "off"}" path=${camera.enabled ? mdiCctv : mdiCctvOff}></tawny-icon>
        <span class="name">
          <strong>${camera.name}</strong>
          <span class="small ${first?.kind ?? "soft"}">${first?.text}</span>
          ${camera.trouble ? html`<span class="small bad">${camera.trouble}</span>` : nothing}
        </span>
        <tawny-icon path=${mdiChevronRight}></tawny-icon>
      </a>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-cameras-settings": TawnyCamerasSettings;
  }
}
