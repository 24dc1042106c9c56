// The pictures of the recordings: of one camera, or of several in step.

import { css, html, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { cssProps } from "../elements/css-props";
import { TawnyElement } from "../elements/element";
import type { FootageTime, TawnyFootage } from "../elements/footage";
import { type Camera, cameraKey } from "../model/types";
import { wallLayout } from "../model/wall-layout";
import { InStep, type StepHandlers } from "../player/in-step";
import "../elements/footage";

const ASPECT = 1.9; // of the stage, or about

interface Playing {
  readonly key: string;
  readonly playing: boolean;
}

/** Fires `tawny-playing` with whether it plays; which moment is shown is told to `handlers`. */
@customElement("tawny-recordings-stage")
export class TawnyRecordingsStage extends TawnyElement {
  static override styles = css`
    :host {
      display: grid;
      background: var(--tawny-screen);
    }
    .grid {
      display: grid;
      grid-template: repeat(var(--rows), minmax(0, 1fr)) / repeat(var(--columns), minmax(0, 1fr));
      gap: 2px;
      min-height: 0;
    }
  `;

  @property({ attribute: false }) cameras: readonly Camera[] = [];
  @property({ type: Boolean }) muted = true;
  @property({ attribute: false }) handlers!: StepHandlers;
  /** Why a camera shows nothing at the moment; "" when it does. */
  @property({ attribute: false }) missing: (key: string) => string = () => "";
  #playing = true;
  #step: InStep | null = null;
  #keys = "";
  #wanted: number | null = null;

  get playing(): boolean {
    return this.#playing;
  }

  /** Shows the footage at `atMs`, or the first after it. */
  go(atMs: number): void {
    this.#wanted = atMs;
    if (this.#step) this.#step.go(atMs, performance.now());
  }

  play(): void {
    this.#setPlaying(true);
    this.#step?.play();
  }

  pause(): void {
    this.#setPlaying(false);
    this.#step?.pause();
  }

  setSpeed(speed: number): void {
    this.#step?.setSpeed(speed);
  }

  /** Says on the picture what has just happened; "" when that does not matter any more. */
  say(text: string): void {
    const all = this.#footage;
    const leader = all.find((one) => one.key === this.#step?.leader) ?? all[0];
    for (const one of all) one.say(one === leader ? text : "");
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("cameras")) void this.#gather();
  }

  protected override render() {
    const { cameras } = this;
    const { columns } = wallLayout(Math.max(1, cameras.length), ASPECT);
    const rows = Math.max(1, Math.ceil(cameras.length / columns));
    return html`
      <div
        class="grid"
        ${cssProps({ "--columns": columns, "--rows": rows })}
        @tawny-time=${this.#shown}
        @tawny-playing=${this.#plays}
        @tawny-end=${this.#ended}
      >
        ${repeat(cameras, cameraKey, (camera) => this.#picture(camera, cameras.length > 1))}
      </div>
    `;
  }

  #picture(camera: Camera, isOneOfSeveral: boolean) {
    const key = cameraKey(camera);
    return html`
      <tawny-footage
        .camera=${camera}
        ?named=${isOneOfSeveral}
        ?muted=${this.muted || (this.#step?.leader ?? key) !== key}
        missing=${isOneOfSeveral ? this.missing(key) : ""}
      ></tawny-footage>
    `;
  }

  get #footage(): readonly TawnyFootage[] {
    return [...this.renderRoot.querySelectorAll("tawny-footage")];
  }

  /** Those who are there now play together. */
  async #gather(): Promise<void> {
    const keys = this.cameras.map(cameraKey).join();
    if (keys === this.#keys) return;
    this.#keys = keys;
    const all = this.#footage;
    await Promise.all(all.map((one) => one.updateComplete));
    if (keys !== this.#keys) return;
    this.#step ??= new InStep(this.handlers);
    this.#step.set(all.map((one) => ({ key: one.key, player: one })));
    if (this.#playing) this.#step.play();
    if (this.#wanted !== null) this.go(this.#wanted);
  }

  #setPlaying(playing: boolean): void {
    if (playing === this.#playing) return;
    this.#playing = playing;
    this.fire("tawny-playing", playing);
  }

  readonly #shown = (event: CustomEvent<FootageTime>): void => {
    event.stopPropagation();
    const { at, key } = event.detail;
    if (key === this.#step?.leader) this.#wanted = at;
    this.#step?.told(key, at, performance.now());
  };

  /** A leader that stops by itself, at the end or for want of footage, stops all. */
  readonly #plays = (event: CustomEvent<Playing>): void => {
    event.stopPropagation();
    const { key, playing } = event.detail;
    if (!playing && this.#playing && key === this.#step?.leader) this.pause();
  };

  /** The next day begins. */
  readonly #ended = (event: CustomEvent<FootageTime>): void => {
    event.stopPropagation();
    const { at, key } = event.detail;
    if (key !== this.#step?.leader) return;
    this.play();
    this.go(at);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-recordings-stage": TawnyRecordingsStage;
  }
}
