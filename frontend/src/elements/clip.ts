// Plays the clip of an event: at once, and again a little later where it is still on its way to the disk.

import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { eventKey } from "../model/event-list";
import type { TawnyEvent } from "../model/types";
import { baseStyles } from "./base-styles";
import { TawnyElement } from "./element";

const AGAIN_MS = 1500;
const MOST_TRIES = 10;
const YOUNG_MS = 30_000; // so long after its end, a clip may still be on its way

@customElement("tawny-clip")
export class TawnyClip extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: relative;
        display: block;
        background: var(--tawny-screen);
      }
      video {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: contain;
      }
      .note {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        padding: 16px;
        color: #fff;
        text-align: center;
        text-shadow: 0 1px 4px #000;
        pointer-events: none;
      }
    `,
  ];

  @property({ attribute: false }) event!: TawnyEvent;
  @state() private note: "" | "event.on_its_way" | "event.cant_play" = "";
  @query("video") readonly video!: HTMLVideoElement;
  #tries = 0;
  #shown = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#letGo();
    this.#shown = "";
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const key = eventKey(this.event);
    if (key === this.#shown || !this.isConnected) return;
    this.#shown = key;
    this.#tries = 0;
    void this.#play(key);
  }

  protected override render() {
    return html`
      <video
        controls
        playsinline
        autoplay
        muted
        @playing=${() => this.#say("")}
        @error=${() => this.#failed()}
      ></video>
      ${this.note ? html`<div class="note" role="status">${this.t(this.note)}</div>` : nothing}
    `;
  }

  async #play(key: string): Promise<void> {
    this.#letGo();
    this.#say("");
    const { addresses } = this.app.backend;
    this.video.removeAttribute("poster");
    const clip = await addresses.clip(this.event);
    if (this.#shown !== key) return;
    this.video.src = clip;
    this.video.play().catch(() => {});
  }

  #failed(): void {
    if (!this.video.hasAttribute("src")) return;
    const { end } = this.event;
    if ((end === null || Date.now() - end < YOUNG_MS) && this.#tries++ < MOST_TRIES) {
      this.#say("event.on_its_way");
      this.#timer = setTimeout(() => void this.#play(this.#shown), AGAIN_MS);
    } else {
      this.#say("event.cant_play");
    }
  }

  #letGo(): void {
    clearTimeout(this.#timer);
    if (!this.video?.hasAttribute("src")) return;
    this.video.removeAttribute("src");
    this.video.load();
  }

  #say(note: typeof this.note): void {
    this.note = note;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-clip": TawnyClip;
  }
}
