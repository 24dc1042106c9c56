// The base of elements that the recordings are made of: they have the texts of the recordings beside the shell's `app`.

import { consume, createContext } from "@lit/context";
import { state } from "lit/decorators.js";
import type { RecordingsKey, RecordingsSpeak } from "../i18n/recordings";
import type { Counted, Values } from "../i18n/translate";
import { TawnyElement } from "./element";

export const recordingsContext = createContext<RecordingsSpeak>("tawny-recordings");

export abstract class RecordingsElement extends TawnyElement {
  @consume({ context: recordingsContext, subscribe: true })
  @state()
  speak!: RecordingsSpeak;

  protected override shouldUpdate(): boolean {
    return super.shouldUpdate() && this.speak !== undefined;
  }

  protected r(key: RecordingsKey | Counted<RecordingsKey>, values?: Values): string {
    return this.speak(key, values);
  }
}
