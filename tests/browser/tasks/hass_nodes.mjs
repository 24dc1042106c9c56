// Two sidecars as one house: every view of the dashboard has the cameras of both.

import { overhang, picture, playing } from "../app.mjs";

export default async function look(page, options) {
  const found = {};
  const go = (view) => page.goto(`${options.base}/${options.dashboard}/${view}`);

  await go("live");
  const tiles = page.locator("tawny-camera");
  await tiles.nth(options.cameras - 1).waitFor();
  found.live = await tiles.locator(".name").allTextContents();
  found.widths = [];
  for (let at = 0; at < options.cameras; at++) found.widths.push(await playing(tiles.nth(at)));
  await picture(page, options, "hass-nodes-live");

  await go("kiosk");
  const wall = page.locator("tawny-wall-tile");
  await wall.nth(options.cameras - 1).waitFor({ state: "attached" }); // one on which something moves covers the others
  found.kiosk = await wall.count();
  await picture(page, options, "hass-nodes-kiosk");

  await go("events");
  const cards = page.locator("tawny-event-card");
  await cards.first().waitFor();
  for (const name of options.names) await cards.filter({ hasText: name }).first().waitFor();
  found.events = options.names;
  await picture(page, options, "hass-nodes-events");

  await go("recordings");
  const recordings = page.locator("tawny-recordings-view");
  found.recorded = await playing(recordings);
  await picture(page, options, "hass-nodes-recordings");

  await go("sensors");
  const sensors = page.locator("tawny-sensors-view");
  for (const name of options.names) await sensors.getByText(name).first().waitFor();
  const services = page.locator("tawny-service-sensors");
  for (const home of options.homes) await services.getByText(home, { exact: true }).first().waitFor();
  found.services = options.homes;
  await picture(page, options, "hass-nodes-sensors");

  await go("settings");
  const tabs = page.locator("tawny-settings-view tawny-tabs.alone").getByRole("tab");
  await tabs.nth(options.homes.length - 1).waitFor();
  found.tabs = (await tabs.allTextContents()).map((text) => text.trim());
  found.overhang = await overhang(page);
  return found;
}
