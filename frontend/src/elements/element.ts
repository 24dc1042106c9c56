// The base of all elements: they have the shell's `app` before they draw anything.

import { consume } from "@lit/context";
import { LitElement } from "lit";
import { state } from "lit/decorators.js";
import type { CountedKey, TextKey, Values } from "../i18n/translate";
import { type App, appContext } from "./app";

export abstract class TawnyElement extends LitElement {
  @consume({ context: appContext, subscribe: true })
  @state()
  app!: App;

  protected override shouldUpdate(): boolean {
    return this.app !== undefined;
  }

  protected t(key: TextKey | CountedKey, values?: Values): string {
    return this.app.t(key, values);
  }

  /** Why something was not done, for people. */
  reason(error: unknown): string {
    // What a browser says of a service that does not answer is for programmers.
    if (error instanceof TypeError) return this.t("app.away_title");
    return error instanceof Error ? error.message : String(error);
  }

  protected failed(error: unknown): string {
    return this.t("app.failed", { reason: this.reason(error) });
  }

  /** Tells whoever is around that something happened here. */
  protected fire<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
