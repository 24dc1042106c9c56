// @vitest-environment node
// Arrows between rooms only point down.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const SRC = join(import.meta.dirname, "../src");

/** Which rooms each room may import beside itself. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  model: [],
  i18n: ["model"],
  player: ["model"],
  backend: ["model"],
  elements: ["model", "i18n", "player", "backend"],
  views: ["model", "i18n", "player", "backend", "elements"],
  shells: ["model", "i18n", "player", "backend", "elements", "views"],
};
const MOST_LINES = 300;
const FILES = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));

const roomOf = (path: string): string => path.split("/")[0] ?? "";

function upwards(file: string): string[] {
  const text = readFileSync(join(SRC, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)]
    .map(([, target = ""]) => relative(SRC, join(SRC, dirname(file), target)))
    .filter((target) => roomOf(target) !== roomOf(file) && !BELOW[roomOf(file)]?.includes(roomOf(target)));
}

test("there are modules", () => {
  expect(FILES.length).toBeGreaterThan(20);
});

test.each(FILES)("%s imports only what is below it", (file) => {
  expect(BELOW).toHaveProperty(roomOf(file));
  expect(upwards(file)).toEqual([]);
});

test.each(FILES)("%s is one idea long", (file) => {
  expect(readFileSync(join(SRC, file), "utf8").split("\n").length).toBeLessThanOrEqual(MOST_LINES + 1);
});

test("the two shells don't know each other", () => {
  const shells = FILES.filter((file) => file.startsWith("shells/"));
  const mixed = shells.filter((file) => {
    const other = file.startsWith("shells/page") ? "/hass/" : "/page/";
    return readFileSync(join(SRC, file), "utf8").includes(`"..${other}`);
  });
  expect(mixed).toEqual([]);
});

test("elements draw and shells choose: no element makes a backend", () => {
  const makers = FILES.filter((file) => /^(elements|views)\//.test(file)).filter((file) =>
    /backend\/(sidecar|hass)/.test(readFileSync(join(SRC, file), "utf8")),
  );
  expect(makers).toEqual([]);
});
