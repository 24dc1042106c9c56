// Looks at a stream for some seconds, and tells what came and what about it may cause trouble.

import { mdiAlertOutline, mdiCheckCircleOutline, mdiCloseCircleOutline } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { baseStyles } from "../../../elements/base-styles";
import { SettingsElement } from "../../../elements/settings-element";
import { settingsStyles } from "../../../elements/settings-styles";
import { describe } from "../../../model/new-camera";
import type { Seen } from "../../../model/settings";
import "../../../elements/icon";

export interface Tested {
  readonly url: string;
  /** What came; null when nothing did, which `failure` says why. */
  readonly seen: Seen | null;
  readonly failure: string;
}

/** It tests an address as soon as it has one, and fires `tawny-tested`. */
@customElement("tawny-stream-test")
export class TawnyStreamTest extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      :host {
        display: grid;
        align-content: start;
        gap: 10px;
        padding: 14px 16px;
        border: 1px solid var(--tawny-line);
        border-radius: var(--tawny-round-small);
        overflow-wrap: anywhere;
      }
      .verdict {
        display: flex;
        gap: 10px;
        align-items: flex-start;
      }
      .verdict.good tawny-icon {
        color: var(--tawny-good);
      }
      .verdict.bad tawny-icon {
        color: var(--tawny-bad);
      }
      .warnings {
        display: grid;
        gap: 10px;
      }
      .warnings li {
        display: flex;
        gap: 10px;
      }
      .warnings tawny-icon {
        color: var(--tawny-motion);
      }
    `,
  ];

  @property() heading = "";
  @property({ attribute: false }) url = "";
  /** What is known of this address already. */
  @property({ attribute: false }) known: Tested | null = null;
  @state() private busy = "";

  protected override updated(): void {
    if (this.known?.url !== this.url && this.busy !== this.url) void this.#test();
  }

  protected override render() {
    const known = this.known?.url === this.url ? this.known : null;
    return html`
      <h3>${this.heading}</h3>
      <div role="status">${known ? this.#verdict(known) : this.#looking()}</div>
      ${known?.seen?.warnings.length ? this.#warnings(known.seen) : nothing}
      ${known ? html`<div><button type="button" class="button" @click=${this.#test}>${this.s("add.test_again")}</button></div>` : nothing}
    `;
  }

  #looking() {
    return html`<p class="soft small">${this.s("add.testing")}</p><progress aria-label=${this.s("add.testing")}></progress>`;
  }

  #verdict({ seen, failure }: Tested) {
    if (!seen) {
      return html`
        <p class="verdict bad"><tawny-icon path=${mdiCloseCircleOutline}></tawny-icon><span>${failure}</span></p>
      `;
    }
    const number = new Intl.NumberFormat(this.app.language, { maximumFractionDigits: 1 });
    const keyframes = seen.keyframesS ? this.s("add.keyframes", { seconds: number.format(seen.keyframesS) }) : "";
    return html`
      <p class="verdict good">
        <tawny-icon path=${mdiCheckCircleOutline}></tawny-icon>
        <span>
          ${describe(seen, this.app.language, this.s("unit.fps"))}
          ${keyframes ? html`<br /><span class="soft small">${keyframes}</span>` : nothing}
        </span>
      </p>
    `;
  }

  #warnings({ warnings }: Seen) {
    return html`
      <ul class="warnings small">
        ${warnings.map(
          ({ message, remedy }) => html`
            <li>
              <tawny-icon path=${mdiAlertOutline}></tawny-icon>
              <span>${message}<br /><span class="soft">${remedy}</span></span>
            </li>
          `,
        )}
      </ul>
    `;
  }

  readonly #test = async (): Promise<void> => {
    const { url } = this;
    this.busy = url;
    this.known = null;
    let tested: Tested;
    try {
      tested = { url, seen: await this.settings.desk.api.probe(url, "tcp"), failure: "" };
    } catch (error) {
      tested = { url, seen: null, failure: this.reason(error) };
    }
    if (this.url !== url) return;
    this.known = tested;
    this.busy = "";
    this.fire<Tested>("tawny-tested", tested);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-stream-test": TawnyStreamTest;
  }
}
