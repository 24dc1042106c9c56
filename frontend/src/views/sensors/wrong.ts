// Something that is wrong: what, since when, why, and what helps.

import {
  mdiAlertCircleOutline,
  mdiCloudAlertOutline,
  mdiCloudOffOutline,
  mdiCogOutline,
  mdiDatabaseAlertOutline,
  mdiHarddisk,
  mdiKeyAlert,
  mdiLanDisconnect,
  mdiServerOff,
  mdiVideoOffOutline,
} from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { baseStyles } from "../../elements/base-styles";
import { SensorsElement } from "../../elements/sensors-element";
import { TroubleWords } from "../../elements/trouble-words";
import { Watch } from "../../elements/watch";
import type { Wrong, WrongKind } from "../../model/wrongs";
import { sensorsStyles } from "./styles";
import "../../elements/icon";

const ICONS: Readonly<Record<WrongKind, string>> = {
  unreached: mdiServerOff,
  storage: mdiHarddisk,
  denied: mdiKeyAlert,
  offline: mdiCloudOffOutline,
  trouble: mdiAlertCircleOutline,
  log: mdiDatabaseAlertOutline,
  bucket: mdiCloudAlertOutline,
  mqtt: mdiLanDisconnect,
  substream: mdiVideoOffOutline,
};

@customElement("tawny-wrong")
export class TawnyWrong extends SensorsElement {
  static override styles = [
    baseStyles,
    sensorsStyles,
    css`
      :host {
        display: block;
        height: 100%;
      }
      article.card {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 4px 14px;
        height: 100%;
        align-content: start;
        --own: var(--tawny-motion);
        border-color: color-mix(in srgb, var(--own) 55%, var(--tawny-line));
        background: color-mix(in srgb, var(--own) 9%, var(--tawny-card));
        overflow-wrap: anywhere;
      }
      article.card.grave {
        --own: var(--tawny-bad);
      }
      article > tawny-icon {
        width: 32px;
        height: 32px;
        color: var(--own);
      }
      h3 {
        font-size: 1.08rem;
        font-weight: 650;
      }
      .remedy {
        margin-top: 8px;
      }
      .button {
        justify-self: start;
        margin-top: 10px;
        white-space: normal;
      }
    `,
  ];

  @property({ attribute: false }) wrong!: Wrong;
  readonly #admin = new Watch(this, (app) => app.backend.isAdmin);

  readonly #words = new TroubleWords(this);

  protected override render() {
    const { camera, kind, isGrave, name, settings, since, troubles } = this.wrong;
    const reason = troubles.length ? this.#words.of(troubles) : this.wrong.reason;
    const when = since === null ? "" : this.s("problem.since", { when: this.app.times.moment(since) });
    const canMend = settings && this.#admin.value && this.app.backend.openSettings;
    return html`
      <article class="card ${isGrave ? "grave" : ""}">
        <tawny-icon path=${ICONS[kind]}></tawny-icon>
        <div>
          <h3>${this.s(`problem.${kind}`, { name: camera?.name ?? name })}</h3>
          <p class="soft small">${[when, reason].filter(Boolean).join(" · ")}</p>
          <p class="remedy">${this.s(`remedy.${kind}`)}</p>
          ${
            canMend
              ? html`
                  <button type="button" class="button" @click=${() => this.app.go("settings", settings)}>
                    <tawny-icon path=${mdiCogOutline}></tawny-icon>${this.s("problem.open")}
                  </button>
                `
              : nothing
          }
        </div>
      </article>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-wrong": TawnyWrong;
  }
}
