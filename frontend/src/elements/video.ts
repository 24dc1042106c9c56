// The picture of a camera: a still at once, and live video over it as soon as there is any.

import { mdiCloudOffOutline } from "@mdi/js";
import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { until } from "lit/directives/until.js";
import { type Camera, cameraKey, smallStream } from "../model/types";
import { onBeat } from "../player/heartbeat";
import { LivePlayer } from "../player/live-player";
import { isFinal, type LiveNote } from "../player/notes";
import { Watchdog } from "../player/watchdog";
import { baseStyles } from "./base-styles";
import { TawnyElement } from "./element";
import { qualityOf } from "./quality";
import { Watch } from "./watch";
import "./icon";

const STILL_WIDTHS = { full: 640, remote: 426, low: 256 };
const STILL_MS = 10_000; // how often the still is renewed while there is no live picture
const SPREAD_MS = 2000; // so that not all of a wall ask at the same moment

@customElement("tawny-video")
export class TawnyVideo extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: relative;
        display: block;
        background: var(--tawny-screen);
        overflow: hidden;
      }
      img,
      video,
      .embedded {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: var(--tawny-fit, contain);
      }
      img {
        transition: opacity 0.3s, filter 0.3s;
      }
      video {
        opacity: 0;
        pointer-events: none; /* what is tapped, and has the focus then, is the tile around it */
      }
      video.shown {
        opacity: 1;
      }
      .stale {
        filter: grayscale(1) brightness(0.4);
      }
      .note {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        padding: 16px;
        text-align: center;
        color: #fff;
      }
      .note span {
        padding: 4px 14px;
        border-radius: 14px;
        background: rgb(8 5 3 / 0.72);
        text-wrap: balance;
      }
      .none {
        position: absolute;
        inset: 0;
        margin: auto;
        color: #999;
        font-size: 2rem;
        visibility: var(--tawny-no-picture, visible);
      }
      .note.small {
        inset: auto 0 0;
        padding: 10px;
        font-size: 0.84rem;
      }
    `,
  ];

  @property({ attribute: false }) camera!: Camera;
  /** The stream of the live picture, main or sub, where the way to it is good. */
  @property() rendition = "main";
  /** Whether there shall be a live picture, rather than a still from time to time. */
  @property({ type: Boolean }) live = false;
  @property({ type: Boolean }) muted = true;
  /** What the still shows, for screen readers; "" where the text around it says so. */
  @property() alt = "";
  /** Whether the still is renewed from time to time. */
  @property({ attribute: false }) stills = true;

  @state() private note: LiveNote = "";
  /** Whether the small stream stands in for one that this browser can't play. */
  @state() private standsIn = false;
  @state() private playing = false;
  @state() private stillAt = Date.now();
  @state() private hasStill = false;
  @state() private embedded: HTMLElement | null = null;
  @query("video") readonly video!: HTMLVideoElement | null;

  #player: LivePlayer | null = null;
  #playing = "";
  #stillDue = 0;
  #unwatch: (() => void) | undefined;
  readonly #watchdog = new Watchdog();
  // Without a connection the last picture stays, but not as if it were of now.
  readonly #connection = new Watch(
    this,
    (app) => app.backend.connection,
    (connection) => {
      this.#stillDue = 0;
      this.fire("tawny-playing", this.playing && connection !== "lost");
    },
  );

  readonly #level = new Watch(this, (app) => qualityOf(app.backend).level);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stillDue = performance.now() + STILL_MS;
    this.#unwatch = onBeat((now) => this.#beat(now));
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("camera");
    if (!before) return;
    if (cameraKey(before) !== cameraKey(this.camera)) {
      this.hasStill = false;
      this.stillAt = Date.now();
    } else if (this.camera.online && !before.online) {
      this.stillAt = Date.now();
    }
  }

  protected override updated(): void {
    const { camera, live } = this;
    const rendition = this.#rendition;
    const wanted = rendition && live && camera.online && camera.enabled ? `${cameraKey(camera)}/${rendition}` : "";
    if (this.video) this.video.muted = this.muted;
    if (wanted === this.#playing || !this.isConnected) return;
    this.#stop();
    this.#playing = wanted;
    if (wanted) this.#start(wanted);
  }

  protected override render() {
    const { app, camera } = this;
    const stale = camera.online && this.#connection.value !== "lost" ? "" : "stale";
    const width = STILL_WIDTHS[this.#level.value ?? "remote"];
    const still = camera.enabled ? app.backend.addresses.picture(camera, width, this.stillAt) : nothing;
    return html`
      <img
        src=${until(still, nothing)}
        alt=${this.alt}
        class=${stale}
        ?hidden=${!this.hasStill}
        @load=${() => {
          this.hasStill = true;
        }}
        @error=${() => {
          this.hasStill = false;
        }}
      />
      <video
        playsinline
        muted
        aria-hidden="true"
        tabindex="-1"
        class="${this.playing ? "shown" : ""} ${stale}"
        @playing=${() => this.#shown(true)}
        @emptied=${() => this.#shown(false)}
      ></video>
      ${camera.online || this.hasStill ? nothing : html`<tawny-icon class="none" path=${mdiCloudOffOutline}></tawny-icon>`}
      ${this.embedded ? html`<div class="embedded">${this.embedded}</div>` : nothing}
      ${this.note ? html`<div class="note" role="status"><span>${this.t(this.note)}</span></div>` : nothing}
      ${this.standsIn ? html`<div class="note small" role="status"><span>${this.t("player.small")}</span></div>` : nothing}
    `;
  }

  /** "" before it is known which. */
  get #rendition(): string {
    const level = this.#level.value;
    return level === "full" ? this.rendition : (level ?? "");
  }

  #start(wanted: string, rendition = this.#rendition): void {
    const source = this.app.backend.addresses.live(this.camera);
    if (!this.video) return;
    const small = smallStream(this.camera);
    const say = (note: LiveNote) => {
      if (!isFinal(note) || rendition === small) {
        this.note = note;
        return;
      }
      this.#player?.stop();
      this.standsIn = true;
      this.#start(wanted, small);
    };
    const { isFar } = qualityOf(this.app.backend);
    this.#player = new LivePlayer(this.video, source, rendition, say, () => void this.#embed(wanted), isFar);
    this.#player.start();
  }

  /** Our own players can't: the shell may have one that can. */
  async #embed(wanted: string): Promise<void> {
    const element = await this.app.embedLive?.(this.camera.entity);
    if (this.#playing !== wanted) return;
    this.#player = null;
    if (element) this.embedded = element;
    else this.note = "player.format";
  }

  #stop(): void {
    this.#player?.stop();
    this.#player = null;
    this.#playing = "";
    this.#watchdog.reset();
    this.embedded = null;
    this.standsIn = false;
    this.note = "";
  }

  #shown(playing: boolean): void {
    this.playing = playing;
    this.fire("tawny-playing", playing);
  }

  #beat(now: number): void {
    if (document.hidden || !this.hasUpdated) {
      this.#watchdog.reset();
      return;
    }
    if (this.#player && this.video && !isFinal(this.note)) {
      if (this.#watchdog.isStuck(this.video.currentTime, this.playing, now)) this.#again();
    }
    if (now < this.#stillDue) return;
    this.#stillDue = now + STILL_MS + Math.random() * SPREAD_MS;
    const isThere = this.camera.online && this.#connection.value !== "lost";
    if (this.stills && isThere && !this.playing && !this.embedded) this.stillAt = Date.now();
  }

  /** A picture that does not move is worse than the newest still. */
  #again(): void {
    const wanted = this.#playing;
    this.#stop();
    this.#playing = wanted;
    this.#stillDue = 0;
    this.#start(wanted);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-video": TawnyVideo;
  }
}
