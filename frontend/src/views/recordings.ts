// The recordings: any moment of any day, of one camera or of several in step.

import { ContextProvider } from "@lit/context";
import { mdiCctv } from "@mdi/js";
import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { baseStyles } from "../elements/base-styles";
import { TawnyElement } from "../elements/element";
import type { TawnyExportsList } from "../elements/exports-list";
import { later } from "../elements/later";
import { openDialogs } from "../elements/open-dialogs";
import { qualityOf } from "../elements/quality";
import { recordingsContext } from "../elements/recordings-element";
import { type RecordingsAct, recordingsAct } from "../elements/recordings-keys";
import { onSwipe } from "../elements/swipe";
import { Watch } from "../elements/watch";
import { loadRecordingsTexts, type RecordingsSpeak } from "../i18n/recordings";
import { type Marks, marked, NO_MARKS } from "../model/marks";
import { parseRecordingsPlace, recordable, recordingsPlace } from "../model/recordings-place";
import type { Span } from "../model/timeline-scale";
import { type Camera, cameraKey } from "../model/types";
import { chosen } from "../model/wall-layout";
import { keepRange } from "./keep-range";
import { NEWEST_MS, Playback, type PlaybackHost } from "./playback";
import type { TawnyRecordingsStage } from "./recordings-stage";
import type { TawnyRecordingsStrip } from "./recordings-strip";
import { recordingsStyles } from "./recordings-styles";
import "../elements/calendar";
import "../elements/exports-list";
import "../elements/message";
import "../elements/play-bar";
import "../elements/range-bar";
import "./recordings-choice";
import "./recordings-stage";
import "./recordings-strip";

const CLOSE_MS = 3_600_000; // what is shown around a moment that an address names

/** `place` has cameras and the moment, as `recordingsPlace` writes them. */
@customElement("tawny-recordings-view")
export class TawnyRecordingsView extends TawnyElement implements PlaybackHost {
  static override styles = [baseStyles, recordingsStyles];

  @property() place = "";
  @state() private muted = true;
  @state() private several = false;
  @state() private marks: Marks = NO_MARKS;
  @state() private isKeeping = false;
  @state() private problem = "";
  /** Those that are not here any more; null before they are known. */
  @state() private former: readonly Camera[] | null = null;
  @query("tawny-recordings-stage") readonly stage!: TawnyRecordingsStage | null;
  @query("tawny-recordings-strip") private strip!: TawnyRecordingsStrip | null;
  @query("tawny-exports-list") private exportsList!: TawnyExportsList | null;
  speak!: RecordingsSpeak;
  /** The address that was written or followed last: another one was written by somebody else. */
  #known: string | null = null;
  #isComing: "" | "there" | "close" = "";
  #unswipe: (() => void) | null = null;
  readonly #cameras = new Watch(this, (app) => app.backend.cameras);
  readonly #level = new Watch(this, (app) => qualityOf(app.backend).level);
  readonly #playback = new Playback(this);
  readonly #provider = new ContextProvider(this, { context: recordingsContext });

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#key);
    this.#playback.stop();
    this.#unswipe?.();
    this.#unswipe = this.#known = null;
  }

  /** Every camera of which something may be recorded; null while one that is wanted may still be among them. */
  get #all(): readonly Camera[] | null {
    const present = this.#cameras.value;
    if (!present) return null;
    if (this.former) return [...present, ...this.former];
    const { cameras } = parseRecordingsPlace(this.#known ?? this.place);
    const known = new Set(present.map(cameraKey));
    return present.length && cameras.every((key) => known.has(key)) ? present : null;
  }

  get chosen(): readonly Camera[] {
    const all = this.#all ?? [];
    const { cameras } = parseRecordingsPlace(this.#known ?? this.place);
    return cameras.length ? chosen(all, cameras).slice(0, cameras.length) : all.slice(0, 1);
  }

  arrived(): void {
    this.#write(this.chosen.map(cameraKey), true);
  }

  protected override firstUpdated(): void {
    void this.#learn();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What was written here comes back a little later.
    const isNew = this.#known === null || (changed.has("place") && this.place !== this.#known);
    if (isNew) this.#follow();
    this.#playback.look();
  }

  protected override updated(): void {
    if (!this.stage) return;
    this.#unswipe ??= onSwipe(this.stage, (step) => this.#playback.toEvent(step));
    if (this.#isComing) void this.#come(this.stage);
  }

  protected override render() {
    const cameras = this.#all;
    if (!cameras || !this.speak) return nothing;
    if (!cameras.length) {
      const texts = { heading: this.t("live.none_title"), text: this.t("live.none_text") };
      return html`<tawny-message icon=${mdiCctv} heading=${texts.heading} text=${texts.text}></tawny-message>`;
    }
    const shown = this.chosen;
    const playback = this.#playback;
    return html`
      <tawny-recordings-choice
        .cameras=${cameras}
        .chosen=${shown.map(cameraKey)}
        ?several=${this.several}
        at=${playback.at}
        @tawny-cameras=${(event: CustomEvent<readonly string[]>) => this.#write(event.detail, false)}
        @tawny-several=${(event: CustomEvent<boolean>) => this.#setSeveral(event.detail)}
        @tawny-at=${(event: CustomEvent<number>) => playback.go(event.detail)}
      ></tawny-recordings-choice>
      <div class="watch">${this.#watching(shown)}</div>
      <aside>
        <tawny-calendar
          .cameras=${shown}
          at=${playback.at}
          @tawny-day=${(event: CustomEvent<number>) => playback.toDay(event.detail)}
        ></tawny-calendar>
        ${this.app.backend.exports ? html`<tawny-exports-list .cameras=${cameras}></tawny-exports-list>` : nothing}
      </aside>
    `;
  }

  #watching(shown: readonly Camera[]) {
    const playback = this.#playback;
    return html`
      <tawny-recordings-stage
        .cameras=${shown}
        .handlers=${playback.handlers}
        .missing=${(key: string) => playback.missing(key)}
        ?muted=${this.muted}
        @click=${() => playback.act("play")}
        @tawny-playing=${(event: CustomEvent<boolean>) => playback.plays(event.detail)}
      ></tawny-recordings-stage>
      <tawny-recordings-strip
        .cameras=${shown}
        .describe=${(ms: number) => playback.describe(ms)}
        .marks=${this.marks}
        at=${playback.at}
        @tawny-go=${(event: CustomEvent<number>) => playback.go(event.detail)}
        @tawny-scrub=${(event: CustomEvent<number>) => playback.scrub(event.detail)}
      ></tawny-recordings-strip>
      <tawny-play-bar
        ?playing=${playback.playing}
        ?skips=${playback.skips}
        ?muted=${this.muted}
        speed=${playback.speed}
        @tawny-act=${(event: CustomEvent<RecordingsAct>) => this.#act(event.detail)}
        @tawny-speed=${(event: CustomEvent<number>) => playback.setSpeed(event.detail)}
      ></tawny-play-bar>
      <tawny-range-bar
        .marks=${this.marks}
        ?writes=${this.#writes}
        ?busy=${this.isKeeping}
        problem=${this.problem}
        @tawny-mark=${(event: CustomEvent<"start" | "end" | "none">) => this.#mark(event.detail)}
        @tawny-keep=${(event: CustomEvent<Span>) => void this.#keep(event.detail)}
      ></tawny-range-bar>
      ${this.#quality(shown)}
    `;
  }

  /** For who is far away, or has chosen so: how large it is. */
  #quality(shown: readonly Camera[]) {
    void this.#level.value;
    if (!qualityOf(this.app.backend).isFar) return nothing;
    void later("quality-choice", () => import("../elements/quality-choice"));
    const hasSound = shown.some(({ streams }) => streams.some(({ audio }) => audio));
    return html`<tawny-quality ?sound=${hasSound}></tawny-quality>`;
  }

  get #writes(): boolean {
    return this.app.backend.exports !== undefined && this.chosen.every((camera) => camera.canControl);
  }

  async #learn(): Promise<void> {
    this.speak = await loadRecordingsTexts(this.app.language);
    this.#provider.setValue(this.speak);
    this.requestUpdate();
    const former = this.app.backend.former?.() ?? Promise.resolve([]);
    this.former = await former.catch(() => []);
  }

  /** Somebody else wrote the address: it is followed as soon as there is a picture to show it in. */
  #follow(): void {
    const { at, cameras } = parseRecordingsPlace(this.place);
    this.#isComing = this.#known === null && at !== null ? "close" : "there";
    this.#known = this.place;
    this.several ||= cameras.length > 1;
    const newest = Date.now() - NEWEST_MS;
    this.#playback.at = recordable(at ?? newest, newest);
  }

  async #come(stage: TawnyRecordingsStage): Promise<void> {
    const isClose = this.#isComing === "close";
    this.#isComing = "";
    await stage.updateComplete;
    await this.strip?.updateComplete;
    if (isClose) this.strip?.show(CLOSE_MS);
    this.#playback.come();
  }

  #write(cameras: readonly string[], replace: boolean): void {
    this.#known = recordingsPlace({ cameras, at: this.#playback.at });
    this.app.go("recordings", this.#known, replace);
  }

  #setSeveral(several: boolean): void {
    this.several = several;
    if (!several) this.#write(this.chosen.slice(0, 1).map(cameraKey), false);
  }

  #mark(which: "start" | "end" | "none"): void {
    this.problem = "";
    this.marks = which === "none" ? NO_MARKS : marked(this.marks, which, this.#playback.at);
  }

  async #keep(span: Span): Promise<void> {
    this.isKeeping = true;
    this.problem = "";
    try {
      const files = await keepRange(this.app.backend, this.chosen, span, this.#writes);
      for (const file of files) this.exportsList?.show(file);
      this.marks = NO_MARKS;
    } catch (error) {
      this.problem = this.failed(error);
    } finally {
      this.isKeeping = false;
    }
  }

  async #share(): Promise<void> {
    const place = recordingsPlace({ cameras: this.chosen.map(cameraKey), at: this.#playback.at });
    const url = this.app.link("recordings", place);
    if (!url) return;
    if (navigator.share) await navigator.share({ url }).catch(() => {});
    else if (navigator.clipboard) {
      await navigator.clipboard.writeText(url);
      this.stage?.say(this.t("event.copied"));
    } else this.arrived(); // then it can be copied from the address bar
  }

  #act(act: RecordingsAct): void {
    if (this.#playback.act(act)) return;
    if (act === "start" || act === "end") this.#mark(act);
    else if (act === "sound") this.muted = !this.muted;
    else if (act === "screen") void this.stage?.requestFullscreen?.();
    else if (act === "share") void this.#share();
    else if (act === "help") this.fire("tawny-keys", null);
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (openDialogs.size || !this.stage) return;
    const act = recordingsAct(event);
    if (!act) return;
    event.preventDefault();
    this.#act(act);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-recordings-view": TawnyRecordingsView;
  }
}
