// Every view tells its keys when `?` is pressed, and closes the list with the same key.

import { barriers, faded, open, overhang, picture } from "../app.mjs";

const VIEWS = { live: "tawny-camera", kiosk: "tawny-wall-grid", events: "tawny-timeline", recordings: "tawny-play-bar", sensors: "tawny-camera-sensors", settings: "tawny-settings-view nav a" };

export default async function look(page, options) {
  const found = { lists: {}, barriers: [], overhang: 0 };
  const list = page.locator("tawny-keys-dialog");
  for (const [view, sign] of Object.entries(VIEWS)) {
    await open(page, options.base, view);
    await page.locator(sign).first().waitFor();
    await page.keyboard.press("?");
    await list.locator("kbd").first().waitFor();
    found.lists[view] = await list.locator("dd").allTextContents();
    found.overhang = Math.max(found.overhang, await overhang(page));
    await faded(page);
    await picture(page, options, `keys-${view}`);
    if (view === "events") found.barriers = await barriers(page);
    await page.keyboard.press("?");
    await list.waitFor({ state: "detached" });
  }
  await open(page, options.base, "events");
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await list.locator("kbd").first().waitFor();
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "detached" });
  await open(page, options.base, "live");
  await page.locator("tawny-camera").first().click();
  await page.locator("tawny-camera-dialog .stage").waitFor();
  await page.keyboard.press("?");
  await page.locator("tawny-camera-dialog tawny-keys-list kbd").first().waitFor();
  found.camera = await page.locator("tawny-camera-dialog tawny-keys-list dd").allTextContents();
  await picture(page, options, "keys-camera");
  found.both = await list.count();
  return found;
}
