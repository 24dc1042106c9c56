// Plays the clip of an event: at once, and again a little later where it is still on its way to the disk, or the service is
// away for a moment; then it goes on where it was. Who is far away gets it small, piece by piece.

import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { type ClipNote, clipTrouble } from "../model/clip-trouble";
import { eventKey } from "../model/event-list";
import type { Level } from "../model/quality";
import type { TawnyEvent } from "../model/types";
import { RecordedMediaSource } from "../player/media-source";
import type { Note } from "../player/notes";
import type { SmallClip } from "../player/small-clip";
import { baseStyles } from "./base-styles";
import { TawnyElement } from "./element";
import { RecordedLevel } from "./recorded-level";

const AGAIN_MS = 1500;
const MOST_TRIES = 10; // of a clip that should be there soon
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
      video.away {
        visibility: hidden;
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
  @state() private note: "" | ClipNote = "";
  @query("video") readonly video!: HTMLVideoElement;
  #tries = 0;
  #shown = "";
  /** Where it goes on. */
  #at = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was asked for last. */
  #address = "";
  #small: SmallClip | null = null;
  readonly #level = new RecordedLevel(this, () => void this.#resize());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#letGo();
    this.#shown = this.note = "";
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const key = eventKey(this.event);
    if (key === this.#shown || !this.isConnected) return;
    this.#shown = key;
    this.#say("");
    this.#tries = this.#at = 0;
    void this.#play(key);
  }

  protected override render() {
    return html`
      <video
        controls
        playsinline
        autoplay
        muted
        class=${this.note ? "away" : ""}
        @loadedmetadata=${() => this.#resume()}
        @playing=${() => this.#say("")}
        @error=${() => this.#small || void this.#failed(this.#shown)}
      ></video>
      ${this.note ? html`<div class="note" role="status">${this.t(this.note)}</div>` : nothing}
    `;
  }

  async #play(key: string): Promise<void> {
    this.#letGo();
    this.video.removeAttribute("poster");
    const level = await this.#level.take();
    const small = level !== "full" && RecordedMediaSource ? await import("../player/small-clip") : null;
    if (this.#shown !== key) return;
    if (small) {
      this.#letGo();
      const address = async () => this.#asked(await this.#level.take());
      this.#small = new small.SmallClip(this.video, address, (note) => this.#smallSays(note, key), this.#at);
      return;
    }
    const clip = await this.#asked(level).catch(() => null);
    if (this.#shown !== key) return;
    if (clip === null) {
      this.#say("player.no_answer");
      this.#timer = setTimeout(() => void this.#play(key), AGAIN_MS);
      return;
    }
    this.video.src = clip;
    this.video.play().catch(() => {});
  }

  /** The address of the clip; throws where nobody is there who signs it. */
  async #asked(level: Level): Promise<string> {
    const { addresses } = this.app.backend;
    // Browsers without MediaSource play playlists by themselves.
    const clip = await (level === "full" ? addresses.clip(this.event) : addresses.clipPlaylist(this.event, level));
    this.#address = new URL(clip, location.href).href;
    return this.#address;
  }

  /** It is to be of another size, from here on. */
  async #resize(): Promise<void> {
    const level = await this.#level.take();
    if (this.#small && level !== "full") {
      this.#small.readdress();
      return;
    }
    this.#at = this.video.currentTime || this.#at;
    if (this.#shown) await this.#play(this.#shown);
  }

  #smallSays(note: Note, key: string): void {
    if (note === "") this.#say("");
    else if (note === "player.no_answer" || note === "player.logged_out") this.#say(note);
    else if (note === "player.not_ready") this.#say(this.#isYoung ? "event.on_its_way" : note);
    else void this.#failed(key);
  }

  /** Signed addresses expire, and are forgotten where Home Assistant starts anew: another one is waited for. */
  async #readdress(key: string, refused: string): Promise<void> {
    const clip = await this.#asked(await this.#level.take()).catch(() => null);
    if (this.#shown !== key) return;
    if (clip !== null && clip !== refused) await this.#play(key);
    else this.#timer = setTimeout(() => void this.#readdress(key, refused), AGAIN_MS);
  }

  #resume(): void {
    if (this.#at && !this.#small) this.video.currentTime = this.#at;
  }

  async #failed(key: string): Promise<void> {
    const { video } = this;
    if (!video.hasAttribute("src") && !this.#small) return;
    this.#at = video.currentTime || this.#at;
    const wasCut = video.error?.code === MediaError.MEDIA_ERR_NETWORK;
    const refused = this.#address;
    const status = await statusOf(refused);
    if (this.#shown !== key) return;
    const trouble = clipTrouble(status, this.#isYoung);
    const isAway = status === null || status >= 500;
    // What is there by now was perhaps not there a moment ago.
    const again = trouble.again || wasCut || (status !== null && status < 400 && !this.#tries);
    if (again && (isAway || this.#tries++ < MOST_TRIES)) {
      this.#say(trouble.again ? trouble.note : "");
      this.#timer = setTimeout(() => void this.#play(key), AGAIN_MS);
    } else {
      this.#say(trouble.again ? "player.expired" : trouble.note);
      if (trouble.note === "player.logged_out") void this.#readdress(key, refused);
    }
  }

  get #isYoung(): boolean {
    const { end } = this.event;
    return end === null || Date.now() - end < YOUNG_MS;
  }

  #letGo(): void {
    clearTimeout(this.#timer);
    this.#small?.close();
    this.#small = null;
    if (!this.video?.hasAttribute("src")) return;
    this.video.removeAttribute("src");
    this.video.load();
  }

  #say(note: typeof this.note): void {
    this.note = note;
  }
}

/** What an address answers; null when nothing does. */
async function statusOf(address: string): Promise<number | null> {
  const working = new AbortController();
  try {
    const { status } = await fetch(address, { headers: { Range: "bytes=0-0" }, signal: working.signal });
    return status;
  } catch {
    return null;
  } finally {
    working.abort(); // of what it holds, nothing is wanted
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-clip": TawnyClip;
  }
}
