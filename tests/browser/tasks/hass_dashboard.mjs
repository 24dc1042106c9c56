// The dashboard that makes itself in Home Assistant: its views, live pictures, and an event in full size.

import { overhang, picture, playing } from "../app.mjs";

export default async function look(page, options) {
  await page.goto(`${options.base}/${options.dashboard}/live`);
  const tile = page.locator("tawny-camera").first();
  const found = { tile: await playing(tile), overhang: await overhang(page) };
  found.names = await page.locator("tawny-camera .name").allTextContents();
  await picture(page, options, "hass-live");

  await tile.click();
  const dialog = page.locator("tawny-camera-dialog");
  found.large = await playing(dialog);
  found.place = new URL(page.url()).hash;
  await picture(page, options, "hass-camera");
  await dialog.getByRole("button", { name: "Events" }).click();

  const cards = page.locator("tawny-event-card");
  await cards.first().waitFor();
  found.path = new URL(page.url()).pathname;
  await cards.first().locator("img").waitFor();
  await picture(page, options, "hass-events");
  await cards.first().click();
  found.clip = await playing(page.locator("tawny-event-dialog"));
  await picture(page, options, "hass-event");
  await page.goBack();
  await page.locator("tawny-event-dialog").waitFor({ state: "detached" });

  await page.goto(`${options.base}/${options.dashboard}/recordings`);
  found.recorded = await playing(page.locator("tawny-recordings-view"));
  await picture(page, options, "hass-recordings");

  await page.goto(`${options.base}/${options.dashboard}/sensors`);
  await page.locator("tawny-sensors-view").getByText("Front door").first().waitFor();
  await picture(page, options, "hass-sensors");
  found.offered = await page.evaluate(() => window.customStrategies.map(({ type, name, description }) => ({ type, name, description })));
  return found;
}
