// Texts in the reader's language. English is part of every bundle, the others are loaded when somebody wants them.

import en from "./texts/en.json";

export type TextKey = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;
export type Texts = Readonly<Record<string, string>>;

/** Keys of texts that depend on a number, without their endings. */
export type Counted<Key extends string> =
  Extract<Key, `${string}_other`> extends `${infer Begin}_other` ? Begin : never;

/** A text, with `{names}` replaced. Where `count` is given, `key_one` and `key_other` are told apart by it. */
export type Speak<Key extends string> = (key: Key | Counted<Key>, values?: Values) => string;

export type Translate = Speak<TextKey>;
export type CountedKey = Counted<TextKey>;
export type Loaders = Readonly<Record<string, () => Promise<{ default: Texts }>>>;

const LOADERS: Loaders = {
  de: () => import("./texts/de.json"),
  es: () => import("./texts/es.json"),
  fr: () => import("./texts/fr.json"),
  it: () => import("./texts/it.json"),
  nl: () => import("./texts/nl.json"),
  pt: () => import("./texts/pt.json"),
};

export const LANGUAGES: readonly string[] = ["en", ...Object.keys(LOADERS)];

/** The first of the wanted languages (as BCP 47 has them) that there are texts in; English if none. */
export function bestLanguage(wanted: readonly string[]): string {
  const short = wanted.map((language) => language.toLowerCase().split("-")[0] ?? "");
  return short.find((language) => LANGUAGES.includes(language)) ?? "en";
}

export const english: Translate = speaker(en, en, "en");

/** Loads a language; English when it can't be had. */
export const loadLanguage = (language: string): Promise<Translate> => loadTexts(en, LOADERS, language);

/** Loads the texts of a set of their own, with its English ones at hand. */
export async function loadTexts<Key extends string>(
  all: Readonly<Record<Key, string>>,
  loaders: Loaders,
  language: string,
): Promise<Speak<Key>> {
  const loader = loaders[language];
  if (!loader) return speaker(all, all, "en");
  try {
    return speaker(all, (await loader()).default, language);
  } catch {
    return speaker(all, all, "en");
  }
}

function speaker<Key extends string>(all: Readonly<Record<Key, string>>, texts: Texts, language: string): Speak<Key> {
  const english: Texts = all;
  const plural = new Intl.PluralRules(language);
  return (key, values = {}) => {
    const { count } = values;
    const ending = typeof count === "number" ? `_${plural.select(count) === "one" ? "one" : "other"}` : "";
    const found = texts[key + ending] ?? texts[key] ?? english[key + ending] ?? english[key] ?? key;
    return found.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}
