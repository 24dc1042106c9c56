// A form of settings, made from their fields: groups with a heading, and what few people need in a fold.

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { type Problem, problemAt, valueAt } from "../model/paths";
import { type Field, leaves } from "../model/schema";
import { baseStyles } from "./base-styles";
import type { FieldInput } from "./field";
import { SettingsElement } from "./settings-element";
import { settingsStyles } from "./settings-styles";
import "./field";

/** Its fields fire `tawny-input`. */
@customElement("tawny-form")
export class TawnyForm extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 22px;
      }
      fieldset {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 22px;
        min-width: 0;
        margin: 0;
        padding: 18px 0 0;
        border: 0;
        border-top: 1px solid var(--tawny-line);
      }
      legend {
        float: left;
        margin-bottom: 4px;
        padding: 0;
        font-weight: 600;
        font-size: 1.05rem;
      }
      legend + p {
        margin-top: -16px; /* it belongs to the heading, more than to what comes */
      }
      details {
        border-top: 1px solid var(--tawny-line);
      }
      summary {
        min-height: var(--tawny-target);
        padding: 10px 0;
        font-weight: 600;
        cursor: pointer;
      }
      details > div {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 22px;
        padding-top: 8px;
      }
    `,
  ];

  @property({ attribute: false }) fields: readonly Field[] = [];
  /** The tree that the fields' paths lead through. */
  @property({ attribute: false }) value: unknown;
  @property({ attribute: false }) problems: readonly Problem[] = [];
  /** Last parts of the paths of those that go into the fold. */
  @property({ attribute: false }) folded: readonly string[] = [];
  /** Names for values of choices, by the last part of the path. */
  @property({ attribute: false }) names: Readonly<Record<string, Readonly<Record<string, string>>>> = {};

  protected override render() {
    return this.#parts(this.fields);
  }

  #parts(fields: readonly Field[]): unknown {
    const isFolded = (field: Field) => this.folded.includes(field.path.at(-1) ?? "");
    const [open, folded] = [fields.filter((field) => !isFolded(field)), fields.filter(isFolded)];
    return html`${this.#all(open)}${folded.length ? this.#fold(folded) : nothing}`;
  }

  #all(fields: readonly Field[]): unknown {
    const shown = fields.filter((field) => field.kind !== "fixed" || valueAt(this.value, field.path));
    return repeat(
      shown,
      (field) => field.path.join("."),
      (field) => (field.kind === "group" ? this.#group(field) : this.#one(field)),
    );
  }

  #fold(fields: readonly Field[]) {
    const hasProblem = leaves(fields).some((field) => problemAt(this.problems, field.path));
    return html`
      <details ?open=${hasProblem}>
        <summary>${this.s("form.more")}</summary>
        <div>${this.#all(fields)}</div>
      </details>
    `;
  }

  #group(field: Field) {
    const [title, description] = this.settings.explain(field.name) ?? [field.title, field.description];
    return html`
      <fieldset>
        <legend>${title}</legend>
        <p class="soft small">${description}</p>
        ${field.optional && !valueAt(this.value, field.path) ? this.#add(field, title) : this.#parts(field.fields)}
        ${field.optional && valueAt(this.value, field.path) ? this.#remove(field, title) : nothing}
      </fieldset>
    `;
  }

  #add(field: Field, title: string) {
    return this.#whole(field, {}, this.s("form.add", { what: title }));
  }

  #remove(field: Field, title: string) {
    return this.#whole(field, null, this.s("form.remove", { what: title }));
  }

  #whole(field: Field, value: unknown, word: string) {
    const set = () => this.fire("tawny-input", { field, value } satisfies FieldInput);
    return html`<div><button type="button" class="button" @click=${set}>${word}</button></div>`;
  }

  #one(field: Field) {
    return html`
      <tawny-field
        .field=${field}
        .value=${valueAt(this.value, field.path)}
        .problem=${problemAt(this.problems, field.path)}
        .names=${this.names[field.path.at(-1) ?? ""] ?? {}}
      ></tawny-field>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-form": TawnyForm;
  }
}
