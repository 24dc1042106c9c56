// The base of the elements of the sensors view: they have its texts.

import { consume, createContext } from "@lit/context";
import { state } from "lit/decorators.js";
import type { SensorsSpeak } from "../i18n/sensors";
import { TawnyElement } from "./element";

export const sensorsContext = createContext<SensorsSpeak>("tawny-sensors");

export abstract class SensorsElement extends TawnyElement {
  @consume({ context: sensorsContext, subscribe: true })
  @state()
  s!: SensorsSpeak;

  protected override shouldUpdate(): boolean {
    return super.shouldUpdate() && this.s !== undefined;
  }
}
