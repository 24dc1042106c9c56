// Builds what is shipped, and measures it: `node bundles.mjs [--check]`. With --check nothing is changed: it fails when
// what is committed is not what a build makes now. It always fails when something has grown above its budget.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const ROOT = join(import.meta.dirname, "..");

/** Each: the build's mode, where it is shipped, and what its parts may weigh in gzipped kB, with all that they import. */
const BUNDLES = [
  {
    mode: "page",
    folder: "sidecar/tawny/api/app",
    budgets: [
      { what: "page with the live view", parts: ["index", "live"], most: 44 },
      { what: "page with the events view", parts: ["index", "events"], most: 60 },
      { what: "page with the recordings view", parts: ["index", "recordings"], most: 90 },
      { what: "page with the kiosk", parts: ["index", "kiosk"], most: 46 },
      { what: "page with the sensors", parts: ["index", "sensors"], most: 50 },
      { what: "page with the settings", parts: ["index", "settings"], most: 80 },
    ],
  },
  {
    mode: "hass",
    folder: "custom_components/tawny/frontend",
    budgets: [
      { what: "what Home Assistant loads with every page", parts: ["tawny", "loader"], most: 6 },
      { what: "first card", parts: ["tawny", "loader", "camera-card"], most: 40 },
      { what: "card of events", parts: ["tawny", "loader", "events-card"], most: 60 },
      { what: "events in Home Assistant", parts: ["tawny", "loader", "view-card", "events"], most: 60 },
      { what: "settings in Home Assistant", parts: ["tawny", "loader", "view-card", "settings"], most: 85 },
    ],
  },
];

const check = process.argv.includes("--check");
const problems = [];

for (const bundle of BUNDLES) {
  const shipped = join(ROOT, bundle.folder);
  const made = check ? mkdtempSync(join(tmpdir(), "tawny-frontend-")) : shipped;
  try {
    await build({
      configFile: join(import.meta.dirname, "vite.config.ts"),
      mode: bundle.mode,
      logLevel: "warn",
      build: { outDir: made, emptyOutDir: true },
    });
    if (check && !isSame(shipped, made))
      problems.push(`${bundle.folder} is not what a build makes: scripts/build-frontend`);
    for (const budget of bundle.budgets) weigh(made, budget);
  } finally {
    if (check) rmSync(made, { recursive: true });
  }
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length ? 1 : 0;

function isSame(one, other) {
  const [mine, theirs] = [one, other].map((folder) => readdirSync(folder, { recursive: true }).sort());
  return mine.join() === theirs.join() && mine.every((name) => read(one, name).equals(read(other, name)));
}

function read(folder, name) {
  return readFileSync(join(folder, name));
}

function weigh(folder, { what, parts, most }) {
  const names = readdirSync(folder);
  // A view and its texts may have one name: which of them is which nothing tells, but the view has its texts.
  const found = parts.map((part) => names.filter((name) => name === `${part}.js` || isNamed(name, part)));
  const missing = parts.filter((_, at) => !found[at].length);
  if (missing.length) problems.push(`${what}: there is no ${missing.join(", ")}`);
  const all = closure(folder, found.flat());
  const kb = [...all].reduce((sum, name) => sum + gzipSync(read(folder, name)).length, 0) / 1000;
  console.log(`${what}: ${kb.toFixed(1)} kB gzipped, of ${most}`);
  if (kb > most) problems.push(`${what} weighs ${kb.toFixed(1)} kB gzipped and may weigh ${most}`);
}

/** `live-DUxokmrt.js` is the part `live`. */
function isNamed(name, part) {
  return name.startsWith(`${part}-`) && name.endsWith(".js") && name.length === part.length + "-12345678.js".length;
}

/** What is loaded at once with `names`: they, and whatever they import, but for what is imported on demand. */
function closure(folder, names) {
  const all = new Set();
  const visit = (name) => {
    if (all.has(name)) return;
    all.add(name);
    const text = read(folder, name).toString();
    for (const [, , next] of text.matchAll(/(?:\bfrom|\bimport)\s*(["'`])\.\/([^"'`]+\.js)\1/g)) visit(next);
  };
  for (const name of names) visit(name);
  return all;
}
