// A camera that moved from one sidecar to another: one camera, with what it recorded before.

import { picture, playing } from "../app.mjs";

export default async function look(page, options) {
  const found = {};
  await page.goto(`${options.base}/${options.dashboard}/live`);
  await page.locator("tawny-camera").nth(2).waitFor();
  found.live = await page.locator("tawny-camera .name").allTextContents();

  await page.goto(`${options.base}/${options.dashboard}/recordings#${encodeURI(options.place)}`);
  found.recorded = await playing(page.locator("tawny-recordings-view"));
  await picture(page, options, "hass-moved-recordings");

  await page.goto(`${options.base}/${options.dashboard}/events`);
  const cards = page.locator("tawny-event-card").filter({ hasText: "Barn door" });
  await cards.first().waitFor();
  found.events = await cards.count();
  await cards.last().click();
  found.clip = await playing(page.locator("tawny-event-dialog"));
  await picture(page, options, "hass-moved-event");
  return found;
}
