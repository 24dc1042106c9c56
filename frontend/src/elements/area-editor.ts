// Areas drawn over a live picture. Corners are buttons: they are dragged, or moved with the arrow keys.

import { mdiCursorMove } from "@mdi/js";
import { html, nothing, type PropertyValues, svg } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { type Area, areaKey } from "../model/areas";
import { aspectOf } from "../model/cameras";
import {
  centreOf,
  FEWEST,
  middles,
  moved,
  type Point,
  type Polygon,
  within,
  withoutPoint,
  withPoint,
  withPointAfter,
} from "../model/polygon";
import type { Camera } from "../model/types";
import { areaEditorStyles } from "./area-editor-styles";
import { baseStyles } from "./base-styles";
import { cssProps } from "./css-props";
import { SettingsElement } from "./settings-element";
import "./icon";
import "./video";

const STEP = 0.01;
const LONG_STEP = 0.05;
const WAYS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface Shape {
  readonly key: string;
  readonly polygon: Polygon;
}

/** It fires `tawny-choose` with the key of an area, and `tawny-shape` with a Shape. */
@customElement("tawny-area-editor")
export class TawnyAreaEditor extends SettingsElement {
  static override styles = [baseStyles, areaEditorStyles];

  @property({ attribute: false }) camera!: Camera;
  @property({ attribute: false }) areas: readonly Area[] = [];
  /** The key of the one whose corners can be moved. */
  @property() chosen = "";
  @state() private said = "";
  @query(".stage") private stage!: HTMLElement;
  #focusNext: number | null = null;

  protected override render() {
    const chosen = this.areas.find((area) => areaKey(area) === this.chosen);
    const isAny = this.camera.motion && !this.areas.some((area) => area.kind === "zones");
    return html`
      <div class="stage ${isAny ? "moving" : ""}" ${cssProps({ "--aspect": aspectOf(this.camera) })}>
        <tawny-video .camera=${this.camera} rendition=${this.#rendition} live></tawny-video>
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          ${repeat(this.areas, areaKey, (area) => this.#outline(area))}
        </svg>
        ${repeat(this.areas, areaKey, (area) => this.#name(area))} ${chosen ? this.#handles(chosen) : nothing}
      </div>
      <p class="unseen" role="status">${this.said}</p>
    `;
  }

  get #rendition(): string {
    return this.camera.streams.some((stream) => stream.name === "sub") ? "sub" : "main";
  }

  #outline(area: Area) {
    const key = areaKey(area);
    const moving = area.kind === "zones" && this.camera.motionZones.includes(area.id);
    const classes = [area.kind, key === this.chosen ? "chosen" : "", moving ? "moving" : ""].join(" ");
    const points = area.polygon.map((point) => point.join(",")).join(" ");
    return svg`<polygon class=${classes} points=${points} @click=${() => this.fire("tawny-choose", key)}></polygon>`;
  }

  #name(area: Area) {
    return html`<span class="name ${area.kind}" ${this.#place(centreOf(area.polygon))}>${area.name}</span>`;
  }

  #place([x, y]: Point) {
    return cssProps({ "--x": `${x * 100}%`, "--y": `${y * 100}%` });
  }

  #handles(area: Area) {
    const { polygon } = area;
    return html`
      ${middles(polygon).map((point, at) => this.#middle(area, point, at))}
      ${polygon.map((point, at) => this.#corner(area, point, at))} ${this.#centre(area)}
    `;
  }

  #corner(area: Area, point: Point, at: number) {
    return html`
      <button
        type="button"
        class="handle corner"
        aria-label=${this.s("zones.corner", { number: at + 1, count: area.polygon.length, name: area.name, where: this.#where(point) })}
        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Delete Enter"
        ${this.#place(point)}
        @pointerdown=${(event: PointerEvent) => this.#drag(event, (to) => withPoint(area.polygon, at, to))}
        @keydown=${(event: KeyboardEvent) => this.#cornerKey(event, area, at)}
      ></button>
    `;
  }

  /** Where a new corner is pulled out of a side. */
  #middle(area: Area, point: Point, at: number) {
    return html`
      <button
        type="button"
        class="handle middle"
        tabindex="-1"
        aria-label=${this.s("zones.add_corner", { number: at + 1 })}
        ${this.#place(point)}
        @pointerdown=${(event: PointerEvent) => {
          const grown = withPointAfter(area.polygon, at, point);
          this.#drag(event, (to) => withPoint(grown, at + 1, to));
        }}
        @click=${(event: MouseEvent) => {
          if (event.detail === 0) this.#shape(withPointAfter(area.polygon, at)); // by a screen reader
        }}
      ></button>
    `;
  }

  #centre(area: Area) {
    const centre = centreOf(area.polygon);
    return html`
      <button
        type="button"
        class="handle centre"
        aria-label=${this.s("zones.move", { name: area.name })}
        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown"
        ${this.#place(centre)}
        @pointerdown=${(event: PointerEvent) =>
          this.#drag(event, (to) => moved(area.polygon, to[0] - centre[0], to[1] - centre[1]))}
        @keydown=${(event: KeyboardEvent) => {
          const step = this.#step(event);
          if (step) this.#shape(moved(area.polygon, step[0], step[1]));
        }}
      >
        <tawny-icon path=${mdiCursorMove}></tawny-icon>
      </button>
    `;
  }

  /** Follows the pointer; `shape` makes the outline of where it is. */
  #drag(down: PointerEvent, shape: (to: Point) => Polygon): void {
    const handle = down.currentTarget;
    if (!(handle instanceof HTMLElement) || down.button !== 0) return;
    down.preventDefault();
    handle.focus();
    const box = this.stage.getBoundingClientRect();
    const start = this.#pointOf(handle);
    // The finger is seldom in the middle of what it takes hold of.
    const off = [
      start[0] - (down.clientX - box.left) / box.width,
      start[1] - (down.clientY - box.top) / box.height,
    ] as const;
    const move = (event: PointerEvent) => {
      if (event.pointerId !== down.pointerId) return;
      const to = within([
        (event.clientX - box.left) / box.width + off[0],
        (event.clientY - box.top) / box.height + off[1],
      ]);
      this.#shape(shape(to));
    };
    const end = (event: PointerEvent) => {
      if (event.pointerId !== down.pointerId) return;
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", end);
      removeEventListener("pointercancel", end);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
  }

  #pointOf(handle: HTMLElement): Point {
    const value = (name: string): number => Number.parseFloat(handle.style.getPropertyValue(name)) / 100;
    return [value("--x"), value("--y")];
  }

  #step(event: KeyboardEvent): Point | null {
    const way = WAYS[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return null;
    event.preventDefault();
    const step = event.shiftKey ? LONG_STEP : STEP;
    return [way[0] * step, way[1] * step];
  }

  #cornerKey(event: KeyboardEvent, area: Area, at: number): void {
    const point = area.polygon[at];
    if (!point) return;
    const step = this.#step(event);
    if (step) {
      const to = within([point[0] + step[0], point[1] + step[1]]);
      this.#shape(withPoint(area.polygon, at, to));
      this.said = this.#where(to);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      const isLast = area.polygon.length === FEWEST;
      this.said = this.s(isLast ? "zones.three_stay" : "zones.corner_gone");
      if (!isLast) this.#shape(withoutPoint(area.polygon, at), Math.max(0, at - 1));
    } else if (event.key === "Enter" || event.key === "+") {
      event.preventDefault();
      this.said = this.s("zones.corner_added");
      this.#shape(withPointAfter(area.polygon, at), at + 1);
    }
  }

  /** `focus` is the corner that is to have the focus as soon as the shape is shown: the next key is meant for it. */
  #shape(polygon: Polygon, focus: number | null = null): void {
    this.#focusNext = focus;
    this.fire<Shape>("tawny-shape", { key: this.chosen, polygon });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#focusNext === null || !changed.has("areas")) return;
    this.renderRoot.querySelectorAll<HTMLElement>(".corner")[this.#focusNext]?.focus();
    this.#focusNext = null;
  }

  #where([x, y]: Point): string {
    return this.s("zones.where", { x: Math.round(x * 100), y: Math.round(y * 100) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-area-editor": TawnyAreaEditor;
  }
}
