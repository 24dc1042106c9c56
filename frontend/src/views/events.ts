// The events view: a timeline, filters, and cards of what happened, newest first; one of them in full size.

import { mdiAlertCircleOutline, mdiBellSleepOutline, mdiCheckAll, mdiFilterRemoveOutline } from "@mdi/js";
import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { Refused } from "../backend/backend";
import { baseStyles } from "../elements/base-styles";
import { TawnyElement } from "../elements/element";
import { Watch } from "../elements/watch";
import type { RecordingsSpeak } from "../i18n/recordings";
import {
  byDay,
  type Day,
  type EventFilter,
  type EventsPlace,
  eventKey,
  eventsPlace,
  isFiltered,
  isMade,
  NO_FILTER,
  neighbour,
  parseEventKey,
  parseEventsPlace,
} from "../model/event-list";
import { type Camera, cameraKey, cameraOf, type EventChange, isSame, type TawnyEvent } from "../model/types";
import { dayName } from "./day-name";
import { EventsSource } from "./events-source";
import { eventsStyles } from "./events-styles";
import { whenSeen } from "./when-seen";
import "../elements/event-card";
import "../elements/event-dialog";
import "../elements/icon";
import "../elements/message";
import "./events-filters";
import "./events-strip";

const AGAIN_MS = 2000;

/** `place` has the filter and the event that is open, as `eventsPlace` writes them. */
@customElement("tawny-events-view")
export class TawnyEventsView extends TawnyElement {
  static override styles = [baseStyles, eventsStyles];

  @property() place = "";
  @state() private open: TawnyEvent | null = null;
  @state() private problem = "";
  /** Cameras that are not here any more, of which there may be events. */
  @state() private former: readonly Camera[] = [];
  /** Says that of them; there once it is needed. */
  @state() private speak: RecordingsSpeak | null = null;
  /** Whether the event that the address named is not there any more. */
  @state() private isGone = false;
  /** The change that the problem is of. */
  #failed: { readonly event: TawnyEvent; readonly change: EventChange } | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #cameras = new Watch(this, (app) => app.backend.cameras);
  readonly #source = new EventsSource(this);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#retry);
  }

  protected override firstUpdated(): void {
    void this.#learn();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { filter, open } = this.#place;
    this.#source.show(filter);
    if (changed.has("place")) void this.#follow(open);
    // What is shown of it changes while it is open.
    if (this.open) this.open = this.#source.now(this.open);
    // What was not answered in time may have been made all the same.
    if (this.#failed && isMade(this.#source.now(this.#failed.event), this.#failed.change)) this.problem = "";
  }

  protected override render() {
    const cameras = this.#all;
    const { filter } = this.#place;
    // The line shows what is listed: that is, where nobody chose, also what is left of cameras that are not here any more.
    const chosen = filter.cameras.length
      ? cameras.filter((camera) => filter.cameras.includes(cameraKey(camera)))
      : cameras;
    return html`
      <tawny-events-strip
        .cameras=${chosen}
        .events=${this.#source.events}
        @tawny-event=${(event: CustomEvent<string>) => this.#openById(event.detail)}
        @tawny-moment=${(event: CustomEvent<number>) => this.#go({ ...filter, since: null, until: event.detail })}
        ><tawny-keys-button slot="tools"></tawny-keys-button
      ></tawny-events-strip>
      <tawny-events-filters
        .filter=${filter}
        .cameras=${cameras}
        .speak=${this.speak}
        @tawny-filter=${(event: CustomEvent<EventFilter>) => this.#go(event.detail)}
      ></tawny-events-filters>
      ${this.#note()}
      <div @tawny-open=${(event: CustomEvent<TawnyEvent>) => this.#show(event.detail)}>${this.#list(cameras)}</div>
      ${this.open ? this.#dialog(this.open, cameras) : nothing}
    `;
  }

  /** What is to be said above the list; with a dialog open, it says what went wrong there. */
  #note() {
    const text = this.isGone ? this.t("player.expired") : this.open ? "" : this.problem;
    return text ? html`<p class="note" role="status">${text}</p>` : nothing;
  }

  /** Where all cameras are still here, their texts are not loaded for it. */
  async #learn(): Promise<void> {
    const former = await (this.app.backend.former?.() ?? Promise.resolve([])).catch(() => []);
    if (!former.length) return;
    const { loadRecordingsTexts } = await import("../i18n/recordings");
    this.speak = await loadRecordingsTexts(this.app.language);
    this.former = former;
  }

  #list(cameras: readonly Camera[]) {
    const source = this.#source;
    if (!source.events.length) return this.#nothing();
    const days = byDay(source.events, (ms) => this.app.times.dayKey(ms));
    return html`
      ${repeat(
        days,
        (day) => day.key,
        (day, at) => this.#day(day, at === 0, cameras),
      )}
      <p class="end" role="status" ${whenSeen(() => source.more())}>
        ${source.isLoading ? this.t("events.loading") : nothing}
      </p>
    `;
  }

  #day(day: Day, isFirst: boolean, cameras: readonly Camera[]) {
    const find = (event: TawnyEvent) => cameras.find((camera) => isSame(camera, cameraOf(event)));
    const news = day.events.filter((event) => !event.reviewed && find(event)?.canControl);
    return html`
      <section>
        <div class="day">
          <h2>${dayName(this.app, day.start)}</h2>
          <span class="count">${this.t("events.count", { count: day.events.length })}</span>
          ${news.length ? this.#reviewAll(news) : nothing}
        </div>
        <ol aria-live=${isFirst ? "polite" : "off"}>
          ${repeat(
            day.events,
            eventKey,
            (event) => html`
              <li>
                <tawny-event-card
                  .event=${event}
                  .camera=${find(event)}
                  ?fresh=${this.#source.fresh.has(event.id)}
                ></tawny-event-card>
              </li>
            `,
          )}
        </ol>
      </section>
    `;
  }

  #reviewAll(news: readonly TawnyEvent[]) {
    const word = this.t("events.review_all");
    return html`
      <button type="button" class="button bare" aria-label=${word} title=${word} @click=${() => void this.#review(news)}>
        <tawny-icon path=${mdiCheckAll}></tawny-icon><span class="word">${word}</span>
      </button>
    `;
  }

  #nothing() {
    const { isLoaded, problem } = this.#source;
    if (problem) {
      return html`
        <tawny-message icon=${mdiAlertCircleOutline} heading=${this.t("events.failed_title")} text=${problem}>
          <button type="button" class="button" @click=${() => this.#source.again()}>${this.t("events.again")}</button>
        </tawny-message>
      `;
    }
    if (!isLoaded) return html`<p class="end" role="status">${this.t("events.loading")}</p>`;
    if (!isFiltered(this.#place.filter)) {
      const heading = this.t("events.none_title");
      return html`
        <tawny-message icon=${mdiBellSleepOutline} heading=${heading} text=${this.t("events.none_text")}></tawny-message>
      `;
    }
    const text = this.t("events.no_match_text");
    return html`
      <tawny-message icon=${mdiFilterRemoveOutline} heading=${this.t("events.no_match_title")} text=${text}>
        <button type="button" class="button" @click=${() => this.#go(NO_FILTER)}>${this.t("events.clear")}</button>
      </tawny-message>
    `;
  }

  #dialog(event: TawnyEvent, cameras: readonly Camera[]) {
    const { events } = this.#source;
    const step = (asked: CustomEvent<-1 | 1>): void => {
      const next = neighbour(events, event, asked.detail);
      if (next) this.#show(next, true);
      if (next && !neighbour(events, next, 1)) this.#source.more();
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
        @tawny-close=${() => this.#goTo({ filter: this.#place.filter, open: "" })}
      ></tawny-event-dialog>
    `;
  }

  /** Every camera of which there may be events, those that are here first. */
  get #all(): readonly Camera[] {
    const present = this.#cameras.value ?? [];
    return [...present, ...this.former.filter((camera) => !present.some((one) => isSame(one, camera)))];
  }

  get #place(): EventsPlace {
    return parseEventsPlace(this.place);
  }

  #go(filter: EventFilter): void {
    this.isGone = false;
    this.#goTo({ filter, open: "" });
  }

  #goTo(place: EventsPlace, replace = false): void {
    this.app.go("events", eventsPlace(place), replace);
  }

  #show(event: TawnyEvent, replace = false): void {
    this.#goTo({ filter: this.#place.filter, open: eventKey(event) }, replace);
  }

  #openById(id: string): void {
    const known = this.#source.events.find((event) => event.id === id);
    this.#goTo({ filter: this.#place.filter, open: known ? eventKey(known) : id });
  }

  /** Opens the event that the address names, and marks it as looked at. */
  async #follow(key: string): Promise<void> {
    this.problem = "";
    clearTimeout(this.#retry);
    if (!key) {
      this.open = null;
      return;
    }
    this.isGone = false;
    const { home, id } = parseEventKey(key);
    try {
      const event = await this.#source.find(home, id);
      if (this.#place.open !== key) return;
      this.open = event;
      const camera = this.#all.find((one) => isSame(one, cameraOf(event)));
      // Nobody asked for that: where it does not work, the event is new the next time, too.
      if (!event.reviewed && camera?.canControl) void this.#source.change(event, { reviewed: true }).catch(() => {});
    } catch (error) {
      if (this.#place.open !== key || !this.isConnected) return;
      if (!(error instanceof Refused) || error.status >= 500) {
        // What an address names is looked for until somebody knows: a proxy, or Home Assistant, may be there before.
        this.#retry = setTimeout(() => void this.#follow(key), AGAIN_MS);
        return;
      }
      this.isGone = error.status === 404;
      this.#goTo({ filter: this.#place.filter, open: "" }, true);
    }
  }

  /** Whether there was an answer. */
  async #change(event: TawnyEvent, change: EventChange): Promise<boolean> {
    this.problem = "";
    try {
      await this.#source.change(event, change);
    } catch (error) {
      this.#failed = { event, change };
      this.problem = this.failed(error);
      return error instanceof Refused;
    }
    return true;
  }

  async #review(events: readonly TawnyEvent[]): Promise<void> {
    for (const event of events) if (!(await this.#change(event, { reviewed: true }))) return;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-events-view": TawnyEventsView;
  }
}
