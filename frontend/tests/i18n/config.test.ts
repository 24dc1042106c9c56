// @vitest-environment node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadExplanations } from "../../src/i18n/config";
import { LANGUAGES } from "../../src/i18n/translate";

const FOLDER = join(import.meta.dirname, "../../src/i18n/texts/config");
const OTHERS = LANGUAGES.filter((language) => language !== "en");
const read = (language: string) =>
  JSON.parse(readFileSync(join(FOLDER, `${language}.json`), "utf8")) as Record<string, string[]>;

// Whether these are the settings that there are is asked in tests/sidecar/config/test_explanations.py.
test.each(OTHERS)("%s explains the same settings as the others, each in two texts", (language) => {
  const found = read(language);
  expect(Object.keys(found)).toEqual(Object.keys(read("de")));
  for (const [name, texts] of Object.entries(found)) {
    expect([name, texts.map((text) => text.trim().length > 0)]).toEqual([name, [true, true]]);
  }
});

test.each(OTHERS)("%s calls streams among the sensors as it does in the settings", (language) => {
  const file = join(FOLDER, `../sensors/${language}.json`);
  const sensors = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  const { "StreamsConfig.main": main, "StreamsConfig.sub": sub } = read(language);
  expect([sensors["stream.main"], sensors["stream.sub"]]).toEqual([main?.[0], sub?.[0]]);
});

test("the schema's own words stand for English, and for what has none", async () => {
  expect((await loadExplanations("en"))("MqttConfig.port")).toBeNull();
  const german = await loadExplanations("de");
  expect(german("MqttConfig.host")).toEqual(["Host", "Name oder IP-Adresse des Brokers."]);
  expect(german("MqttConfig.nothing")).toBeNull();
});
