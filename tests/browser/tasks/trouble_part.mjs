// A part of the page did not come when the page asked for it, as nobody answered just then. It is there when it is wanted.

import { open, picture } from "../app.mjs";

export default async function look(page, options) {
  let refused = 0;
  await page.addInitScript(() => delete Navigator.prototype.serviceWorker); // it would ask for the part itself
  await page.route(/\/app\/camera-dialog-[^/]*\.js$/, (route) => { refused++; return route.abort(); }, { times: 1 });
  await open(page, options.base, "live");
  await page.locator("tawny-camera").first().click();
  const dialog = page.locator("tawny-camera-dialog");
  await dialog.locator(".stage").waitFor();
  await picture(page, options, "part-after-all");
  return { refused, opened: await dialog.count() };
}
