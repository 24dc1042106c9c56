// All that a camera tells: its history on one scale, its binary sensors, its streams, and the sensors around it.

import { mdiBellOutline, mdiCctv } from "@mdi/js";
import { css, html, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { BandKind, Layer } from "../../elements/bands";
import { baseStyles } from "../../elements/base-styles";
import { SensorsElement } from "../../elements/sensors-element";
import { motionBands } from "../../model/bands";
import { codecName, soundName } from "../../model/codecs";
import { figuresOf, type Health } from "../../model/health";
import type { Span } from "../../model/timeline-scale";
import { type Camera, cameraKey, type Stream, type TawnyEvent } from "../../model/types";
import { sensorsStyles } from "./styles";
import "../../elements/bands";
import "../../elements/icon";
import "./others";

const MOST_EVENTS = 1000;

@customElement("tawny-camera-details")
export class TawnyCameraDetails extends SensorsElement {
  static override styles = [
    baseStyles,
    sensorsStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 18px;
        padding: 4px 0 18px;
      }
      h4 {
        margin: 0 0 6px;
        font-size: 0.95rem;
        font-weight: 600;
      }
      .story {
        margin-top: 8px;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin-top: 6px;
      }
      .legend li {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .legend li::before {
        content: "";
        width: 12px;
        height: 12px;
        border-radius: 3px;
        background: var(--own);
      }
      .legend .motion {
        --own: var(--tawny-motion);
      }
      .legend .offline {
        --own: var(--tawny-bad);
      }
      .legend .paused {
        --own: color-mix(in srgb, var(--tawny-bad) 65%, transparent);
      }
      .legend .off,
      .legend .down {
        --own: color-mix(in srgb, var(--tawny-soft) 55%, var(--tawny-raised));
      }
      @media (forced-colors: active) {
        .legend .paused {
          --own: CanvasText;
        }
        .legend .off,
        .legend .down {
          --own: GrayText;
        }
      }
      .sensors li {
        display: grid;
        grid-template-columns: minmax(0, 13.75rem) 6.9rem minmax(0, 1fr);
        gap: 4px 16px;
        align-items: center;
        min-height: 40px;
        overflow-wrap: anywhere;
      }
      .sensors strong {
        font-weight: 600;
      }
      .sensors tawny-bands {
        --tawny-bands-height: 16px;
      }
      .streams li {
        padding: 4px 0;
        overflow-wrap: anywhere;
      }
      .bad {
        color: var(--tawny-bad);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      @media (max-width: 640px) {
        .sensors li {
          grid-template-columns: minmax(0, 1fr) max-content;
          padding: 4px 0;
        }
        .sensors tawny-bands {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @property({ attribute: false }) camera!: Camera;
  @property({ attribute: false }) healths: readonly Health[] = [];
  @property({ attribute: false }) layers: readonly Layer[] = [];
  @property({ attribute: false }) density: Float32Array | null = null;
  @property({ attribute: false }) span: Span = { start: 0, end: 1 };
  /** The history in words. */
  @property() story = "";
  @state() private events: readonly TawnyEvent[] = [];
  #working = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#working.abort();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("span") && this.span.start > 0) void this.#load();
  }

  protected override render() {
    const { camera } = this;
    return html`
      <div>
        <h4 class="unseen">${this.s("cameras.history", { name: camera.name })}</h4>
        <tawny-bands scale .span=${this.span} .layers=${this.layers} .density=${this.density} label=${this.story}></tawny-bands>
        <p class="soft small story">${this.story}</p>
        ${this.#legend()}
      </div>
      <div>
        <h4>${this.s("cameras.binary")}</h4>
        <ul class="sensors">
          ${this.#motion("", this.s("sensor.motion"), camera.motion)}
          ${camera.zones.map((zone) =>
            this.#motion(zone.id, this.s("sensor.zone", { zone: zone.name }), camera.motionZones.includes(zone.id)),
          )}
          ${this.#binary(this.s("sensor.online"), camera.online, "offline", !camera.online && camera.enabled)}
          ${this.#binary(this.s("sensor.recording"), camera.recording, "paused", camera.trouble !== "")}
        </ul>
      </div>
      <div>
        <h4>${this.s("cameras.streams")}</h4>
        <ul class="streams">${camera.streams.map((stream) => this.#stream(stream))}</ul>
      </div>
      <tawny-other-sensors area=${camera.area}></tawny-other-sensors>
      <div class="row">
        <button type="button" class="button" @click=${() => this.app.go("live", cameraKey(camera))}>
          <tawny-icon path=${mdiCctv}></tawny-icon>${this.s("cameras.live")}
        </button>
        <button type="button" class="button" @click=${() => this.app.go("events", `camera=${cameraKey(camera)}`)}>
          <tawny-icon path=${mdiBellOutline}></tawny-icon>${this.s("cameras.events")}
        </button>
      </div>
    `;
  }

  #legend() {
    const kinds: readonly BandKind[] = [
      ...(this.density?.some((share) => share > 0) ? (["motion"] as const) : []),
      ...this.layers.filter(({ bands }) => bands.length).map(({ kind }) => kind),
    ];
    return html`
      <ul class="legend small soft" aria-hidden="true">
        ${kinds.map((kind) => html`<li class=${kind}>${this.s(`band.${kind}`)}</li>`)}
      </ul>
    `;
  }

  #motion(zone: string, name: string, isMoving: boolean) {
    const bands = motionBands(this.events, zone, this.span, this.span.end);
    const state = this.s(!this.camera.online ? "sensor.unknown" : isMoving ? "sensor.seen" : "sensor.none");
    return this.#sensor(name, state, false, { kind: "motion", bands });
  }

  #binary(name: string, isOn: boolean, kind: "offline" | "paused", isBad: boolean) {
    const bands = this.layers.find((layer) => layer.kind === kind)?.bands ?? [];
    return this.#sensor(name, this.s(isOn ? "sensor.on" : "sensor.off"), isBad, { kind, bands });
  }

  #sensor(name: string, value: string, isBad: boolean, layer: Layer) {
    const { kind, bands } = layer;
    const label = `${name}: ${bands.length ? `${this.s(`band.${kind}`)} × ${bands.length}` : "–"}`;
    return html`
      <li>
        <span>${name}</span>
        <strong class=${isBad ? "bad" : ""}>${value}</strong>
        <tawny-bands .span=${this.span} .layers=${[layer]} label=${label}></tawny-bands>
      </li>
    `;
  }

  #stream(stream: Stream) {
    const name = stream.name === "sub" ? this.s("stream.sub") : this.s("stream.main");
    const isBad = stream.state === "offline" || stream.state === "denied";
    const shape = stream.width ? `${stream.width}\u00a0×\u00a0${stream.height}` : "";
    const sound = stream.audio;
    const figures = stream.state === "online" ? this.#figures(stream.name) : [stream.reason];
    const parts = [shape, codecName(stream.codec), sound && soundName(sound), ...figures].filter(Boolean);
    return html`
      <li>
        <strong>${name}</strong>: <span class=${isBad ? "bad" : ""}>${this.s(`stream.${stream.state}`)}</span>
        <span class="soft small">${parts.map((part) => ` · ${part}`)}</span>
      </li>
    `;
  }

  #figures(stream: string): readonly string[] {
    const found = figuresOf(this.healths, this.camera, stream);
    if (!found) return [];
    const { bitrate, fps, framesLost, reconnects } = found;
    const number = new Intl.NumberFormat(this.app.language, { maximumFractionDigits: 1 });
    return [
      fps === null ? "" : this.s("stream.fps", { fps: number.format(fps) }),
      bitrate === null ? "" : this.s("stream.bitrate", { rate: number.format(bitrate / 1e6) }),
      framesLost ? this.s("stream.lost", { count: framesLost }) : "",
      reconnects ? this.s("stream.reconnects", { count: reconnects }) : "",
    ];
  }

  async #load(): Promise<void> {
    this.#working.abort();
    this.#working = new AbortController();
    const { signal } = this.#working;
    const query = { cameras: [this.camera], since: this.span.start, limit: MOST_EVENTS };
    const page = await this.app.backend.events(query, signal).catch(() => null);
    if (page && !signal.aborted) this.events = page.events;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-camera-details": TawnyCameraDetails;
  }
}
