// A tab that was opened before the service was replaced by a newer one: the parts that it has not loaded yet are gone.

import { open, playing } from "../app.mjs";

export default async function look(page, options) {
  let asked = 0;
  // As over plain http, where no service worker keeps the parts of the version that runs.
  await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
  await page.route(/\/app\/sensors-[^/]*\.js$/, (route) => (asked++ ? route.continue() : route.fulfill({ status: 404 })));
  await open(page, options.base);
  await playing(page.locator("tawny-camera").first());
  const loaded = page.waitForEvent("load");
  await page.getByRole("link", { name: "Sensors" }).first().click();
  await loaded;
  await page.locator("tawny-sensors-view").waitFor();
  await page.locator("tawny-sensors-view").getByText("Door").first().waitFor();
  return { place: new URL(page.url()).hash, asked };
}
