// The texts about the size of live pictures: a set of their own, which comes after the first pictures.

import en from "./texts/quality/en.json";
import { type Loaders, loadTexts, type Speak } from "./translate";

export type QualityKey = keyof typeof en;
export type QualitySpeak = Speak<QualityKey>;

const LOADERS: Loaders = {
  de: () => import("./texts/quality/de.json"),
  es: () => import("./texts/quality/es.json"),
  fr: () => import("./texts/quality/fr.json"),
  it: () => import("./texts/quality/it.json"),
  nl: () => import("./texts/quality/nl.json"),
  pt: () => import("./texts/quality/pt.json"),
};

export const loadQualityTexts = (language: string): Promise<QualitySpeak> => loadTexts(en, LOADERS, language);
