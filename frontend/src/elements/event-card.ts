// An event in a list: its picture, which camera it was, where, when, and how long.

import { mdiLock } from "@mdi/js";
import { css, html, noChange, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { until } from "lit/directives/until.js";
import type { TextKey } from "../i18n/translate";
import { zoneName } from "../model/cameras";
import type { Camera, TawnyEvent } from "../model/types";
import { baseStyles } from "./base-styles";
import { TawnyElement } from "./element";
import "./icon";

/** Fires `tawny-open` with the event when it is tapped. */
@customElement("tawny-event-card")
export class TawnyEventCard extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        height: 100%; /* as high as others beside it, which may have more to say */
        container-type: inline-size;
      }
      button {
        position: relative;
        display: grid;
        align-content: start;
        width: 100%;
        height: 100%;
        padding: 0;
        border: 1px solid var(--tawny-line);
        border-radius: var(--tawny-round);
        background: var(--tawny-card);
        color: var(--tawny-ink);
        text-align: start;
        overflow: hidden;
        cursor: pointer;
        transition: border-color 0.15s;
      }
      button:hover {
        border-color: var(--tawny-accent);
      }
      .picture {
        position: relative;
        aspect-ratio: 16 / 9;
        background: var(--tawny-screen);
        overflow: hidden;
      }
      img {
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      /* Browsers frame a picture whose address isn't known yet. */
      img:not([src]) {
        visibility: hidden;
      }
      .length {
        position: absolute;
        inset-inline-end: 8px;
        /* At the foot of the picture, which is as wide as the card. */
        top: calc(100cqw * 9 / 16 - 34px);
        padding: 0 7px;
        border-radius: 6px;
        background: rgb(8 5 3 / 0.7);
        color: #fff;
        font-size: max(0.78rem, 12px);
        font-variant-numeric: tabular-nums;
      }
      .length.open {
        background: var(--tawny-fill);
        color: var(--tawny-on-accent);
        font-weight: 600;
      }
      @media (forced-colors: active) {
        .length.open {
          forced-color-adjust: none;
        }
      }
      .text {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 8px;
        padding: 9px 12px 11px;
      }
      .name {
        display: flex;
        align-items: center;
        gap: 8px;
        font-weight: 600;
        min-width: 0;
      }
      .name span:last-child {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .dot {
        flex: none;
        width: 9px;
        height: 9px;
        border-radius: 50%;
        background: var(--tawny-accent);
      }
      .when {
        font-variant-numeric: tabular-nums;
        color: var(--tawny-soft);
      }
      .detail {
        display: flex;
        align-items: center;
        gap: 4px;
        grid-column: 1 / -1;
        color: var(--tawny-soft);
        font-size: 0.88rem;
      }
      .detail span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .detail tawny-icon {
        width: 1.1em;
        height: 1.1em;
      }
      @container (max-width: 13.4em) {
        .text {
          display: flex;
          flex-wrap: wrap;
          align-items: baseline;
          font-size: 0.92rem;
        }
        .name {
          flex: 1 0 100%;
        }
        .text .detail {
          max-width: 100%;
        }
        .detail span {
          white-space: normal;
        }
      }
      .reviewed .name {
        font-weight: 500;
      }
      .fresh {
        animation: arrive 1.4s ease-out;
      }
      @keyframes arrive {
        from {
          border-color: var(--tawny-accent);
          box-shadow: 0 0 0 3px color-mix(in srgb, var(--tawny-accent) 50%, transparent);
        }
      }
    `,
  ];

  @property({ attribute: false }) event!: TawnyEvent;
  @property({ attribute: false }) camera: Camera | undefined;
  /** It came by itself, just now. */
  @property({ type: Boolean }) fresh = false;
  @state() private broken = "";

  protected override render() {
    const { app, event } = this;
    const name = this.camera?.name ?? event.camera;
    const length = event.end === null ? this.t("event.open") : app.times.length(event.end - event.start);
    return html`
      <button
        type="button"
        class="${event.reviewed ? "reviewed" : ""} ${this.fresh ? "fresh" : ""}"
        @click=${() => this.fire("tawny-open", event)}
      >
        <span class="picture">
          ${this.#picture()}
        </span>
        <span class="text">
          <span class="name">${event.reviewed ? nothing : html`<span class="dot"></span>`}<span>${name}</span></span>
          <span class="when">
            <span class="unseen">${app.times.shortDay(event.start)}</span> ${app.times.exactClock(event.start)}
          </span>
          <span class="detail">
            ${event.protected ? html`<tawny-icon path=${mdiLock}></tawny-icon>` : nothing}<span>${this.#what()}</span>
          </span>
        </span>
        <span class="length ${event.end === null ? "open" : ""}">${length}</span>
        <span class="unseen">
          ${event.reviewed ? nothing : this.t("event.new")} ${event.protected ? this.t("event.kept") : nothing}
        </span>
      </button>
    `;
  }

  #picture() {
    const { event } = this;
    const key = `${event.id}/${event.end}`;
    if (!event.hasThumbnail || this.broken === key) return nothing;
    const address = this.app.backend.addresses.eventPicture(event, "thumbnail");
    const failed = () => {
      this.broken = key;
    };
    // The picture that is there stays until the one of the whole event is.
    return html`<img src=${until(address, noChange)} alt="" loading="lazy" decoding="async" @error=${failed} />`;
  }

  #what(): string {
    const zones = this.event.zones.map((zone) => zoneName(this.camera, zone));
    return [labelText(this.event.label, (key) => this.t(key)), ...zones].join(" · ");
  }
}

/** What an event is called: Tawny's own names in the reader's language, others as somebody wrote them. */
export function labelText(label: string, t: (key: TextKey) => string): string {
  if (label === "motion") return t("event.label_motion");
  if (label === "manual") return t("event.label_manual");
  return label;
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-event-card": TawnyEventCard;
  }
}
