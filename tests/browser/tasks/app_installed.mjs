// The page as an app: its manifest, the files that are kept, and what it says while the service does not answer.

import { watch } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { barriers, open, overhang, picture, playing } from "../app.mjs";

export default async function install(page, options) {
  await open(page, options.base);
  await playing(page.locator("tawny-camera").first());
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    }
  });
  const session = await page.context().newCDPSession(page);
  const manifest = await session.send("Page.getAppManifest");
  const found = {
    manifestErrors: manifest.errors,
    manifest: JSON.parse(manifest.data),
    hindered: (await session.send("Page.getInstallabilityErrors")).installabilityErrors.map(({ errorId }) => errorId),
    icons: await icons(page, JSON.parse(manifest.data)),
    kept: await page.evaluate(kept),
  };

  // What a browser says of its network is not part of what is emulated.
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "onLine", { get: () => sessionStorage.getItem("network") !== "none" });
  });
  await page.evaluate(() => sessionStorage.setItem("network", "none"));
  await page.context().setOffline(true);
  await page.reload();
  await page.getByRole("heading", { name: "Tawny can't be reached" }).waitFor();
  found.noNetwork = await page.locator("tawny-message p").innerText();
  found.barriers = await barriers(page);
  found.overhang = await overhang(page);
  await picture(page, options, "no-network");
  await page.evaluate(() => sessionStorage.clear());
  await page.context().setOffline(false);
  await playing(page.locator("tawny-camera").first());

  await mkdir(options.down); // now the service is stopped
  await there(options.stopped);
  await page.reload();
  await page.getByRole("heading", { name: "Tawny can't be reached" }).waitFor();
  found.away = await page.locator("tawny-message p").innerText();
  await picture(page, options, "away");
  await mkdir(options.up); // and here it comes again
  await page.locator("tawny-camera").first().waitFor({ timeout: 40_000 });
  return found;
}

/** How large each icon really is. */
const icons = (page, { icons }) => page.evaluate((all) => Promise.all(all.map(async ({ sizes, src }) => {
  const image = new Image();
  image.src = new URL(src, document.baseURI);
  await image.decode();
  return [sizes, `${image.naturalWidth}x${image.naturalHeight}`];
})), icons);

/** The paths of all that is kept in the browser. */
async function kept() {
  const found = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
  }
  return found.sort();
}

/** Waits until a folder is made. */
async function there(folder) {
  const watching = new AbortController();
  const made = new Promise((done) => watch(dirname(folder), { signal: watching.signal }, () => access(folder).then(done, () => {})));
  await access(folder).catch(() => made);
  watching.abort();
}
