// The list of keys: what each of them does, and where it is meant.

import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type KeysSpeak, loadKeysTexts } from "../i18n/keys";
import type { RecordingsSpeak } from "../i18n/recordings";
import { baseStyles } from "./base-styles";
import { TawnyElement } from "./element";
import { KEY_GROUPS, type KeyGroup, type KeyLine, type KeysOf } from "./key-groups";

@customElement("tawny-keys-list")
export class TawnyKeysList extends TawnyElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: 14px;
        font-size: 0.94rem;
      }
      h3 {
        margin-bottom: 6px;
        color: var(--tawny-soft);
        font-size: inherit;
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 15.5em), 1fr));
        gap: 5px 20px;
        margin: 0;
      }
      div {
        display: flex;
        align-items: start;
        gap: 10px;
      }
      dt {
        display: flex;
        flex: none;
        gap: 4px;
        min-width: 4.4em; /* of two keys, so that words stand in a line */
      }
      dd {
        margin: 0;
      }
      kbd {
        min-width: 2.1em;
        padding: 0 6px;
        border: 1px solid var(--tawny-line);
        border-radius: 6px;
        background: var(--tawny-raised);
        font: 600 0.88em / 1.6 ui-monospace, monospace;
        text-align: center;
      }
    `,
  ];

  @property() what: KeysOf = "live";
  @state() private own: KeysSpeak | null = null;
  @state() private rec: RecordingsSpeak | null = null;

  protected override firstUpdated(): void {
    void this.#learn();
  }

  protected override render() {
    return this.own ? KEY_GROUPS[this.what].map((group) => this.#group(group)) : nothing;
  }

  #group({ where, lines }: KeyGroup) {
    return html`
      <section>
        ${where ? html`<h3>${this.own?.(where)}</h3>` : nothing}
        <dl>
          ${lines.map(
            (line) => html`
              <div>
                <dt>${line.keys.split(" ").map((key) => html`<kbd>${key}</kbd>`)}</dt>
                <dd>${this.#words(line)}</dd>
              </div>
            `,
          )}
        </dl>
      </section>
    `;
  }

  #words(line: KeyLine): string | undefined {
    if ("own" in line) return this.own?.(line.own);
    return "rec" in line ? this.rec?.(line.rec) : this.t(line.text);
  }

  async #learn(): Promise<void> {
    const { language } = this.app;
    if (this.what === "recordings") {
      const { loadRecordingsTexts } = await import("./key-words");
      this.rec = await loadRecordingsTexts(language);
    }
    this.own = await loadKeysTexts(language);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-keys-list": TawnyKeysList;
  }
}
