// Builds the page's service worker into the bundle. It keeps exactly the files that this bundle is made of, so their names
// are written into it, and a version that changes with any of them.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const KEPT = /\.(css|html|js|png|svg|webmanifest)$/;

/** A plugin of Vite. `entry` is the worker's first module, `publicDir` has the files that are shipped as they are. */
export function serviceWorker(entry, publicDir) {
  return {
    name: "service-worker",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const files = new Map();
        for (const one of Object.values(bundle)) files.set(one.fileName, one.type === "chunk" ? one.code : one.source);
        for (const name of readdirSync(publicDir)) files.set(name, readFileSync(join(publicDir, name)));
        const names = [...files.keys()].filter((name) => KEPT.test(name)).sort();
        const hash = createHash("sha256");
        for (const name of names) hash.update(`${name}\0`).update(files.get(name)).update("\0");
        const source = await worker(entry, { __FILES__: names, __VERSION__: hash.digest("hex").slice(0, 12) });
        this.emitFile({ type: "asset", fileName: "sw.js", source });
      },
    },
  };
}

/** One script without imports: not every browser takes modules for service workers. */
async function worker(entry, values) {
  const define = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
  const built = await build({
    configFile: false,
    logLevel: "warn",
    define,
    build: { write: false, target: "es2022", rolldownOptions: { input: entry, output: { format: "iife" } } },
  });
  return built.output[0].code;
}
