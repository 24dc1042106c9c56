// A strip of time: how much moved, as bars, and what was the matter, as bands over it.

import { css, html, nothing, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Band } from "../model/bands";
import { type Span, ticks, toX } from "../model/timeline-scale";
import { baseStyles } from "./base-styles";
import { cssProps } from "./css-props";
import { TawnyElement } from "./element";

export type BandKind = "offline" | "off" | "down" | "paused" | "motion";

export interface Layer {
  readonly kind: BandKind;
  readonly bands: readonly Band[];
}

const WIDTH = 1000;
const HEIGHT = 28;
const LEAST = 4; // what is shorter would not be seen
const FULL_PERCENT = 100;
const HALF_WORD_PX = 30; // of the scale: what stands nearer to an end would be cut off

/** `label` says in words what is to be seen. */
@customElement("tawny-bands")
export class TawnyBands extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      svg {
        display: block;
        width: 100%;
        height: var(--tawny-bands-height, 28px);
        border-radius: 6px;
        background: color-mix(in srgb, var(--tawny-raised) 80%, transparent);
      }
      .motion {
        fill: var(--tawny-motion);
      }
      .offline {
        fill: var(--tawny-bad);
      }
      .paused {
        fill: color-mix(in srgb, var(--tawny-bad) 65%, transparent);
      }
      .off,
      .down {
        fill: color-mix(in srgb, var(--tawny-soft) 55%, var(--tawny-raised));
      }
      @media (forced-colors: active) {
        svg {
          border: 1px solid CanvasText;
          forced-color-adjust: none;
          background: Canvas;
        }
        .paused {
          fill: CanvasText;
        }
        .off,
        .down {
          fill: GrayText;
        }
      }
      .ticks {
        position: relative;
        height: 1.3em;
        margin-top: 2px;
        color: var(--tawny-soft);
        font-size: max(0.75rem, 12px); /* as on other timelines */
        overflow: hidden;
      }
      .ticks span {
        position: absolute;
        left: var(--at);
        translate: -50% 0;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) span: Span = { start: 0, end: 1 };
  @property({ attribute: false }) layers: readonly Layer[] = [];
  /** How much moved in each part of the span, 0 to 1. */
  @property({ attribute: false }) density: Float32Array | null = null;
  @property() label = "";
  @property({ type: Boolean }) scale = false;

  protected override render() {
    return html`
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${this.label}>
        ${this.density ? svg`<path class="motion" d=${bars(this.density)}></path>` : nothing}
        ${this.layers.map(({ kind, bands }) => bands.map((band) => this.#band(kind, band)))}
      </svg>
      ${this.scale ? this.#scale() : nothing}
    `;
  }

  #band(kind: BandKind, band: Band) {
    const left = toX(this.span, WIDTH, band.start);
    const width = Math.max(LEAST, toX(this.span, WIDTH, band.end) - left);
    const x = Math.min(left, WIDTH - LEAST).toFixed(1);
    const height = kind === "paused" ? HEIGHT / 3 : HEIGHT;
    return svg`<rect class=${kind} x=${x} y=${HEIGHT - height} width=${width.toFixed(1)} height=${height}></rect>`;
  }

  #scale() {
    const width = this.clientWidth || 320;
    const found = ticks(this.span, width, this.app.times, 96);
    const at = (ms: number): number => toX(this.span, FULL_PERCENT, ms);
    const isInside = (ms: number): boolean => {
      const x = toX(this.span, width, ms);
      return x > HALF_WORD_PX && x < width - HALF_WORD_PX;
    };
    return html`
      <div class="ticks" aria-hidden="true">
        ${found
          .filter((tick) => isInside(tick.at))
          .map((tick) => html`<span ${cssProps({ "--at": `${at(tick.at).toFixed(2)}%` })}>${tick.text}</span>`)}
      </div>
    `;
  }
}

/** One bar for each part, the higher the more moved; what moved a little can be seen, too. */
function bars(density: Float32Array): string {
  const width = WIDTH / density.length;
  const found: string[] = [];
  density.forEach((share, at) => {
    if (share <= 0) return;
    const height = (HEIGHT * (0.15 + 0.85 * Math.sqrt(share))).toFixed(1);
    found.push(`M${(at * width).toFixed(1)} ${HEIGHT}v-${height}h${width.toFixed(1)}v${height}z`);
  });
  return found.join("");
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-bands": TawnyBands;
  }
}
