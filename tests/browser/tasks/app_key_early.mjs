// `?` is pressed when the first view has only just come, and what tells the keys is still on its way.

import { open } from "../app.mjs";

export default async function look(page, options) {
  let letGo;
  const pressed = new Promise((done) => { letGo = done; });
  await page.route(/\/app\/keys-[^/]*\.js$/, async (route) => {
    await pressed;
    await route.continue();
  });
  await open(page, options.base, "live");
  await page.locator("tawny-camera").first().waitFor();
  await page.keyboard.press("?");
  letGo();
  const list = page.locator("tawny-keys-dialog");
  await list.locator("kbd").first().waitFor();
  return { words: await list.locator("dd").allTextContents() };
}
