// How large live pictures are on this device, to be chosen; and how much data they take.

import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { loadQualityTexts, type QualitySpeak } from "../i18n/quality";
import { Meter, sizeText } from "../model/meter";
import { CHOICES } from "../model/quality";
import { onBeat } from "../player/heartbeat";
import { link } from "../player/link";
import { baseStyles } from "./base-styles";
import { TawnyElement } from "./element";
import { qualityOf } from "./quality";
import { selectStyles } from "./select-styles";
import { Watch } from "./watch";

const SAMPLE_MS = 2000;

@customElement("tawny-quality")
export class TawnyQuality extends TawnyElement {
  static override styles = [
    baseStyles,
    selectStyles,
    css`
      :host,
      label {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
      }
      :host {
        color: var(--tawny-soft);
        font-size: 0.9rem;
      }
      .used {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  /** Where there is little room: no word in front. */
  @property({ type: Boolean }) brief = false;
  /** Whether there would be sound. */
  @property({ type: Boolean }) sound = false;
  @state() private s: QualitySpeak | null = null;
  @state() private used = "";
  readonly #meter = new Meter();
  readonly #choice = new Watch(this, (app) => qualityOf(app.backend).choice);
  readonly #level = new Watch(
    this,
    (app) => qualityOf(app.backend).level,
    () => this.#meter.reset(),
  );
  #due = 0;
  #unwatch: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#meter.reset();
    this.#unwatch = onBeat((now) => this.#sample(now));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
  }

  protected override firstUpdated(): void {
    void loadQualityTexts(this.app.language).then((s) => {
      this.s = s;
    });
  }

  protected override render() {
    const { s } = this;
    if (!s) return nothing;
    const level = this.#level.value;
    const automatic = level && this.#choice.value === "auto" ? s(`quality.auto_${level}`) : s("quality.auto");
    return html`
      <label>
        <span class=${this.brief ? "unseen" : ""}>${s("quality.title")}</span>
        <select @change=${this.#chose}>
          ${CHOICES.map(
            (one) => html`
              <option ?selected=${one === this.#choice.value}>${one === "auto" ? automatic : s(`quality.${one}`)}</option>
            `,
          )}
        </select>
      </label>
      ${this.used ? html`<span class="used">${s("quality.per_hour", { size: this.used })}</span>` : nothing}
      ${this.sound && level !== "full" ? html`<span>${s("quality.silent")}</span>` : nothing}
    `;
  }

  readonly #chose = (event: Event & { currentTarget: HTMLSelectElement }): void => {
    const choice = CHOICES[event.currentTarget.selectedIndex];
    if (choice) qualityOf(this.app.backend).choose(choice);
  };

  #sample(now: number): void {
    if (now < this.#due || !this.app) return;
    this.#due = now + SAMPLE_MS;
    this.#meter.sample(link.bytes, now);
    const { perHour } = this.#meter;
    this.used = perHour === null ? "" : sizeText(perHour, this.app.times.habits.language);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-quality": TawnyQuality;
  }
}
