// The few words that Home Assistant wants at once, before anything else of ours is loaded.

import words from "./words.json";

type Words = Readonly<Record<string, string>>;

const all: Readonly<Record<string, Words>> = words;

/** In the language of the page, which Home Assistant sets; else in English. */
export function say(key: string): string {
  const language = document.documentElement.lang.split("-")[0] ?? "en";
  return all[language]?.[key] ?? all["en"]?.[key] ?? key;
}
