// One event in full size: its clip, and what can be done with it. Others of the list are a key or a swipe away.

import {
  mdiCheckCircle,
  mdiCheckCircleOutline,
  mdiChevronLeft,
  mdiChevronRight,
  mdiDownload,
  mdiKeyboardOutline,
  mdiLock,
  mdiLockOpenVariantOutline,
  mdiShareVariantOutline,
  mdiTagOutline,
} from "@mdi/js";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { until } from "lit/directives/until.js";
import { aspectOf, zoneName } from "../model/cameras";
import { eventKey } from "../model/event-list";
import type { Camera, EventChange, TawnyEvent } from "../model/types";
import { baseStyles } from "./base-styles";
import type { TawnyClip } from "./clip";
import { cssProps } from "./css-props";
import { TawnyElement } from "./element";
import { labelText } from "./event-card";
import { eventDialogStyles } from "./event-dialog-styles";
import { type EventAct, eventAct } from "./event-keys";
import { later } from "./later";
import { qualityOf } from "./quality";
import { onSwipe } from "./swipe";
import { Watch } from "./watch";
import "./clip";
import "./dialog";
import "./icon";

const SKIP_S = 5;
const LONGEST_LABEL = 80;

/** Fires `tawny-close`, `tawny-step` with 1 (older) or -1 (newer), and `tawny-change` with what shall be changed. */
@customElement("tawny-event-dialog")
export class TawnyEventDialog extends TawnyElement {
  static override styles = [baseStyles, eventDialogStyles];

  @property({ attribute: false }) event!: TawnyEvent;
  @property({ attribute: false }) camera: Camera | undefined;
  @property({ type: Boolean }) hasNewer = false;
  @property({ type: Boolean }) hasOlder = false;
  /** What went wrong, for people. */
  @property() problem = "";
  @state() private naming = false;
  @state() private helping = false;
  @state() private said = "";
  @query("tawny-clip") private clip!: TawnyClip;
  @query(".stage") private stage!: HTMLElement;
  #unswipe: (() => void) | null = null;
  readonly #level = new Watch(this, (app) => qualityOf(app.backend).level);

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#key);
    this.#unswipe?.();
    this.#unswipe = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("event");
    if (!before || eventKey(before) === eventKey(this.event)) return;
    this.naming = false;
    this.said = "";
  }

  protected override updated(changed: PropertyValues): void {
    this.#unswipe ??= onSwipe(this.stage, (step) => this.#step(step));
    if (!this.naming || !changed.has("naming")) return;
    const input = this.renderRoot.querySelector("input");
    input?.focus();
    input?.select(); // who types writes another name
  }

  protected override render() {
    const { app, event } = this;
    const length = event.end === null ? this.t("event.open") : app.times.length(event.end - event.start);
    const name = this.camera?.name ?? event.camera;
    const zones = event.zones.map((zone) => zoneName(this.camera, zone));
    const heading = [name, labelText(event.label, (key) => this.t(key)), ...zones].join(" · ");
    void this.#level.value;
    const { isFar } = qualityOf(app.backend);
    if (isFar) void later("quality-choice", () => import("./quality-choice"));
    return html`
      <tawny-dialog heading=${heading}>
        <span slot="heading" class="when">${app.times.shortDay(event.start)}, ${app.times.exactClock(event.start)} · ${length}</span>
        <div class="stage ${this.helping ? "helping" : isFar ? "far" : ""}" ${cssProps({ "--aspect": aspectOf(this.camera) })}>
          <tawny-clip .event=${event}></tawny-clip>
          ${this.hasNewer ? this.#stepButton(-1) : nothing} ${this.hasOlder ? this.#stepButton(1) : nothing}
        </div>
        <div slot="actions">
          ${this.naming ? this.#form() : this.#actions()}
          ${isFar ? html`<tawny-quality brief ?sound=${this.#hasSound}></tawny-quality>` : nothing}
          ${this.helping ? html`<tawny-keys-list what="event"></tawny-keys-list>` : nothing}
          <p class="line" role="status" ?hidden=${!this.said}>${this.said}</p>
          <p class="line problem" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
        </div>
      </tawny-dialog>
    `;
  }

  get #hasSound(): boolean {
    return this.camera?.streams.some(({ audio }) => audio) ?? false;
  }

  #stepButton(step: -1 | 1) {
    return html`
      <button
        type="button"
        class="button round step ${step < 0 ? "newer" : "older"}"
        aria-label=${this.t(step < 0 ? "event.newer" : "event.older")}
        @click=${() => this.#step(step)}
      >
        <tawny-icon path=${step < 0 ? mdiChevronLeft : mdiChevronRight}></tawny-icon>
      </button>
    `;
  }

  #actions() {
    const { event } = this;
    const mayChange = this.camera?.canControl ?? false;
    const reviewed = event.reviewed ? mdiCheckCircle : mdiCheckCircleOutline;
    const kept = event.protected ? mdiLock : mdiLockOpenVariantOutline;
    return html`
      ${mayChange ? this.#button("review", reviewed, this.t("event.reviewed"), event.reviewed) : nothing}
      ${mayChange ? this.#button("keep", kept, this.t("event.keep"), event.protected) : nothing}
      ${mayChange ? this.#button("label", mdiTagOutline, this.t("event.name")) : nothing}
      <span class="rest"></span>
      ${this.app.link("events", "") ? this.#button("share", mdiShareVariantOutline, this.t("event.share")) : nothing}
      ${this.#download()}
      <button
        type="button"
        class="button round help"
        aria-label=${this.t("event.keys")}
        aria-expanded=${String(this.helping)}
        @click=${() => this.#do("help")}
      >
        <tawny-icon path=${mdiKeyboardOutline}></tawny-icon>
      </button>
    `;
  }

  #button(act: EventAct, icon: string, word: string, pressed?: boolean): TemplateResult {
    return html`
      <button
        type="button"
        class="button"
        aria-label=${word}
        title=${word}
        aria-pressed=${pressed === undefined ? nothing : String(pressed)}
        @click=${() => this.#do(act)}
      >
        <tawny-icon path=${icon}></tawny-icon><span class="word">${word}</span>
      </button>
    `;
  }

  #download() {
    const word = this.t("event.download");
    const address = this.app.backend.addresses.download(this.event);
    return html`
      <a class="button download" href=${until(address, "#")} download aria-label=${word} title=${word}>
        <tawny-icon path=${mdiDownload}></tawny-icon><span class="word">${word}</span>
      </a>
    `;
  }

  #form() {
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      const label = this.renderRoot.querySelector("input")?.value.trim();
      this.naming = false;
      if (label && label !== this.event.label) this.#change({ label });
    };
    const own = labelText(this.event.label, (key) => this.t(key));
    const giveUp = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.preventDefault(); // it is the name that is given up, not the dialog
      this.naming = false;
    };
    return html`
      <form @submit=${submit} @keydown=${giveUp}>
        <input aria-label=${this.t("event.name")} maxlength=${LONGEST_LABEL} .value=${own} required />
        <button class="button primary">${this.t("event.save")}</button>
        <button type="button" class="button" @click=${() => this.#do("label")}>${this.t("event.cancel")}</button>
      </form>
    `;
  }

  #step(step: -1 | 1): void {
    if (step < 0 ? this.hasNewer : this.hasOlder) this.fire("tawny-step", step);
  }

  #change(change: EventChange): void {
    if (this.camera?.canControl) this.fire("tawny-change", change);
  }

  #do(act: EventAct): void {
    const { video } = this.clip;
    const acts: Readonly<Record<EventAct, () => void>> = {
      newer: () => this.#step(-1),
      older: () => this.#step(1),
      back: () => {
        video.currentTime -= SKIP_S;
      },
      on: () => {
        video.currentTime += SKIP_S;
      },
      play: () => void (video.paused ? video.play().catch(() => {}) : video.pause()),
      review: () => this.#change({ reviewed: !this.event.reviewed }),
      keep: () => this.#change({ protected: !this.event.protected }),
      label: () => {
        this.naming = !this.naming && (this.camera?.canControl ?? false);
      },
      share: () => void this.#share(),
      download: () => this.renderRoot.querySelector<HTMLElement>(".download")?.click(),
      screen: () => void this.clip.requestFullscreen?.(),
      sound: () => {
        video.muted = !video.muted;
      },
      help: () => {
        this.helping = !this.helping;
        if (this.helping) void later("keys-list", () => import("./keys-list"));
      },
    };
    acts[act]();
  }

  async #share(): Promise<void> {
    const url = this.app.link("events", `event=${eventKey(this.event)}`);
    if (!url) return;
    try {
      if (navigator.share && matchMedia("(pointer: coarse)").matches) {
        await navigator.share({ url });
        return;
      }
      await navigator.clipboard.writeText(url);
      this.said = this.t("event.copied");
    } catch {
      this.said = url; // to copy by hand: browsers give the clipboard to secure pages only
    }
  }

  readonly #key = (event: KeyboardEvent): void => {
    const act = eventAct(event);
    if (!act) return;
    event.preventDefault();
    this.#do(act);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-event-dialog": TawnyEventDialog;
  }
}
