// A camera's row: how it is, and its past at a glance; what is in it comes when it is opened.

import { mdiChevronDown } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { BandKind, Layer } from "../../elements/bands";
import { baseStyles } from "../../elements/base-styles";
import { cameraStates } from "../../elements/camera-state";
import { SensorsElement } from "../../elements/sensors-element";
import { cameraBands, movingTime, totalOf } from "../../model/bands";
import type { Health, HouseEvent } from "../../model/health";
import { density, type Span } from "../../model/timeline-scale";
import type { Camera, Timeline } from "../../model/types";
import { sensorsStyles } from "./styles";
import "../../elements/bands";
import "../../elements/icon";
import "./details";

const COLUMNS = 144;

/** It fires `tawny-toggle`. */
@customElement("tawny-camera-sensors")
export class TawnyCameraSensors extends SensorsElement {
  static override styles = [
    baseStyles,
    sensorsStyles,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      button {
        display: grid;
        grid-template: "name strip icon" auto / minmax(150px, 260px) minmax(0, 1fr) 28px;
        gap: 2px 20px;
        align-items: center;
        width: 100%;
        min-height: 64px;
        padding: 10px 0;
        border: 0;
        border-radius: var(--tawny-round-small);
        background: none;
        text-align: start;
        cursor: pointer;
      }
      .about {
        grid-area: name;
        display: grid;
        gap: 2px;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .name {
        font-weight: 600;
      }
      .states {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        color: var(--tawny-soft);
        font-size: 0.88rem;
      }
      .state {
        display: inline-flex;
        align-items: center;
        gap: 5px;
      }
      .state tawny-icon {
        width: 1.1em;
        height: 1.1em;
      }
      .state.recording tawny-icon {
        width: 0.7em;
        height: 0.7em;
        color: var(--tawny-bad);
      }
      .state.motion {
        color: var(--tawny-motion);
      }
      .state.bad {
        color: var(--tawny-bad);
      }
      tawny-bands {
        grid-area: strip;
      }
      button[aria-expanded="true"] tawny-bands {
        visibility: hidden;
      }
      button > tawny-icon {
        grid-area: icon;
        color: var(--tawny-soft);
        transition: rotate 0.2s;
      }
      button[aria-expanded="true"] > tawny-icon {
        rotate: 180deg;
      }
      @container (max-width: 620px) {
        button {
          grid-template: "name icon" auto "strip strip" auto / minmax(0, 1fr) 28px;
          gap: 8px 12px;
        }
        button[aria-expanded="true"] tawny-bands {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) camera!: Camera;
  @property({ attribute: false }) healths: readonly Health[] = [];
  @property({ attribute: false }) events: readonly HouseEvent[] | null = null;
  @property({ attribute: false }) timeline: Timeline | undefined;
  @property({ attribute: false }) span: Span = { start: 0, end: 1 };
  @property({ type: Boolean }) open = false;

  protected override render() {
    const { camera, span, timeline } = this;
    const layers = this.#layers();
    const moved = timeline ? density([timeline], span, COLUMNS) : null;
    return html`
      <button
        type="button"
        aria-expanded=${String(this.open)}
        aria-controls=${this.open ? "details" : nothing}
        @click=${() => this.fire("tawny-toggle", null)}
      >
        <span class="about">
          <span class="name">${camera.name}</span>
          <span class="states">
            ${cameraStates(camera, this.app.t, this.app.times).map(
              (one) =>
                html`<span class="state ${one.kind}"><tawny-icon path=${one.icon}></tawny-icon>${one.text}</span>`,
            )}
          </span>
        </span>
        <tawny-bands .span=${span} .layers=${layers} .density=${moved} label=${this.#story(layers)}></tawny-bands>
        <tawny-icon path=${mdiChevronDown}></tawny-icon>
      </button>
      ${
        this.open
          ? html`
              <tawny-camera-details
                id="details"
                .camera=${camera}
                .healths=${this.healths}
                .layers=${layers}
                .density=${moved}
                .span=${span}
                story=${this.#story(layers)}
              ></tawny-camera-details>
            `
          : nothing
      }
    `;
  }

  #layers(): readonly Layer[] {
    const bands = cameraBands(this.camera, this.events ?? [], this.timeline, this.span);
    const order: readonly Exclude<BandKind, "motion">[] = ["offline", "off", "down", "paused"];
    return order.map((kind) => ({ kind, bands: bands[kind] }));
  }

  /** The strip in words. */
  #story(layers: readonly Layer[]): string {
    const bad = layers
      .filter(({ bands }) => bands.length)
      .map(({ kind, bands }) =>
        this.s("cameras.away", {
          what: this.s(`band.${kind}`),
          count: bands.length,
          time: this.app.times.about(totalOf(bands)),
        }),
      );
    const moving = this.timeline ? movingTime(this.timeline) : 0;
    const moved =
      moving > 0 ? this.s("cameras.moved", { time: this.app.times.about(moving) }) : this.s("cameras.quiet");
    return [...(bad.length ? bad : [this.s("cameras.steady")]), moved].join(". ");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-camera-sensors": TawnyCameraSensors;
  }
}
