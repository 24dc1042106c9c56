// The wishes for a wall of cameras: how many, how often pages turn, what motion does, and when it goes dark.

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Camera, cameraKey } from "../model/types";
import { type Front, MOST_TILES, type WallSettings } from "../model/wall-settings";
import { baseStyles } from "./base-styles";
import { TawnyElement } from "./element";
import { selectStyles } from "./select-styles";
import "./dialog";

const TILES = [0, 1, 2, 3, 4, 6, 8, 9, 12, MOST_TILES];
const CYCLES_S = [0, 10, 20, 30, 60, 300];
const FRONTS: readonly Front[] = ["large", "page", "off"];
const CALM_MIN = [0, 1, 2, 5, 10, 30, 60];

/** It fires `tawny-change` with the new settings, and `tawny-close`. */
@customElement("tawny-wall-dialog")
export class TawnyWallDialog extends TawnyElement {
  static override styles = [
    baseStyles,
    selectStyles,
    css`
      form {
        display: grid;
        gap: 14px;
        padding: 4px 18px 20px;
      }
      label.row {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
        align-items: center;
        gap: 4px 12px;
      }
      fieldset {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(170px, 1fr));
        gap: 0 16px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
      }
      .camera {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: var(--tawny-target);
        overflow-wrap: anywhere;
      }
      input {
        flex: none;
        width: 22px;
        height: 22px;
        margin: 0;
        accent-color: var(--tawny-accent);
      }
      tawny-dialog {
        --tawny-dialog-width: 560px;
      }
    `,
  ];

  @property({ attribute: false }) settings!: WallSettings;
  @property({ attribute: false }) cameras: readonly Camera[] = [];

  protected override render() {
    const { settings } = this;
    const seconds = (value: number) => this.#amount(value, "second");
    const tiles = (value: number) => (value ? String(value) : this.t("kiosk.tiles_auto"));
    const minutes = (value: number) => this.#amount(value, "minute");
    return html`
      <tawny-dialog heading=${this.t("kiosk.settings")}>
        <form>
          ${this.#row("kiosk.tiles", TILES, settings.tiles, tiles, (tiles) => ({ tiles }))}
          ${this.#row("kiosk.cycle", CYCLES_S, settings.cycle, seconds, (cycle) => ({ cycle }))}
          ${this.#row(
            "kiosk.front",
            FRONTS,
            settings.front,
            (one) => this.t(`kiosk.front_${one}`),
            (front) => ({ front }),
          )}
          ${this.#row("kiosk.dim", CALM_MIN, settings.dim, minutes, (dim) => ({ dim }))}
          ${this.#row("kiosk.sleep", CALM_MIN, settings.sleep, minutes, (sleep) => ({ sleep }))}
          ${this.cameras.length > 1 ? this.#choice() : nothing}
        </form>
      </tawny-dialog>
    `;
  }

  #row<T extends string | number>(
    key: "kiosk.tiles" | "kiosk.cycle" | "kiosk.front" | "kiosk.dim" | "kiosk.sleep",
    usual: readonly T[],
    value: T,
    word: (value: T) => string,
    change: (value: T) => Partial<WallSettings>,
  ) {
    const values = usual.includes(value) ? usual : [...usual, value]; // an address may say any
    const chose = (event: Event & { currentTarget: HTMLSelectElement }) => {
      const found = values[event.currentTarget.selectedIndex];
      if (found !== undefined) this.#change(change(found));
    };
    return html`
      <label class="row">
        <span>${this.t(key)}</span>
        <select class="field" @change=${chose}>
          ${values.map((one) => html`<option ?selected=${one === value}>${word(one)}</option>`)}
        </select>
      </label>
    `;
  }

  #choice() {
    const all = this.cameras.map(cameraKey);
    const chosen = this.settings.cameras.length ? this.settings.cameras : all;
    const toggle = (key: string) => {
      const next = all.filter((one) => (one === key ? !chosen.includes(one) : chosen.includes(one)));
      this.#change({ cameras: next.length === all.length ? [] : next });
    };
    return html`
      <fieldset>
        <legend>${this.t("kiosk.cameras")}</legend>
        ${this.cameras.map((camera) => {
          const key = cameraKey(camera);
          const isChosen = chosen.includes(key);
          return html`
            <label class="camera">
              <input
                type="checkbox"
                .checked=${isChosen}
                ?disabled=${isChosen && chosen.length === 1}
                @change=${() => toggle(key)}
              />
              ${camera.name}
            </label>
          `;
        })}
      </fieldset>
    `;
  }

  #amount(value: number, unit: "second" | "minute"): string {
    return value ? this.app.times.amount(value, unit) : this.t("kiosk.never");
  }

  #change(change: Partial<WallSettings>): void {
    this.fire<WallSettings>("tawny-change", { ...this.settings, ...change });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-wall-dialog": TawnyWallDialog;
  }
}
