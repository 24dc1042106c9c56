// The texts of why nothing can be recorded: a set of their own, which is loaded when that is so.

import en from "./texts/trouble/en.json";
import { type Loaders, loadTexts, type Speak } from "./translate";

export type TroubleKey = keyof typeof en;
export type TroubleSpeak = Speak<TroubleKey>;

const LOADERS: Loaders = {
  de: () => import("./texts/trouble/de.json"),
  es: () => import("./texts/trouble/es.json"),
  fr: () => import("./texts/trouble/fr.json"),
  it: () => import("./texts/trouble/it.json"),
  nl: () => import("./texts/trouble/nl.json"),
  pt: () => import("./texts/trouble/pt.json"),
};

export const loadTroubleTexts = (language: string): Promise<TroubleSpeak> => loadTexts(en, LOADERS, language);
