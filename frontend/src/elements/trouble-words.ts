// Why nothing can be recorded, in the reader's language: the service says it in English, and by a code for programs.

import type { TroubleKey, TroubleSpeak } from "../i18n/trouble";
import type { StorageTrouble } from "../model/types";
import type { TawnyElement } from "./element";

export class TroubleWords {
  #isAsked = false;
  /** null where they can't be had; undefined before that is known. */
  #speak: TroubleSpeak | null | undefined;

  constructor(readonly host: TawnyElement) {}

  /** The whole sentence; "" when nothing is the matter, and before there are words for it. */
  said(troubles: readonly StorageTrouble[]): string {
    const reason = this.of(troubles);
    // Without its event log a service goes on to record, and notes later what it has.
    if (troubles.every((one) => one.code === "log")) return reason.slice(0, 1).toUpperCase() + reason.slice(1);
    return reason && this.host.app.t("app.storage_trouble", { reason });
  }

  of(troubles: readonly StorageTrouble[]): string {
    if (!troubles.length) return "";
    if (!this.#isAsked) void this.#learn();
    return this.#speak === undefined ? "" : troubles.map((one) => this.#said(one)).join("; ");
  }

  #said({ code, name, reason }: StorageTrouble): string {
    const key = `trouble.${code}` as TroubleKey;
    const words = this.#speak?.(key) ?? key;
    // A newer service may have troubles that there are no words for.
    return (name && `${name}: `) + (words === key ? reason : words);
  }

  async #learn(): Promise<void> {
    this.#isAsked = true;
    this.#speak = await import("../i18n/trouble").then(
      ({ loadTroubleTexts }) => loadTroubleTexts(this.host.app.language),
      () => null,
    );
    this.host.requestUpdate();
  }
}
