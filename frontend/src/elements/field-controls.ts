// The controls of settings, one for each kind. All of them are the browser's own, so that keyboards and screen readers know them.

import { css, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type { Field } from "../model/schema";
import { MASK } from "../model/settings";
import { typedValue } from "./typed-value";

export interface Control {
  readonly field: Field;
  readonly value: unknown;
  /** What might stand there; "" for nothing. */
  readonly example: string;
  /** Ids of what explains it. */
  readonly described: string;
  readonly wrong: boolean;
  set(value: unknown): void;
  /** Somebody went on to something else. */
  leave(): void;
}

export const controlStyles = css`
  /* What is chosen by key never lies under the bar that saves, nor under a phone's bar of views. */
  input,
  textarea {
    scroll-margin-block: 72px 196px;
  }
  .toggle {
    appearance: none;
    position: relative;
    flex: none;
    width: 54px;
    height: 32px;
    margin: 6px 0;
    border: 2px solid var(--tawny-soft);
    border-radius: 999px;
    background: transparent;
    cursor: pointer;
    transition:
      background 0.15s,
      border-color 0.15s;
  }
  .toggle::after {
    content: "";
    position: absolute;
    inset-block: 4px;
    inset-inline-start: 4px;
    width: 20px;
    border-radius: 50%;
    background: var(--tawny-soft);
    transition: translate 0.15s;
  }
  .toggle:checked {
    border-color: var(--tawny-accent);
    background: var(--tawny-accent);
  }
  .toggle:checked::after {
    background: var(--tawny-on-accent);
    translate: 22px 0;
  }
  .number {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  .number .input {
    width: 11.25em;
    min-width: 0;
  }
  .share {
    display: flex;
    align-items: center;
    gap: 14px;
  }
  .share input[type="range"] {
    flex: 1;
    min-width: 0;
    height: var(--tawny-target);
    margin: 0;
    accent-color: var(--tawny-accent);
  }
  .share .input {
    width: 5.25em;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
  }
  .choices {
    display: grid;
    gap: 8px;
  }
  .choices.few {
    grid-template-columns: repeat(auto-fit, minmax(110px, max-content));
  }
  .choices label {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: var(--tawny-target);
    padding: 8px 14px;
    border: 1px solid var(--tawny-line);
    border-radius: var(--tawny-round-small);
    cursor: pointer;
  }
  .choices label:has(:checked) {
    border-color: var(--tawny-accent);
    background: color-mix(in srgb, var(--tawny-accent) 14%, transparent);
  }
  .choices input {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--tawny-accent);
  }
  textarea.input {
    min-height: 88px;
    resize: vertical;
  }
`;

const textOf = (event: Event): string => (event.target as HTMLInputElement).value;

export const toggle = ({ value, described, set }: Control) => html`
  <input
    id="control"
    class="toggle"
    type="checkbox"
    role="switch"
    aria-describedby=${described}
    .checked=${live(value === true)}
    @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
  />
`;

/** What was typed as a number; as it is where it is none. */
function numberOf(typed: string): unknown {
  const plain = typed.trim().replace(",", ".");
  return plain === "" ? null : Number.isNaN(Number(plain)) ? typed : Number(plain);
}

const numeric = ({ field, value, example, described, wrong, set, leave }: Control, id: string) => html`
  <input
    id=${id}
    class="input"
    inputmode=${field.kind === "number" ? "decimal" : "numeric"}
    autocomplete="off"
    aria-labelledby="label"
    aria-describedby=${described}
    aria-invalid=${wrong ? "true" : nothing}
    placeholder=${example || nothing}
    .value=${typedValue(value === null || value === undefined ? "" : String(value), value, numberOf)}
    @input=${(event: Event) => set(numberOf(textOf(event)))}
    @change=${leave}
  />
`;

export const number = (control: Control, unit: string) => html`
  <div class="number">${numeric(control, "control")}<span class="soft">${unit}</span></div>
`;

/** A slider, with the figure beside it to type. */
export const share = (control: Control) => html`
  <div class="share">
    <input
      id="control"
      type="range"
      min="0"
      max="100"
      step="1"
      aria-describedby=${control.described}
      .value=${live(String(control.value ?? 50))}
      @input=${(event: Event) => control.set(Number(textOf(event)))}
    />
    ${numeric(control, "figure")}
  </div>
`;

const typed = (
  control: Control,
  kind: string,
  value: string,
  placeholder: string,
  read: (text: string) => unknown,
) => html`
  <input
    id="control"
    class="input"
    type=${kind}
    autocomplete=${kind === "password" ? "new-password" : "off"}
    autocapitalize="off"
    spellcheck="false"
    aria-describedby=${control.described}
    aria-invalid=${control.wrong ? "true" : nothing}
    placeholder=${placeholder || nothing}
    .value=${live(value)}
    @input=${(event: Event) => control.set(read(textOf(event)))}
    @blur=${control.leave}
  />
`;

export const words = (control: Control) => {
  const value = typeof control.value === "string" ? control.value : "";
  return typed(control, "text", value, control.example, (text) => (text || !control.field.optional ? text : null));
};

/** A password that is stored is not shown, and stays when nothing is typed. */
export const secret = (control: Control, placeholder: string) => {
  const value = typeof control.value === "string" && control.value !== MASK ? control.value : "";
  return typed(control, "password", value, placeholder, (text) => text || null);
};

export const lines = ({ value, described, wrong, set, leave }: Control) => html`
  <textarea
    id="control"
    class="input"
    rows="3"
    spellcheck="false"
    aria-describedby=${described}
    aria-invalid=${wrong ? "true" : nothing}
    .value=${live(Array.isArray(value) ? value.join("\n") : "")}
    @change=${(event: Event) =>
      set(
        textOf(event)
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean),
      )}
    @blur=${leave}
  ></textarea>
`;

export const choice = (
  { field, value, described, set }: Control,
  title: string,
  names: Readonly<Record<string, string>>,
) => html`
  <fieldset aria-describedby=${described}>
    <legend class="label">${title}</legend>
    <div class="choices ${Object.keys(names).length ? "" : "few"}">
      ${field.choices.map(
        (one) => html`
          <label>
            <input type="radio" name="choice" value=${one} .checked=${live(value === one)} @change=${() => set(one)} />
            <span>${names[one] ?? one}</span>
          </label>
        `,
      )}
    </div>
  </fieldset>
`;
