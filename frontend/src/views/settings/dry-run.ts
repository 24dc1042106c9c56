// Tries motion settings on what was recorded in the last day: how many events there would be, and how many there were.

import { mdiFlaskOutline } from "@mdi/js";
import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import { isTable } from "../../model/paths";
import type { DryRun, DryRunResult } from "../../model/settings";
import { spelled } from "../../model/spelled";
import "../../elements/icon";

const HOURS = 24;
const ASK_MS = 1000;

@customElement("tawny-dry-run")
export class TawnyDryRun extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      :host {
        display: grid;
        gap: 14px;
      }
      .figure {
        text-wrap: balance;
        margin-bottom: 8px;
        font-size: 1.35rem;
        font-weight: 650;
        line-height: 1.25;
      }
      ul {
        display: grid;
        gap: 4px;
      }
    `,
  ];

  /** Id of the camera. */
  @property() camera = "";
  /** The camera's motion table, as it would be. */
  @property({ attribute: false }) motion: unknown;
  @state() private run: DryRun | null = null;
  @state() private failure = "";
  @state() private busy = false;
  #tried = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#isGoing) this.#timer = setTimeout(() => void this.#ask(), ASK_MS);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("camera") || changed.get("camera") === undefined) return;
    clearTimeout(this.#timer);
    this.run = null;
    this.failure = "";
  }

  protected override render() {
    const result = this.run?.result ?? null;
    return html`
      <h3>${this.s("dry.title")}</h3>
      <p class="soft small">${this.s("dry.text")}</p>
      <div role="status">${result ? this.#result(result) : nothing}</div>
      ${this.#isGoing ? this.#progress() : this.#offer()}
      <p class="bad small" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
    `;
  }

  get #isGoing(): boolean {
    return this.run?.state === "pending" || this.run?.state === "running";
  }

  #offer() {
    return html`
      <div>
        <button type="button" class="button" ?disabled=${this.busy} @click=${this.#begin}>
          <tawny-icon path=${mdiFlaskOutline}></tawny-icon>${this.s(this.run?.result ? "dry.again" : "dry.begin")}
        </button>
      </div>
    `;
  }

  #progress() {
    const done = this.run?.progress ?? 0;
    const percent = new Intl.NumberFormat(this.app.language, { style: "percent" }).format(done);
    return html`
      <progress max="1" .value=${done} aria-label=${this.s("dry.progress", { percent })}></progress>
      <div class="row">
        <span>${this.s(this.run?.state === "pending" ? "dry.waiting" : "dry.progress", { percent })}</span>
        <button type="button" class="button" @click=${this.#cancel}>${this.s("form.cancel")}</button>
      </div>
    `;
  }

  #result(result: DryRunResult) {
    const notes = [
      result.added ? this.s("dry.added", { count: result.added }) : "",
      result.gone ? this.s("dry.gone", { count: result.gone }) : "",
      result.unseen ? this.s("dry.unseen", { count: result.unseen }) : "",
      result.missingS > 60 ? this.s("dry.missing", { time: spelled(result.missingS * 1000, this.app.times) }) : "",
      result.thinnedS > 60 ? this.s("dry.thinned", { time: spelled(result.thinnedS * 1000, this.app.times) }) : "",
      JSON.stringify(this.motion) === this.#tried ? "" : this.s("dry.stale"),
    ];
    return html`
      <p class="figure">${this.s("dry.result", { count: result.events, was: result.was })}</p>
      <ul class="soft small">${notes.filter(Boolean).map((note) => html`<li>${note}</li>`)}</ul>
    `;
  }

  async #begin(): Promise<void> {
    this.busy = true;
    this.failure = "";
    this.#tried = JSON.stringify(this.motion);
    try {
      const motion = isTable(this.motion) ? this.motion : {};
      this.#took(await this.settings.desk.api.tryMotion(this.camera, motion, HOURS));
    } catch (error) {
      this.failure = this.failed(error);
    } finally {
      this.busy = false;
    }
  }

  async #ask(): Promise<void> {
    const { run } = this;
    if (!run) return;
    try {
      const now = await this.settings.desk.api.dryRun(this.camera, run.id);
      if (this.run === run) this.#took(now);
    } catch (error) {
      this.run = null;
      this.failure = this.failed(error);
    }
  }

  #took(run: DryRun): void {
    this.run = run;
    clearTimeout(this.#timer);
    if (this.#isGoing) this.#timer = setTimeout(() => void this.#ask(), ASK_MS);
    else if (run.state === "failed") this.failure = run.error;
  }

  async #cancel(): Promise<void> {
    const { run } = this;
    clearTimeout(this.#timer);
    this.run = null;
    if (run) await this.settings.desk.api.endDryRun(this.camera, run.id).catch(() => {});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-dry-run": TawnyDryRun;
  }
}
