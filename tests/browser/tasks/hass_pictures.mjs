// Pictures of Home Assistant for the guide: the dashboard that makes itself, cards, the wall, and the cards' editors.

import { loaded, picture, playing } from "../app.mjs";

/** Nobody comes to the front: all are to be seen. */
const WALL = "tiles=4&cycle=0&front=off&dim=0&sleep=0&cameras=";

export default async function look(page, options) {
  const { base, dashboard, own } = options;
  await page.addInitScript((wall) => localStorage.setItem("tawny-wall", wall), WALL);
  await page.goto(`${base}/${dashboard}/live`);
  for (const one of await all(page.locator("tawny-camera"), options.cameras)) await playing(one);
  await picture(page, options, "hass-live");

  await page.goto(`${base}/${own}/0`);
  for (const one of await all(page.locator("tawny-camera-card tawny-camera"), 2)) await playing(one);
  await loaded(page.locator("tawny-events-card tawny-event-card img"));
  await hung(page.locator("tawny-kiosk-card"), options);
  await picture(page, options, "hass-cards");

  await page.goto(`${base}/tawny-kiosk`);
  await hung(page.locator("tawny-kiosk-panel"), options);
  await picture(page, options, "hass-kiosk");
  return {};
}

/** A wall on which every tile has a picture. */
async function hung(wall, { cameras }) {
  for (const tile of await all(wall.locator("tawny-wall-tile"), cameras)) await tile.locator("img:visible, video.shown").first().waitFor();
}

/** So many of them, when they are there. */
async function all(where, count) {
  await where.nth(count - 1).waitFor();
  return where.all();
}
