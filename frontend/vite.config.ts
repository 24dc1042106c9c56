// Two builds of the same elements: `--mode page` for the sidecar's package, `--mode hass` for the integration.

import { createRequire } from "node:module";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { serviceWorker } from "./service-worker.mjs";

const here = import.meta.dirname;
const DEMO = "http://127.0.0.1:8420";

const ICONS = createRequire(import.meta.url).resolve("@mdi/js");

/** Makes a module of each icon: else all that any view has are in the part that is loaded first. */
function iconByIcon(): Plugin {
  const icons = createRequire(import.meta.url)(ICONS) as Readonly<Record<string, string>>;
  return {
    name: "icon-by-icon",
    enforce: "post",
    transform: (code) =>
      code.replace(/import\s*\{([^}]*)\}\s*from\s*["']@mdi\/js["'];?/g, (_, names: string) =>
        names
          .split(",")
          .map((name) => name.trim())
          .filter(Boolean)
          .map((name) => `import { ${name} } from "@mdi/js?${name}";`)
          .join(""),
      ),
    resolveId: (id) => (id.startsWith("@mdi/js?") ? id.replace("@mdi/js", ICONS) : null),
    load(id) {
      const [path, name = ""] = id.split("?");
      return path === ICONS && icons[name] ? `export const ${name} = ${JSON.stringify(icons[name])};` : null;
    },
  };
}

export default defineConfig(({ mode }) => {
  const hass = mode === "hass";
  return {
    base: "./",
    root: hass ? here : join(here, "src/shells/page"),
    plugins: [
      iconByIcon(),
      ...(hass ? [] : [serviceWorker(join(here, "src/shells/page/worker/worker.ts"), join(here, "public"))]),
    ],
    publicDir: hass ? false : join(here, "public"),
    // While developing, the page talks to the demo.
    server: { proxy: { "/api": { target: DEMO, ws: true } } },
    build: {
      target: "es2022",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // As a library, so that Vite adds no helper of its own to the entry: see src/shells/hass/tawny.ts.
      ...(hass ? { lib: { entry: join(here, "src/shells/hass/tawny.ts"), formats: ["es"] } } : {}),
      reportCompressedSize: false,
      cssCodeSplit: false,
      license: { fileName: "licences.txt" },
      rolldownOptions: {
        output: {
          minify: true,
          // What the page needs at once is one file: it packs better than many small ones.
          ...(hass ? {} : { codeSplitting: { groups: [{ name: "page", tags: ["$initial"] }] } }),
          // One flat folder; names follow the content, but for the one that Home Assistant loads.
          entryFileNames: hass ? "tawny.js" : "[name]-[hash].js",
          chunkFileNames: "[name]-[hash].js",
          assetFileNames: "[name]-[hash][extname]",
        },
      },
    },
  };
});
