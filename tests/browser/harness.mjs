// One browser, and in it a page of its own for each task: a task is a line of JSON on standard input,
// `{"task": …}`, and what came of it a line on standard output, `{"found": …}` or `{"failed": …}`.
//
// Tasks are modules in tasks/: `export default async (page, options) => result`. The page is empty and of the service's
// origin, the browser is logged in, unless `stranger` is set. Whatever the page logs as an error is in the answer's
// `errors`. `context` has what the browser is to be: its size, whether it is touched, its language; `kept` what the page
// finds in the browser's storage. Nothing of one task is left for the next: each has a context of its own.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
  // The empty page comes from nowhere, and so would not be let into the local network.
  "--disable-features=LocalNetworkAccessChecks",
];
const here = dirname(fileURLToPath(import.meta.url));
const browser = await chromium.launch({ executablePath: process.argv[2], args: [...FLAGS, ...process.argv.slice(3)], timeout: 60_000 });
try {
  for await (const line of createInterface({ input: process.stdin })) {
    const answer = await run(JSON.parse(line)).then((found) => ({ found }), (error) => ({ failed: error.stack ?? String(error) }));
    console.log(JSON.stringify(answer));
  }
} finally {
  await browser.close();
}

async function run(options) {
  const errors = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options.context });
  try {
    if (!options.stranger) {
      const login = await context.request.post(`${options.base}/api/v1/session`, { data: { token: options.token } });
      if (!login.ok()) throw new Error(`login: ${login.status()}`);
    }
    await context.addInitScript((kept) => { for (const [name, value] of Object.entries(kept)) localStorage.setItem(name, value); }, options.kept ?? {});
    const page = await context.newPage();
    page.on("console", (message) => { if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`); });
    page.on("pageerror", (error) => errors.push(String(error)));
    await serveTools(page);
    const { default: task } = await import(`./tasks/${options.task}.mjs`);
    const found = await task(page, options);
    return { ...found, errors: [...errors] }; // what the end of the page brings is nobody's error
  } finally {
    await context.close();
  }
}

// hls.js, the helpers and an empty page, as if the service had them.
async function serveTools(page) {
  const hls = join(dirname(createRequire(import.meta.url).resolve("hls.js")), "hls.mjs");
  const files = { "hls.mjs": hls, "watch.js": join(here, "watch.js") };
  await page.route("**/test/*", async (route) => {
    const name = new URL(route.request().url()).pathname.split("/").pop();
    if (name === "empty.html") {
      const body = "<!doctype html><title>test</title><link rel=icon href=data:,><video muted playsinline style='width:960px'></video>";
      return route.fulfill({ contentType: "text/html", body });
    }
    return route.fulfill({ contentType: "text/javascript", body: await readFile(files[name]) });
  });
}
