// The filters of the events view as chips: cameras, zones, what is new, a day.

import {
  mdiCalendar,
  mdiCctv,
  mdiCctvOff,
  mdiClose,
  mdiFilterRemoveOutline,
  mdiNewBox,
  mdiVectorPolygon,
} from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { baseStyles } from "../elements/base-styles";
import type { Chip } from "../elements/chips";
import { TawnyElement } from "../elements/element";
import type { RecordingsSpeak } from "../i18n/recordings";
import { type EventFilter, isFiltered, NO_FILTER } from "../model/event-list";
import { type Camera, cameraKey, type Zone } from "../model/types";
import "../elements/chips";
import "../elements/icon";

const MOMENT = "until";
const NEW = "new";
const CLEAR = "clear";

/** Fires `tawny-filter` with the filter that is wanted. */
@customElement("tawny-events-filters")
export class TawnyEventsFilters extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        min-width: 0;
      }
      tawny-chips {
        flex: 0 1 auto;
        max-width: 100%;
      }
      label {
        position: relative;
        font-size: 0.92rem;
      }
      label.on {
        background: color-mix(in srgb, var(--tawny-accent) 24%, transparent);
        border-color: var(--tawny-accent);
        color: var(--tawny-ink);
      }
      @media (forced-colors: active) {
        label.on {
          outline: 2px solid Highlight;
        }
      }
      label.button {
        min-height: 40px;
      }
      label:has(:focus-visible) {
        outline: 3px solid var(--tawny-accent);
        outline-offset: 2px;
      }
      @media (pointer: coarse) {
        label.button {
          min-height: var(--tawny-target);
        }
      }
      tawny-icon {
        width: 1.2em;
        height: 1.2em;
        margin-inline-start: -2px;
      }
      /* Browsers write days as they like; as readers do, they are written beside it, until somebody types one. */
      input:not(.typed) {
        position: absolute;
        inset: 0;
        width: 100%;
        opacity: 0;
        cursor: pointer;
      }
      label:has(.typed) .day {
        display: none;
      }
      input:focus-visible {
        outline: none;
      }
      input {
        border: 0;
        background: none;
        color: var(--tawny-ink);
        min-height: 32px;
        border-radius: 8px;
      }
    `,
  ];

  @property({ attribute: false }) filter: EventFilter = NO_FILTER;
  @property({ attribute: false }) cameras: readonly Camera[] = [];
  /** Names cameras that are not here any more. */
  @property({ attribute: false }) speak: RecordingsSpeak | null = null;
  @state() private typing = false;

  protected override render() {
    const day = this.filter.since === null ? "" : this.app.times.dayKey(this.filter.since);
    return html`
      <tawny-chips
        flows
        label=${this.t("events.filters")}
        .chips=${this.#chips()}
        @tawny-chip=${(event: CustomEvent<string>) => this.#tapped(event.detail)}
      >
        <label class="button ${day ? "on" : ""}">
          <tawny-icon path=${mdiCalendar}></tawny-icon>
          <span class="day">${this.filter.since === null ? this.t("events.day") : this.app.times.dayName(this.filter.since)}</span>
          <input
            type="date"
            class=${this.typing ? "typed" : ""}
            aria-label=${this.t("events.day")}
            .value=${day}
            max=${this.app.times.dayKey(Date.now())}
            @click=${(event: Event) => pick(event.target as HTMLInputElement)}
            @keydown=${({ key }: KeyboardEvent) => this.#type(key !== "Tab" && key !== "Escape")}
            @blur=${() => this.#type(false)}
            @change=${(event: Event) => this.#day((event.target as HTMLInputElement).value)}
          />
        </label>
      </tawny-chips>
      ${isFiltered(this.filter) ? this.#clear() : nothing}
    `;
  }

  #chips(): readonly Chip[] {
    const { cameras, filter } = this;
    const found: Chip[] = [{ name: NEW, text: this.t("events.only_new"), on: filter.isNew, icon: mdiNewBox }];
    if (filter.until !== null && filter.since === null) {
      const when = this.app.times.moment(filter.until);
      found.push({ name: MOMENT, text: this.t("events.until", { when }), on: true, icon: mdiClose });
    }
    if (cameras.length > 1) {
      for (const camera of cameras) {
        const key = cameraKey(camera);
        const [text, icon] = camera.former
          ? [this.speak?.("rec.former", { name: camera.name }) ?? camera.name, mdiCctvOff]
          : [camera.name, mdiCctv];
        found.push({ name: `camera:${key}`, text, on: filter.cameras.includes(key), icon });
      }
    }
    for (const zone of this.#zones()) {
      found.push({ name: `zone:${zone.id}`, text: zone.name, on: filter.zone === zone.id, icon: mdiVectorPolygon });
    }
    return found;
  }

  /** Of the chosen cameras; each once. */
  #zones(): readonly Zone[] {
    const { cameras, filter } = this;
    const chosen = filter.cameras.length ? cameras.filter((one) => filter.cameras.includes(cameraKey(one))) : cameras;
    return [...new Map(chosen.flatMap((camera) => camera.zones).map((zone) => [zone.id, zone])).values()];
  }

  #clear() {
    return html`
      <tawny-chips
        flows
        label=${this.t("events.clear")}
        .chips=${[{ name: CLEAR, text: this.t("events.clear"), on: false, icon: mdiFilterRemoveOutline }]}
        @tawny-chip=${() => this.fire("tawny-filter", NO_FILTER)}
      ></tawny-chips>
    `;
  }

  #tapped(name: string): void {
    const { filter } = this;
    const [kind = "", ...rest] = name.split(":");
    const value = rest.join(":");
    if (kind === NEW) this.#want({ isNew: !filter.isNew });
    else if (kind === MOMENT) this.#want({ until: null });
    else if (kind === "zone") this.#want({ zone: filter.zone === value ? "" : value });
    else if (filter.cameras.includes(value)) this.#want({ cameras: filter.cameras.filter((one) => one !== value) });
    else this.#want({ cameras: [...filter.cameras, value] });
  }

  #type(typing: boolean): void {
    this.typing = typing;
  }

  #day(value: string): void {
    const noon = Date.parse(`${value}T12:00:00Z`);
    if (Number.isNaN(noon)) {
      this.#want({ since: null, until: null });
      return;
    }
    const { times } = this.app;
    // Noon of the same date in the reader's zone, which may be half a day away.
    const near = [noon, noon - 43_200_000, noon + 43_200_000].find((ms) => times.dayKey(ms) === value) ?? noon;
    this.#want({ since: times.startOfDay(near), until: times.startOfDayAfter(near, 1) });
  }

  #want(change: Partial<EventFilter>): void {
    this.fire("tawny-filter", { ...this.filter, ...change });
  }
}

/** Whoever taps it wants a calendar, and not to type. */
function pick(input: HTMLInputElement): void {
  try {
    input.showPicker();
  } catch {
    input.focus(); // an old browser, or one that wants to be asked otherwise
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-events-filters": TawnyEventsFilters;
  }
}
