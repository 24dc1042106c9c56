// One setting: its title, a control of the kind that it wants, what it means, and what is wrong with it.

import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type Field, objectionTo } from "../model/schema";
import { MASK } from "../model/settings";
import { baseStyles } from "./base-styles";
import { choice, controlStyles, lines, number, secret, share, toggle, words } from "./field-controls";
import { SettingsElement } from "./settings-element";
import { settingsStyles } from "./settings-styles";

export interface FieldInput {
  readonly field: Field;
  readonly value: unknown;
}

/** It fires `tawny-input` with a FieldInput. What can't be a number comes as it was typed. */
@customElement("tawny-field")
export class TawnyField extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    controlStyles,
    css`
      :host {
        display: block;
      }
      .switch-row {
        display: flex;
        align-items: center;
        gap: 16px;
        min-height: var(--tawny-target);
      }
      .switch-row .label {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
        margin: 0;
      }
      .hint {
        margin-top: 5px;
      }
      .switch-row + .hint {
        margin-top: -4px;
      }
      .problem {
        margin-top: 5px;
        color: var(--tawny-bad);
      }
      .fixed {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) field!: Field;
  @property({ attribute: false }) value: unknown;
  /** What the service says is wrong. */
  @property() problem = "";
  /** Names for the values of a choice, where they have some. */
  @property({ attribute: false }) names: Readonly<Record<string, string>> = {};
  @state() private touched = false;

  protected override render() {
    const problem = this.problem || (this.touched ? this.#objection() : "");
    const described = ["hint", problem ? "problem" : ""].join(" ").trim();
    return html`
      ${this.#control(described, Boolean(problem))}
      <p id="hint" class="hint soft small">${this.#hint()}</p>
      <p id="problem" class="problem small" role="alert" ?hidden=${!problem}>${problem}</p>
    `;
  }

  get #title(): string {
    return this.settings.explain(this.field.name)?.[0] ?? this.field.title;
  }

  #control(described: string, wrong: boolean) {
    const { field, value } = this;
    const example = field.example && this.s("form.example", { value: field.example });
    const control = { field, value, example, described, wrong, set: this.#set, leave: this.#leave };
    const label = html`<label class="label" for="control" id="label">${this.#title}</label>`;
    switch (field.kind) {
      case "switch":
        return html`<div class="switch-row">${label}${toggle(control)}</div>`;
      case "choice":
        return choice(control, this.#title, this.names);
      case "share":
        return html`${label}${share(control)}`;
      case "whole":
      case "number":
        return html`${label}${number(control, field.unit ? this.s(`unit.${field.unit}`) : "")}`;
      case "secret":
        return html`${label}${secret(control, this.s(value === MASK ? "form.secret_stays" : "form.secret_none"))}`;
      case "lines":
        return html`${label}${lines(control)}`;
      case "fixed":
        return html`<span class="label">${this.#title}</span><p class="fixed">${value ?? this.s("form.none")}</p>`;
      default:
        return html`${label}${words(control)}`;
    }
  }

  #hint() {
    const { field } = this;
    // Names of choices say it all.
    const told = Object.keys(this.names).length ? "" : (this.settings.explain(field.name)?.[1] ?? field.description);
    const preset = this.#preset();
    return html`${told}${preset ? html` <span class="preset">${preset}</span>` : nothing}${
      field.kind === "fixed" ? html` ${this.s("form.fixed")}` : nothing
    }`;
  }

  #preset(): string {
    const { field } = this;
    if (!["share", "whole", "number"].includes(field.kind) || typeof field.preset !== "number") return "";
    return this.s("form.preset", {
      value: new Intl.NumberFormat(this.app.language, { useGrouping: false }).format(field.preset),
    });
  }

  #objection(): string {
    const { field } = this;
    const objection = objectionTo(field, this.value);
    const format = new Intl.NumberFormat(this.app.language, { useGrouping: false });
    const limits = { least: format.format(field.least ?? 0), most: format.format(field.most ?? field.longest ?? 0) };
    if (!objection) return "";
    return this.s(objection === "small" && field.above ? "wrong.above" : `wrong.${objection}`, limits);
  }

  readonly #set = (value: unknown): void => {
    this.fire("tawny-input", { field: this.field, value } satisfies FieldInput);
  };

  readonly #leave = (): void => {
    this.touched = true;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-field": TawnyField;
  }
}
