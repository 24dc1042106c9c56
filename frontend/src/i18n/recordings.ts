// The texts of the recordings: a set of their own, so that who only looks at what is live need not load them.

import en from "./texts/recordings/en.json";
import { type Loaders, loadTexts, type Speak } from "./translate";

export type RecordingsKey = keyof typeof en;
export type RecordingsSpeak = Speak<RecordingsKey>;

const LOADERS: Loaders = {
  de: () => import("./texts/recordings/de.json"),
  es: () => import("./texts/recordings/es.json"),
  fr: () => import("./texts/recordings/fr.json"),
  it: () => import("./texts/recordings/it.json"),
  nl: () => import("./texts/recordings/nl.json"),
  pt: () => import("./texts/recordings/pt.json"),
};

export const loadRecordingsTexts = (language: string): Promise<RecordingsSpeak> => loadTexts(en, LOADERS, language);
