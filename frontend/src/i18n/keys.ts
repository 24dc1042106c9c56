// The texts of the list of keys: a set of their own, which comes when somebody asks for it.

import en from "./texts/keys/en.json";
import { type Loaders, loadTexts, type Speak } from "./translate";

export type KeysKey = keyof typeof en;
export type KeysSpeak = Speak<KeysKey>;

const LOADERS: Loaders = {
  de: () => import("./texts/keys/de.json"),
  es: () => import("./texts/keys/es.json"),
  fr: () => import("./texts/keys/fr.json"),
  it: () => import("./texts/keys/it.json"),
  nl: () => import("./texts/keys/nl.json"),
  pt: () => import("./texts/keys/pt.json"),
};

export const loadKeysTexts = (language: string): Promise<KeysSpeak> => loadTexts(en, LOADERS, language);
