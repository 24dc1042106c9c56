// A camera on a wall: its picture from edge to edge, its name, and a frame when something moves there.

import { mdiAlertCircle, mdiCloudOffOutline, mdiMotionSensor } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Camera, smallStream } from "../model/types";
import { baseStyles } from "./base-styles";
import { cameraStates } from "./camera-state";
import { TawnyElement } from "./element";
import { OnScreen } from "./on-screen";
import "./icon";
import "./video";

const ICONS: Readonly<Record<string, string>> = { motion: mdiMotionSensor, bad: mdiAlertCircle };

/** `tawny-open` with the camera is fired when it is tapped. */
@customElement("tawny-wall-tile")
export class TawnyWallTile extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-width: 0;
        min-height: 0;
        container-type: size;
      }
      button {
        position: relative;
        display: block;
        width: 100%;
        height: 100%;
        padding: 0;
        border: 0;
        background: var(--tawny-screen);
        color: #fff;
        overflow: hidden;
        cursor: pointer;
      }
      button::after {
        content: "";
        position: absolute;
        inset: 0;
        border: 3px solid transparent;
        pointer-events: none;
        transition: border-color 0.3s;
      }
      button.motion::after {
        border-color: var(--tawny-motion);
      }
      button:focus-visible {
        outline-offset: -6px;
      }
      @media (forced-colors: active) {
        /* Where colours are forced, nothing is transparent. */
        button:not(.motion)::after {
          border: 0;
        }
      }
      tawny-video {
        height: 100%;
      }
      .name {
        position: absolute;
        inset-block-end: 10px;
        inset-inline-start: 10px;
        max-width: calc(100% - 20px);
        display: flex;
        align-items: center;
        gap: 6px;
        padding: 2px 10px;
        border-radius: 999px;
        background: rgb(8 5 3 / 0.6);
        font-size: clamp(0.75rem, 4cqw, max(1rem, 1.5cqw)); /* to be read from across a room, too */
        text-align: start;
      }
      .name span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      tawny-icon {
        width: 1.15em;
        height: 1.15em;
      }
      .motion tawny-icon {
        color: #ffc98f;
      }
      .bad tawny-icon {
        color: #ffb3ab;
      }
    `,
  ];

  @property({ attribute: false }) camera!: Camera;
  /** Whether it shows live video while it can be seen; else stills. */
  @property({ type: Boolean }) live = false;
  /** Whether somebody looks at it closely: then it shows the main stream. */
  @property({ type: Boolean }) large = false;
  readonly #onScreen = new OnScreen(this);

  protected override render() {
    const { camera } = this;
    const states = cameraStates(camera, this.app.t, this.app.times);
    const [first] = states;
    const isOut = !camera.online && camera.enabled;
    const icon = isOut ? mdiCloudOffOutline : ICONS[first?.kind ?? ""];
    return html`
      <button
        type="button"
        class=${first?.kind ?? ""}
        @click=${() => this.fire("tawny-open", camera)}
      >
        <tawny-video
          .camera=${camera}
          .stills=${this.#onScreen.value}
          rendition=${this.large ? "main" : smallStream(camera)}
          ?live=${this.live && this.#onScreen.value}
        ></tawny-video>
        <span class="name">
          ${icon ? html`<tawny-icon path=${icon}></tawny-icon>` : nothing}
          <span>${camera.name}${isOut ? html` · ${first?.text}` : nothing}</span>
        </span>
        ${isOut ? nothing : states.map((one) => html`<span class="unseen">${one.text}</span>`)}
        <span class="unseen">${this.t(this.large ? "kiosk.back" : "live.enlarge")}</span>
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-wall-tile": TawnyWallTile;
  }
}
