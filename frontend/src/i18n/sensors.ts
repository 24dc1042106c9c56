// The texts of the sensors: a set of their own, so that who only looks at cameras need not load them.

import en from "./texts/sensors/en.json";
import { type Loaders, loadTexts, type Speak } from "./translate";

export type SensorsKey = keyof typeof en;
export type SensorsSpeak = Speak<SensorsKey>;

const LOADERS: Loaders = {
  de: () => import("./texts/sensors/de.json"),
  es: () => import("./texts/sensors/es.json"),
  fr: () => import("./texts/sensors/fr.json"),
  it: () => import("./texts/sensors/it.json"),
  nl: () => import("./texts/sensors/nl.json"),
  pt: () => import("./texts/sensors/pt.json"),
};

export const loadSensorsTexts = (language: string): Promise<SensorsSpeak> => loadTexts(en, LOADERS, language);
