// What somebody else has changed while it was being changed here: which of both counts is for whoever looks to say.

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Conflict } from "../backend/desk";
import type { Path } from "../model/paths";
import { baseStyles } from "./base-styles";
import { SettingsElement } from "./settings-element";
import { settingsStyles } from "./settings-styles";
import { Watch } from "./watch";

/** Shows nothing where nothing is in question. */
@customElement("tawny-elsewhere")
export class TawnyElsewhere extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      :host {
        display: block;
        scroll-margin: 80px 0 100px; /* it is not below the bar for saving */
      }
      .notice {
        flex-direction: column;
        margin-top: 18px;
      }
      li,
      ul {
        display: grid;
        gap: 10px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .button {
        border-color: color-mix(in srgb, var(--tawny-soft) 60%, transparent);
      }
    `,
  ];

  /** What it is about, as the desk has it. */
  @property({ attribute: false }) paths: readonly Path[] = [];
  /** Names for values of choices, by the last part of the path. */
  @property({ attribute: false }) names: Readonly<Record<string, Readonly<Record<string, string>>>> = {};
  readonly #stored = new Watch(this, () => this.settings.desk.stored);
  readonly #edits = new Watch(this, () => this.settings.desk.edits);

  protected override render() {
    void this.#stored.value;
    void this.#edits.value;
    const found = this.paths.flatMap((path) => this.settings.desk.conflicts(path));
    return html`
      <div role="alert">
        ${
          found.length
            ? html`
                <div class="notice">
                  <p>${this.s("form.elsewhere")}</p>
                  <ul>
                    ${found.map((conflict) => html`<li>${this.#one(conflict)}</li>`)}
                  </ul>
                </div>
              `
            : nothing
        }
      </div>
    `;
  }

  #one({ path, theirs }: Conflict) {
    const { desk } = this.settings;
    const title = this.#title(path);
    const value = this.#shown(path, theirs);
    return html`
      <p><strong>${title}</strong>${value ? html`: ${value}` : nothing}</p>
      <div class="buttons">
        ${this.#button(this.s("form.theirs"), title, () => desk.undo(path))}
        ${this.#button(this.s("form.mine"), title, () => desk.insist(path))}
      </div>
    `;
  }

  #button(word: string, title: string, act: () => void) {
    return html`<button type="button" class="button" aria-label=${`${word}: ${title}`} @click=${act}>${word}</button>`;
  }

  /** A setting has one of its own; the outline of a zone goes by the zone's id. */
  #title(path: Path): string {
    const field = this.settings.desk.schema.field(path);
    if (field) return this.settings.explain(field.name)?.[0] ?? field.title;
    return path.at(-1) === "polygon" ? (path.at(-2) ?? "") : (path.at(-1) ?? "");
  }

  /** What others made of it; "" where that is not to be shown in a few words. */
  #shown(path: Path, value: unknown): string {
    const field = this.settings.desk.schema.field(path);
    if (!field || field.kind === "secret" || field.kind === "group") return "";
    if (value === null || value === undefined || value === "") return this.s("form.none");
    if (typeof value === "number") {
      const figure = new Intl.NumberFormat(this.app.language, { useGrouping: false }).format(value);
      return field.unit ? `${figure} ${this.s(`unit.${field.unit}`)}` : figure;
    }
    if (Array.isArray(value)) return value.join(", ");
    return this.names[path.at(-1) ?? ""]?.[String(value)] ?? String(value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-elsewhere": TawnyElsewhere;
  }
}
