// The wall: cameras from edge to edge, without anything around them, for a screen that nobody has to look after.

import { mdiCctv } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { baseStyles } from "../elements/base-styles";
import { TawnyElement } from "../elements/element";
import { keep, kept } from "../elements/kept";
import { KeptAwake } from "../elements/kept-awake";
import { later } from "../elements/later";
import { openDialogs } from "../elements/open-dialogs";
import { Shape } from "../elements/shape";
import { onSwipe } from "../elements/swipe";
import { TroubleWords } from "../elements/trouble-words";
import { Watch } from "../elements/watch";
import { type Camera, cameraKey } from "../model/types";
import { isSameLook, Wall, type WallState } from "../model/wall";
import { chosen, pageCount, usualTiles } from "../model/wall-layout";
import { parseWall, type WallSettings, wallPlace } from "../model/wall-settings";
import { onBeat } from "../player/heartbeat";
import "../elements/message";
import "../elements/wall-bar";
import "../elements/wall-grid";

const KEPT = "tawny-wall"; // how this browser has it, as a place; "" where it was never set up
const BAR_MS = 4000; // for so long after a touch there are buttons

/** `place` are the settings, as `wallPlace` writes them. */
@customElement("tawny-kiosk-view")
export class TawnyKioskView extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: relative;
        display: block;
        height: var(--tawny-kiosk-height, 100dvh);
        background: #000;
        color: #fff;
        overflow: hidden;
        user-select: none;
        -webkit-user-select: none;
        --tawny-screen: #000;
      }
      :host(.calm) {
        cursor: none;
      }
      .shade,
      .sleep {
        position: absolute;
        inset: 0;
        width: 100%;
        background: #000;
        border: 0;
      }
      .shade {
        opacity: 0;
        pointer-events: none;
        transition: opacity 1s;
      }
      .shade.dim {
        opacity: 0.7;
      }
      .trouble {
        position: absolute;
        inset: max(12px, env(safe-area-inset-top)) 12px auto;
        width: fit-content;
        margin: 0 auto;
        padding: 6px 16px;
        border-radius: 999px;
        background: rgb(8 5 3 / 0.75);
      }
      tawny-message {
        --tawny-ink: #fff;
        --tawny-soft: #ccc;
      }
    `,
  ];

  @property() place = "";
  /** Whether it is a part of something else, with no other view to leave for. */
  @property({ type: Boolean }) inside = false;
  @state() private look: WallState | null = null;
  @state() private hasBar = true;
  @state() private isSettingUp = false;
  #wall: Wall | null = null;
  #touched = performance.now();
  #unwatch: (() => void) | undefined;
  #unswipe: (() => void) | undefined;
  readonly #shape = new Shape(this);
  readonly #awake = new KeptAwake(this);
  readonly #cameras = new Watch(this, (app) => app.backend.cameras);
  readonly #connection = new Watch(this, (app) => app.backend.connection);
  readonly #storage = new Watch(this, (app) => app.backend.storageTrouble);
  readonly #words = new TroubleWords(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatch = onBeat((now) => this.#beat(now));
    this.#unswipe = onSwipe(this, (step) => {
      if (!this.isSettingUp) this.#do((wall, now) => wall.turn(step, now));
    });
    for (const name of ["pointerdown", "pointermove", "focusin"]) this.addEventListener(name, this.#stirred);
    document.addEventListener("keydown", this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#unswipe?.();
    for (const name of ["pointerdown", "pointermove", "focusin"]) this.removeEventListener(name, this.#stirred);
    document.removeEventListener("keydown", this.#key);
  }

  get #settings(): WallSettings {
    return parseWall(this.place, parseWall(kept(KEPT)));
  }

  get #tiles(): number {
    return this.#settings.tiles || usualTiles(this.#chosen.length, this.#shape.value);
  }

  get #chosen(): readonly Camera[] {
    return chosen(this.#cameras.value ?? [], this.#settings.cameras);
  }

  protected override willUpdate(): void {
    if (this.#cameras.value) this.#follow(this.#chosen);
    this.classList.toggle("calm", !this.hasBar);
  }

  protected override firstUpdated(): void {
    // Most walls are never set up again; but it has to be there when the network is not.
    void loadDialog();
  }

  protected override updated(): void {
    const place = wallPlace(this.#settings);
    if (this.place !== place) this.app.go("kiosk", place, true);
  }

  protected override render() {
    const { look } = this;
    if (!this.#cameras.value || !look) return nothing;
    const cameras = this.#chosen;
    const trouble = this.#trouble;
    const front = cameras.find((camera) => cameraKey(camera) === look.front);
    return html`
      ${cameras.length ? this.#grid(cameras, look) : this.#none()}
      <div class="shade ${look.light}"></div>
      <div role="status">
        ${trouble && look.light !== "off" ? html`<p class="trouble">${trouble}</p>` : nothing}
        ${front && !look.byHand ? html`<p class="unseen">${this.t("kiosk.motion", { name: front.name })}</p>` : nothing}
      </div>
      ${look.light === "off" ? html`<button class="sleep" aria-label=${this.t("kiosk.wake")}></button>` : this.#bar(look)}
      ${this.isSettingUp ? this.#dialog() : nothing}
    `;
  }

  #grid(cameras: readonly Camera[], look: WallState) {
    return html`
      <tawny-wall-grid
        .cameras=${cameras}
        .look=${look}
        tiles=${this.#tiles}
        aspect=${this.#shape.value}
        ?hidden=${look.light === "off"}
        @tawny-open=${(event: CustomEvent<Camera>) => this.#tapped(event.detail)}
      ></tawny-wall-grid>
    `;
  }

  get #trouble(): string {
    if (this.#connection.value === "lost") return this.t("app.lost");
    return this.#words.said(this.#storage.value ?? []);
  }

  #none() {
    return html`
      <tawny-message icon=${mdiCctv} heading=${this.t("live.none_title")} text=${this.t("live.none_text")}></tawny-message>
    `;
  }

  #bar(look: WallState) {
    const now = performance.now();
    return html`
      <tawny-wall-bar
        ?hidden=${!this.hasBar}
        page=${look.page}
        pages=${look.front ? 1 : pageCount(this.#chosen.length, this.#tiles)}
        ?enlarged=${look.front !== ""}
        ?full=${this.#awake.isOn}
        ?canfill=${this.#awake.isPossible}
        ?canleave=${!this.inside}
        @tawny-step=${(event: CustomEvent<number>) => this.#do((wall) => wall.turn(event.detail, now))}
        @tawny-back=${() => this.#do((wall) => wall.enlarge("", now))}
        @tawny-fill=${() => void this.#awake.toggle()}
        @tawny-set-up=${() => {
          void loadDialog(); // if it never came
          this.isSettingUp = true;
        }}
        @tawny-leave=${() => this.app.go("live")}
      ></tawny-wall-bar>
    `;
  }

  #dialog() {
    return html`
      <tawny-wall-dialog
        .settings=${this.#settings}
        .cameras=${this.#cameras.value ?? []}
        @tawny-change=${(event: CustomEvent<WallSettings>) => this.#change(event.detail)}
        @tawny-close=${() => {
          this.isSettingUp = false;
        }}
      ></tawny-wall-dialog>
    `;
  }

  #change(settings: WallSettings): void {
    const place = wallPlace(settings);
    keep(KEPT, place);
    this.app.go("kiosk", place, true);
  }

  /** Tells the wall what the cameras are like now. */
  #follow(cameras: readonly Camera[]): void {
    const now = performance.now();
    const keys = cameras.map(cameraKey);
    const settings = { ...this.#settings, tiles: this.#tiles };
    this.#wall ??= new Wall(settings, keys, now);
    this.#wall.set(settings, keys);
    for (const camera of cameras) this.#wall.motion(cameraKey(camera), camera.motion && camera.online, now);
    this.#see(now);
  }

  #tapped(camera: Camera): void {
    const key = cameraKey(camera);
    this.#do((wall, now) => wall.enlarge(this.look?.front === key ? "" : key, now));
  }

  #do(work: (wall: Wall, now: number) => void): void {
    const now = performance.now();
    if (!this.#wall) return;
    work(this.#wall, now);
    this.#see(now);
  }

  #see(now: number): void {
    const look = this.#wall?.look(now) ?? null;
    if (!look || !this.look || !isSameLook(look, this.look)) this.look = look;
  }

  #beat(now: number): void {
    if (document.hidden) return;
    this.#see(now);
    this.hasBar = now - this.#touched < BAR_MS || this.isSettingUp;
  }

  readonly #stirred = (): void => {
    this.#stir();
  };

  /** Somebody is there. False when that only woke the wall up. */
  #stir(): boolean {
    const now = performance.now();
    this.#touched = now;
    const wasAwake = this.#wall?.touch(now) ?? true;
    this.#see(now);
    this.hasBar = true;
    return wasAwake;
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || openDialogs.size) return;
    // Beside other cards, keys that somebody types there are not meant.
    const path = event.composedPath();
    if (path[0] !== document.body && !path.includes(this)) return;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.#do((wall, now) => wall.turn(-1, now)),
      ArrowRight: () => this.#do((wall, now) => wall.turn(1, now)),
      Escape: () => this.#do((wall, now) => wall.enlarge("", now)),
      f: () => void this.#awake.toggle(),
    };
    const act = this.#stir() ? keys[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  };
}

const loadDialog = () => later("wall-dialog", () => import("../elements/wall-dialog"));

declare global {
  interface HTMLElementTagNameMap {
    "tawny-kiosk-view": TawnyKioskView;
  }
}
