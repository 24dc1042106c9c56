// The texts of the settings: a set of their own, so that who only looks at cameras need not load them.

import en from "./texts/settings/en.json";
import { type Loaders, loadTexts, type Speak } from "./translate";

export type SettingsKey = keyof typeof en;
export type SettingsSpeak = Speak<SettingsKey>;

const LOADERS: Loaders = {
  de: () => import("./texts/settings/de.json"),
  es: () => import("./texts/settings/es.json"),
  fr: () => import("./texts/settings/fr.json"),
  it: () => import("./texts/settings/it.json"),
  nl: () => import("./texts/settings/nl.json"),
  pt: () => import("./texts/settings/pt.json"),
};

export const loadSettingsTexts = (language: string): Promise<SettingsSpeak> => loadTexts(en, LOADERS, language);
