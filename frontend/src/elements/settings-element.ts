// The base of elements that change settings: they have the desk and the texts of the settings beside the shell's `app`.

import { consume, createContext } from "@lit/context";
import { state } from "lit/decorators.js";
import { Refused } from "../backend/backend";
import { type Desk, reasonOf } from "../backend/desk";
import type { SettingsKey, SettingsSpeak } from "../i18n/settings";
import type { Counted, Values } from "../i18n/translate";
import { settingsPlace } from "../model/settings-place";
import type { Camera } from "../model/types";
import { TawnyElement } from "./element";

export interface Settings {
  /** The sidecar that they are of; "" where there is one. */
  readonly home: string;
  readonly desk: Desk;
  readonly s: SettingsSpeak;
  /** Title and description of a setting in the reader's language; null where the schema's own have to do. */
  readonly explain: (name: string) => readonly [title: string, description: string] | null;
}

export const settingsContext = createContext<Settings>("tawny-settings");

export abstract class SettingsElement extends TawnyElement {
  @consume({ context: settingsContext, subscribe: true })
  @state()
  settings!: Settings;

  protected override shouldUpdate(): boolean {
    return super.shouldUpdate() && this.settings !== undefined;
  }

  protected s(key: SettingsKey | Counted<SettingsKey>, values?: Values): string {
    return this.settings.s(key, values);
  }

  /** Those of the sidecar whose settings these are. */
  protected ofHome(cameras: readonly Camera[]): readonly Camera[] {
    return cameras.filter((camera) => camera.home === this.settings.home);
  }

  /** Shows another place in the settings of the same sidecar. */
  protected goTo(place: string, replace = false): void {
    this.app.go("settings", settingsPlace(this.settings.home, place), replace);
  }

  protected linkTo(place: string): string {
    return this.app.link("settings", settingsPlace(this.settings.home, place)) ?? "#";
  }

  override reason(error: unknown): string {
    return error instanceof Refused ? reasonOf(error) : this.s("form.no_answer");
  }
}
