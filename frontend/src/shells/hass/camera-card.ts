// The card of one camera: its live picture and how it is; in full size when it is tapped.

import { mdiCctvOff } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { TawnyElement } from "../../elements/element";
import { Watch } from "../../elements/watch";
import type { Camera } from "../../model/types";
import type { CameraCardConfig } from "./configs";
import { HassRoot } from "./root";
import { hassTokens } from "./tokens";
import "../../elements/camera-tile";
import "../../elements/message";

@customElement("tawny-hass-camera")
export class TawnyHassCamera extends HassRoot {
  static override styles = [
    hassTokens,
    css`
      :host {
        display: block;
        height: 100%;
      }
    `,
  ];

  @property({ attribute: false }) config!: CameraCardConfig;

  protected override render() {
    return this.app ? html`<tawny-hass-camera-inside .config=${this.config}></tawny-hass-camera-inside>` : nothing;
  }

  /** A card has one place; what else there is has no way there. */
  protected go(): void {}

  protected link(): null {
    return null;
  }
}

@customElement("tawny-hass-camera-inside")
export class TawnyHassCameraInside extends TawnyElement {
  static override styles = css`
    :host {
      display: block;
      height: 100%;
    }
    tawny-camera {
      height: 100%;
    }
    tawny-message {
      box-sizing: border-box;
      height: 100%;
      padding-block: 24px;
      border-radius: var(--tawny-round);
      background: var(--tawny-card);
    }
  `;

  @property({ attribute: false }) config!: CameraCardConfig;
  @state() private isOpen = false;
  readonly #cameras = new Watch(this, (app) => app.backend.cameras);

  protected override render() {
    const cameras = this.#cameras.value;
    if (!cameras) return nothing;
    const camera = cameras.find((one) => one.entity === this.config.entity);
    if (!camera) {
      const heading = this.t("card.no_camera");
      return html`<tawny-message icon=${mdiCctvOff} heading=${heading} text=${this.config.entity}></tawny-message>`;
    }
    const open = async (): Promise<void> => {
      await import("../../elements/camera-dialog");
      this.isOpen = true;
    };
    return html`
      <tawny-camera .camera=${camera} ?live=${this.config.live ?? true} @tawny-open=${open}></tawny-camera>
      ${this.isOpen ? this.#dialog(camera) : nothing}
    `;
  }

  #dialog(camera: Camera) {
    const close = (): void => {
      this.isOpen = false;
    };
    return html`<tawny-camera-dialog .camera=${camera} @tawny-close=${close}></tawny-camera-dialog>`;
  }
}
