// The texts about this device: a set of their own, so that who only looks at cameras need not load them.

import en from "./texts/device/en.json";
import { type Loaders, loadTexts, type Speak } from "./translate";

export type DeviceKey = keyof typeof en;
export type DeviceSpeak = Speak<DeviceKey>;

const LOADERS: Loaders = {
  de: () => import("./texts/device/de.json"),
  es: () => import("./texts/device/es.json"),
  fr: () => import("./texts/device/fr.json"),
  it: () => import("./texts/device/it.json"),
  nl: () => import("./texts/device/nl.json"),
  pt: () => import("./texts/device/pt.json"),
};

export const loadDeviceTexts = (language: string): Promise<DeviceSpeak> => loadTexts(en, LOADERS, language);
