// The cards of what happened: the newest events, a timeline, or both.

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { TawnyElement } from "../../elements/element";
import { Watch } from "../../elements/watch";
import type { EventsCardConfig } from "./configs";
import { HassRoot } from "./root";
import { hassTokens } from "./tokens";
import "../../views/events-few";

@customElement("tawny-hass-events")
export class TawnyHassEvents extends HassRoot {
  static override styles = [
    hassTokens,
    css`
      :host {
        display: block;
      }
    `,
  ];

  @property({ attribute: false }) config!: EventsCardConfig;

  protected override render() {
    return this.app ? html`<tawny-hass-events-inside .config=${this.config}></tawny-hass-events-inside>` : nothing;
  }

  /** A card has one place. */
  protected go(): void {}

  protected link(): null {
    return null;
  }
}

@customElement("tawny-hass-events-inside")
export class TawnyHassEventsInside extends TawnyElement {
  static override styles = css`
    tawny-events-few {
      background: var(--tawny-card);
    }
  `;

  @property({ attribute: false }) config!: EventsCardConfig;
  readonly #cameras = new Watch(this, (app) => app.backend.cameras);

  protected override render() {
    const { config } = this;
    const all = this.#cameras.value;
    if (!all) return nothing;
    const cameras = config.entities?.length ? all.filter((camera) => config.entities?.includes(camera.entity)) : [];
    return html`
      <tawny-events-few
        .cameras=${cameras}
        ?timeline=${config.timeline}
        .count=${config.count ?? 0}
      ></tawny-events-few>
    `;
  }
}
