// A part of the configuration as a form: what is changed is kept until it is saved or taken back.

import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { problemsOf } from "../../backend/desk";
import { baseStyles } from "../../elements/base-styles";
import type { FieldInput } from "../../elements/field";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import { Watch } from "../../elements/watch";
import { type Path, type Problem, problemAt, valueAt } from "../../model/paths";
import { type Field, leaves, objectionTo } from "../../model/schema";
import "../../elements/elsewhere";
import "../../elements/form";
import "../../elements/save-bar";

/** It fires `tawny-saved` when the configuration has it. */
@customElement("tawny-config-form")
export class TawnyConfigForm extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
      }
      .notice,
      tawny-save-bar {
        margin-top: 18px;
      }
    `,
  ];

  /** The table whose fields it shows. */
  @property({ attribute: false }) path: Path = [];
  /** Last parts of the paths of those that are shown; empty: all. */
  @property({ attribute: false }) only: readonly string[] = [];
  @property({ attribute: false }) folded: readonly string[] = [];
  /** Names for values of choices, by the last part of the path. */
  @property({ attribute: false }) names: Readonly<Record<string, Readonly<Record<string, string>>>> = {};
  @state() private problems: readonly Problem[] = [];
  @state() private failure = "";
  @state() private busy = false;
  @state() private saved = false;
  readonly #stored = new Watch(this, () => this.settings.desk.stored);
  readonly #edits = new Watch(this, () => this.settings.desk.edits);

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Whoever is around makes a new list of the same words each time that it draws.
    if (!changed.has("path") || changed.get("path")?.join(".") === this.path.join(".")) return;
    this.problems = [];
    this.failure = "";
    this.saved = false;
  }

  protected override render() {
    const { desk } = this.settings;
    void this.#stored.value;
    void this.#edits.value;
    const isChanged = this.#paths.some((path) => desk.changes(path).length > 0);
    const draft = desk.draft([]);
    return html`
      <tawny-form
        .fields=${this.#fields}
        .value=${draft}
        .problems=${this.problems}
        .folded=${this.folded}
        .names=${this.names}
        @tawny-input=${this.#edit}
      ></tawny-form>
      <tawny-elsewhere .paths=${this.#paths} .names=${this.names}></tawny-elsewhere>
      ${this.failure ? html`<p class="notice wrong" role="alert">${this.failure}</p>` : nothing}
      <tawny-save-bar
        ?changed=${isChanged}
        ?busy=${this.busy}
        ?blocked=${leaves(this.#fields).some((field) => objectionTo(field, valueAt(draft, field.path)))}
        ?saved=${this.saved}
        @tawny-save=${this.#save}
        @tawny-undo=${this.#undo}
      ></tawny-save-bar>
    `;
  }

  get #fields(): readonly Field[] {
    const all = this.settings.desk.schema.fields(this.path);
    return this.only.length ? all.filter((field) => this.only.includes(field.path.at(-1) ?? "")) : all;
  }

  get #paths(): readonly Path[] {
    return this.#fields.map((field) => field.path);
  }

  #edit(event: CustomEvent<FieldInput>): void {
    const { field, value } = event.detail;
    this.saved = false;
    this.problems = this.problems.filter((problem) => !problemAt([problem], field.path));
    this.settings.desk.edit(field.path, value);
  }

  #undo(): void {
    for (const path of this.#paths) this.settings.desk.undo(path);
    this.problems = [];
    this.failure = "";
  }

  async #save(): Promise<void> {
    this.busy = true;
    this.failure = "";
    try {
      if (!(await this.settings.desk.save(this.#paths))) {
        this.renderRoot.querySelector("tawny-elsewhere")?.scrollIntoView({ block: "nearest" });
        return;
      }
      this.problems = [];
      this.saved = true;
      this.fire("tawny-saved", null);
    } catch (error) {
      this.problems = problemsOf(error);
      const shown = leaves(this.#fields).some((field) => problemAt(this.problems, field.path));
      if (!shown) this.failure = this.failed(error);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-config-form": TawnyConfigForm;
  }
}
