// The pictures of a wall, as large as the screen lets them be; or one of them, from edge to edge.

import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { type Camera, cameraKey } from "../model/types";
import type { WallState } from "../model/wall";
import { onPage, wallLayout } from "../model/wall-layout";
import { cssProps } from "./css-props";
import { TawnyElement } from "./element";
import "./wall-tile";

/** Its tiles fire `tawny-open`. What can't be seen stays, so that it is there at once again, but does nothing. */
@customElement("tawny-wall-grid")
export class TawnyWallGrid extends TawnyElement {
  static override styles = css`
    :host {
      display: grid;
      height: 100%;
    }
    :host([hidden]) {
      display: none;
    }
    .grid {
      display: grid;
      grid-template: repeat(var(--rows), minmax(0, 1fr)) / repeat(var(--columns), minmax(0, 1fr));
      gap: 2px;
      min-height: 0;
    }
    tawny-wall-tile[hidden] {
      display: none;
    }
  `;

  /** All that the wall has pages of. */
  @property({ attribute: false }) cameras: readonly Camera[] = [];
  @property({ attribute: false }) look!: WallState;
  @property({ type: Number }) tiles = 4;
  /** Its width by its height. */
  @property({ type: Number }) aspect = 16 / 9;

  protected override render() {
    const { cameras, look } = this;
    const seen = onPage(cameras, this.tiles, look.page);
    const front = cameras.find((camera) => cameraKey(camera) === look.front);
    const shown = front && !seen.includes(front) ? [...seen, front] : seen;
    const columns = front ? 1 : wallLayout(seen.length, this.aspect).columns;
    const rows = front ? 1 : Math.ceil(seen.length / columns);
    return html`
      <div class="grid" ${cssProps({ "--columns": columns, "--rows": rows })}>
        ${repeat(shown, cameraKey, (camera) => this.#tile(camera, front))}
      </div>
    `;
  }

  #tile(camera: Camera, front: Camera | undefined) {
    const { byHand, live } = this.look;
    return html`
      <tawny-wall-tile
        .camera=${camera}
        ?live=${live.has(cameraKey(camera))}
        ?large=${byHand && camera === front}
        ?hidden=${front !== undefined && camera !== front}
      ></tawny-wall-tile>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-wall-grid": TawnyWallGrid;
  }
}
