// What one camera recorded, at any moment of any day; and in words why there is nothing to see.

import { css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { RecordingsKey } from "../i18n/recordings";
import type { Span } from "../model/timeline-scale";
import { type Camera, cameraKey } from "../model/types";
import type { Stepper } from "../player/in-step";
import type { Note } from "../player/notes";
import { VodPlayer } from "../player/vod-player";
import { baseStyles } from "./base-styles";
import { RecordedLevel } from "./recorded-level";
import { RecordingsElement } from "./recordings-element";

const NEWS_MS = 6000; // how long a line stays that says what happened
const NO_DAY: Span = { start: 0, end: 0 };

/** What `tawny-time` tells: the key of the camera, and the moment that it shows. */
export interface FootageTime {
  readonly key: string;
  readonly at: number;
}

/**
 * Fires `tawny-time`, `tawny-playing` with the camera's key and whether it plays, and `tawny-end` with the end of a day
 * that was watched to its end.
 */
@customElement("tawny-footage")
export class TawnyFootage extends RecordingsElement implements Stepper {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: relative;
        display: block;
        min-width: 0;
        min-height: 0;
        background: var(--tawny-screen);
        color: #fff;
        overflow: hidden;
      }
      video {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: contain;
      }
      video.dim {
        opacity: 0.3;
      }
      video.away {
        visibility: hidden;
      }
      p {
        position: absolute;
        text-shadow: 0 1px 3px #000;
      }
      .name {
        inset: 8px auto auto 8px;
        max-width: calc(100% - 16px);
        padding: 3px 12px;
        border-radius: 999px;
        background: rgb(8 5 3 / 0.62);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .note {
        inset: auto 0 0;
        padding: 28px 16px 12px;
        background: linear-gradient(transparent, rgb(8 5 3 / 0.85));
        text-align: center;
      }
      .middle {
        inset: 0;
        display: grid;
        place-content: center;
        padding: 24px;
        text-align: center;
        text-wrap: balance;
        animation: appear 0.6s steps(1, end);
      }
      @keyframes appear {
        from {
          opacity: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) camera!: Camera;
  /** Whether its name stands in the picture. */
  @property({ type: Boolean }) named = false;
  @property({ type: Boolean }) muted = true;
  /** Why there is nothing to see at the moment that all show; "" when there is. */
  @property() missing = "";
  @state() private waits = true;
  @state() private away = true;
  @state() private note = "";
  @state() private news = "";
  @query("video") readonly video!: HTMLVideoElement;
  #player: VodPlayer | null = null;
  #day = NO_DAY;
  #speed = 1;
  #fading: ReturnType<typeof setTimeout> | undefined;
  readonly #level = new RecordedLevel(this, () => this.#player?.readdress());

  get key(): string {
    return cameraKey(this.camera);
  }

  get position(): number | null {
    return this.#player?.position ?? null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#fading);
    this.#player?.destroy();
    this.#player = null;
    this.#day = NO_DAY;
  }

  protected override updated(): void {
    if (this.video) this.video.muted = this.muted;
  }

  protected override render() {
    const middle = this.missing || this.note || (this.waits ? this.t("events.loading") : "");
    return html`
      <video
        playsinline
        muted
        preload="auto"
        tabindex="-1"
        aria-label=${this.camera.name}
        class=${this.away || this.missing ? "away" : this.note ? "dim" : ""}
      ></video>
      ${this.named ? html`<p class="name">${this.camera.name}</p>` : nothing}
      <div role="status">
        ${middle ? html`<p class="middle">${middle}</p>` : nothing}
        ${this.news && !this.note ? html`<p class="note">${this.news}</p>` : nothing}
      </div>
    `;
  }

  seek(atMs: number): void {
    const player = this.#opened();
    const start = this.app.times.startOfDay(atMs);
    this.note = "";
    this.waits = true;
    if (start === this.#day.start) {
      if (this.#level.isOther) player.readdress(atMs);
      else player.seek(atMs);
      return;
    }
    this.#day = { start, end: this.app.times.startOfDayAfter(start, 1) };
    this.away = true;
    player.open(start, this.#day.end, atMs);
  }

  play(): void {
    this.#opened().play();
  }

  pause(): void {
    this.#player?.pause();
  }

  setSpeed(speed: number): void {
    if (speed === this.#speed) return;
    this.#speed = speed;
    this.#player?.setSpeed(speed);
  }

  /** Says what has just happened. */
  say(text: string): void {
    clearTimeout(this.#fading);
    this.news = text;
    this.#fading = setTimeout(() => {
      this.news = "";
    }, NEWS_MS);
  }

  #opened(): VodPlayer {
    if (this.#player) return this.#player;
    const { addresses } = this.app.backend;
    const address = async (start: number, end: number) =>
      addresses.playlist(this.camera, start, end, await this.#level.take());
    this.#player = new VodPlayer(this.video, address, {
      onTime: (at) => this.#shows(at),
      onNote: (note, isNews) => this.#noted(note, isNews),
      onNothing: () => this.#nothing(),
      onState: (playing) => this.fire("tawny-playing", { key: this.key, playing }),
    });
    this.#player.setSpeed(this.#speed);
    return this.#player;
  }

  #shows(at: number): void {
    this.away = this.waits = false;
    this.fire<FootageTime>("tawny-time", { key: this.key, at });
  }

  #noted(note: Note, isNews = false): void {
    const text = isOwn(note) ? this.r(note) : note && this.t(note);
    if (note === "rec.play_last" && this.#day.end < Date.now())
      this.fire("tawny-end", { key: this.key, at: this.#day.end });
    else if (isNews) this.say(text);
    else this.note = text;
    if (note) this.waits = false;
  }

  /** There is no footage at or after a moment: then what was before it is as near as one can get. */
  #nothing(): void {
    const newest = this.#player?.newest ?? null;
    if (newest !== null && this.#day.end > Date.now()) {
      this.#player?.seek(newest);
      return;
    }
    this.#player?.pause();
    this.waits = false;
    this.away = true;
    const day = this.app.times.day(this.#day.start);
    this.note = newest === null ? this.r("rec.nothing_day", { day }) : this.r("rec.nothing_after");
  }
}

const isOwn = (note: Note): note is Note & RecordingsKey => note.startsWith("rec.");

declare global {
  interface HTMLElementTagNameMap {
    "tawny-footage": TawnyFootage;
  }
}
