// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bestLanguage, english, LANGUAGES, loadLanguage } from "../../src/i18n/translate";

const SRC = join(import.meta.dirname, "../../src");
const OTHERS = LANGUAGES.filter((language) => language !== "en");

/** The texts of all views, and those of views that have a set of their own. */
const SETS = ["", "recordings/", "settings/"];

const textsOf = (language: string, set = ""): Record<string, string> =>
  JSON.parse(readFileSync(join(SRC, `i18n/texts/${set}${language}.json`), "utf8")) as Record<string, string>;
const blanks = (text: string | undefined): string[] => (text?.match(/\{\w+\}/g) ?? []).sort();

describe("every language", () => {
  test("is one of the integration's, and the other way round", () => {
    const folder = join(import.meta.dirname, "../../../custom_components/tawny/translations");
    const names = readdirSync(folder).map((name) => name.replace(".json", ""));
    expect([...LANGUAGES].sort()).toEqual(names.sort());
  });

  describe.each(SETS)("in the set %j", (set) => {
    test.each(OTHERS)("%s has every text and no other", (language) => {
      expect(Object.keys(textsOf(language, set)).sort()).toEqual(Object.keys(textsOf("en", set)).sort());
    });

    test.each(OTHERS)("%s fills in the same blanks, and leaves none empty", (language) => {
      const texts = textsOf(language, set);
      for (const [key, text] of Object.entries(textsOf("en", set))) {
        expect([key, blanks(texts[key])]).toEqual([key, blanks(text)]);
        expect([key, texts[key]?.trim()]).not.toEqual([key, ""]);
      }
    });
  });
});

test("every text is used", () => {
  const names = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const code = names.map((name) => readFileSync(join(SRC, name), "utf8")).join("\n");
  // Keys that are put together are named in their beginnings: `login.${kind}`.
  const beginnings = [...code.matchAll(/`([a-z_]+\.[a-z_]*)\$\{/g)].map(([, beginning = ""]) => beginning);
  const isNamed = (key: string): boolean => code.includes(`"${key}"`);
  const isUsed = (key: string): boolean =>
    isNamed(key) ||
    isNamed(key.replace(/_(one|other)$/, "")) ||
    beginnings.some((beginning) => key.startsWith(beginning));
  expect(SETS.flatMap((set) => Object.keys(textsOf("en", set))).filter((key) => !isUsed(key))).toEqual([]);
});

test("the first language wins that there are texts in", () => {
  expect(bestLanguage(["sv-SE", "pt-BR", "en"])).toBe("pt");
  expect(bestLanguage(["ja"])).toBe("en");
});

test("blanks are filled in", async () => {
  expect(english("state.offline_since", { when: "noon" })).toBe("Offline since noon");
  const german = await loadLanguage("de");
  expect(german("state.offline_since", { when: "12:00" })).toBe("Offline seit 12:00");
});
