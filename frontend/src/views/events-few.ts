// The newest events in little room: a timeline, some cards, or both; one of them in full size.

import { mdiBellSleepOutline } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { baseStyles } from "../elements/base-styles";
import { TawnyElement } from "../elements/element";
import { Watch } from "../elements/watch";
import { eventKey, NO_FILTER, neighbour } from "../model/event-list";
import { type Camera, cameraKey, cameraOf, type EventChange, isSame, type TawnyEvent } from "../model/types";
import { EventsSource } from "./events-source";
import "../elements/event-card";
import "../elements/event-dialog";
import "../elements/message";
import "./events-strip";

@customElement("tawny-events-few")
export class TawnyEventsFew extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
        padding: 12px;
        border-radius: var(--tawny-round);
        background: var(--tawny-page);
      }
      ol {
        display: grid;
        gap: 10px;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 150px), 1fr));
      }
      tawny-message {
        padding-block: 20px;
      }
    `,
  ];

  /** Of these alone; empty: of all. */
  @property({ attribute: false }) cameras: readonly Camera[] = [];
  @property({ type: Boolean }) timeline = false;
  /** How many cards; 0 for none. */
  @property({ type: Number }) count = 0;
  @state() private open: TawnyEvent | null = null;
  @state() private problem = "";
  readonly #all = new Watch(this, (app) => app.backend.cameras);
  readonly #source = new EventsSource(this);

  protected override willUpdate(): void {
    this.#source.show({ ...NO_FILTER, cameras: this.cameras.map(cameraKey) });
    if (this.open) this.open = this.#source.now(this.open);
  }

  protected override render() {
    const cameras = this.cameras.length ? this.cameras : (this.#all.value ?? []);
    return html`
      ${this.timeline ? this.#strip(cameras) : nothing} ${this.count ? this.#cards(cameras) : nothing}
      ${this.open ? this.#dialog(this.open, cameras) : nothing}
    `;
  }

  #strip(cameras: readonly Camera[]) {
    return html`
      <tawny-events-strip
        .cameras=${cameras}
        .events=${this.#source.events}
        @tawny-event=${(event: CustomEvent<string>) => void this.#find(event.detail, cameras)}
      ></tawny-events-strip>
    `;
  }

  #cards(cameras: readonly Camera[]) {
    const { events, isLoaded } = this.#source;
    if (!events.length) {
      const heading = this.t("events.none_title");
      return isLoaded ? html`<tawny-message icon=${mdiBellSleepOutline} heading=${heading}></tawny-message>` : nothing;
    }
    return html`
      <ol aria-live="polite" @tawny-open=${(event: CustomEvent<TawnyEvent>) => void this.#show(event.detail)}>
        ${repeat(events.slice(0, this.count), eventKey, (event) => this.#card(event, cameras))}
      </ol>
    `;
  }

  #card(event: TawnyEvent, cameras: readonly Camera[]) {
    return html`
      <li>
        <tawny-event-card
          .event=${event}
          .camera=${cameras.find((camera) => isSame(camera, cameraOf(event)))}
          ?fresh=${this.#source.fresh.has(event.id)}
        ></tawny-event-card>
      </li>
    `;
  }

  #dialog(event: TawnyEvent, cameras: readonly Camera[]) {
    const { events } = this.#source;
    const step = (asked: CustomEvent<-1 | 1>): void => {
      const next = neighbour(events, event, asked.detail);
      if (next) void this.#show(next);
      if (next && !neighbour(events, next, 1)) this.#source.more();
    };
    const close = (): void => {
      this.open = null;
    };
    return html`
      <tawny-event-dialog
        .event=${event}
        .camera=${cameras.find((camera) => isSame(camera, cameraOf(event)))}
        ?hasNewer=${neighbour(events, event, -1) !== null}
        ?hasOlder=${neighbour(events, event, 1) !== null}
        problem=${this.problem}
        @tawny-step=${step}
        @tawny-change=${(asked: CustomEvent<EventChange>) => void this.#change(event, asked.detail)}
        @tawny-close=${close}
      ></tawny-event-dialog>
    `;
  }

  /** One of the timeline: perhaps older than those that are known, and of any of the houses. */
  async #find(id: string, cameras: readonly Camera[]): Promise<void> {
    const known = this.#source.events.find((event) => event.id === id);
    const homes = known ? [known.home] : [...new Set(cameras.map((camera) => camera.home))];
    const asked = homes.map((home) => this.#source.find(home, id).catch(() => null));
    const found = (await Promise.all(asked)).find((event) => event !== null);
    if (found) await this.#show(found);
  }

  async #show(event: TawnyEvent): Promise<void> {
    this.problem = "";
    this.open = event;
    const camera = this.#all.value?.find((one) => isSame(one, cameraOf(event)));
    if (!event.reviewed && camera?.canControl) await this.#change(event, { reviewed: true });
  }

  async #change(event: TawnyEvent, change: EventChange): Promise<void> {
    this.problem = "";
    try {
      await this.#source.change(event, change);
    } catch (error) {
      this.problem = this.failed(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-events-few": TawnyEventsFew;
  }
}
