// @vitest-environment node
// Sets of texts that are loaded with a view of their own.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/i18n/translate";

const SRC = join(import.meta.dirname, "../../src");
const OTHERS = LANGUAGES.filter((language) => language !== "en");
const SETS = ["device", "keys", "quality", "sensors", "trouble"];

const textsOf = (set: string, language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(SRC, `i18n/texts/${set}/${language}.json`), "utf8")) as Record<string, string>;
const blanks = (text: string | undefined): string[] => (text?.match(/\{\w+\}/g) ?? []).sort();

describe.each(SETS)("the texts of %s", (set) => {
  const en = textsOf(set, "en");

  test.each(OTHERS)("are all there in %s, with the same blanks, and no other", (language) => {
    const texts = textsOf(set, language);
    expect(Object.keys(texts).sort()).toEqual(Object.keys(en).sort());
    for (const [key, text] of Object.entries(en)) {
      expect([key, blanks(texts[key])]).toEqual([key, blanks(text)]);
      expect([key, texts[key]?.trim()]).not.toEqual([key, ""]);
    }
  });

  test("are all used", () => {
    const names = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const code = names.map((name) => readFileSync(join(SRC, name), "utf8")).join("\n");
    const beginnings = [...code.matchAll(/`([a-z_]+\.[a-z_]*)\$\{/g)].map(([, beginning = ""]) => beginning);
    const isUsed = (key: string): boolean =>
      code.includes(`"${key}"`) ||
      code.includes(`"${key.replace(/_(one|other)$/, "")}"`) ||
      beginnings.some((beginning) => key.startsWith(beginning));
    expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([]);
  });
});
