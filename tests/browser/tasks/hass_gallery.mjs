// A walk through all that is ours in Home Assistant, with a picture of each place. It knows no words, as the one through the page.

import { cut, faded, further, loaded, overhang, ownBarriers, picture, playing } from "../app.mjs";

/** Nobody comes to the front: all are to be seen. */
const WALL = "tiles=4&cycle=0&front=off&dim=0&sleep=0&cameras=";
/** What is not worth following to its end. */
const SHORT = { events: 1, cards: 2 };

export default async function walk(page, options) {
  const found = { barriers: [], beyond: [], cut: [] };
  await page.addInitScript((wall) => localStorage.setItem("tawny-wall", wall), WALL);
  for (const [name, go] of Object.entries(places)) {
    if (options.only && !options.only.includes(name)) continue;
    await go(page, options);
    await faded(page);
    if (await overhang(page) > 0) found.beyond.push(name);
    found.cut.push(...(await cut(page, OURS)).map((words) => `${name}: ${words}`));
    found.barriers.push(...(await ownBarriers(page)).map((one) => `${name}: ${one}`));
    await picture(page, options, `hass-${name}`);
    if (!(await page.locator("tawny-dialog dialog[open]").count())) await further(page, options, `hass-${name}`, SHORT[name] ?? options.further ?? 0);
  }
  return found;
}

/** What Home Assistant itself cuts off is its own matter. */
const OURS = "tawny-view-card, tawny-kiosk-panel, tawny-camera-card, tawny-events-card, tawny-timeline-card, tawny-kiosk-card";

const view = async (page, { base, dashboard }, place) => {
  await page.goto("about:blank");
  await page.goto(`${base}/${dashboard}/${place}`);
};

/** So many of them, when they are there. */
async function all(where, count) {
  await where.nth(count - 1).waitFor();
  return where.all();
}

async function hung(wall, { cameras }) {
  for (const tile of await all(wall.locator("tawny-wall-tile"), cameras)) await tile.locator("img:visible, video.shown").first().waitFor();
}

const settings = (place, seen) => async (page, options) => {
  await view(page, options, `settings#${place}`);
  await page.locator(`tawny-settings-view :is(${seen})`).first().waitFor();
};

const places = {
  async live(page, options) {
    await view(page, options, "live");
    for (const one of await all(page.locator("tawny-camera"), options.cameras)) await playing(one);
  },
  async camera(page) {
    await page.locator("tawny-camera").nth(2).click();
    await playing(page.locator("tawny-camera-dialog"));
  },
  async kiosk(page, options) {
    await page.goto(`${options.base}/tawny-kiosk`);
    await hung(page.locator("tawny-kiosk-panel"), options);
  },
  async events(page, options) {
    await view(page, options, "events");
    await page.locator("tawny-event-card").nth(5).waitFor();
    await loaded(page.locator("tawny-event-card img"));
  },
  async event(page) {
    await page.locator("tawny-event-card").nth(2).click();
    await playing(page.locator("tawny-event-dialog"));
  },
  async recordings(page, options) {
    await view(page, options, "recordings");
    await playing(page.locator("tawny-recordings-view"));
  },
  async sensors(page, options) {
    await view(page, options, "sensors");
    await page.locator("tawny-house-history li").first().waitFor();
    await page.locator("tawny-camera-sensors tawny-bands path").first().waitFor();
  },
  "settings-cameras": settings("cameras", "h2"),
  "settings-general": settings("cameras/courtyard/general", "tawny-form"),
  "settings-motion": settings("cameras/courtyard/motion", "tawny-dry-run"),
  async "settings-zones"(page, options) {
    await settings("cameras/courtyard/zones", "tawny-area-editor")(page, options);
    await playing(page.locator("tawny-area-editor"));
  },
  "settings-recording": settings("cameras/courtyard/recording", "tawny-form"),
  "settings-storage": settings("storage", ".days strong"),
  "settings-notify": settings("notify", "tawny-notify-profiles"),
  "settings-mqtt": settings("mqtt", "tawny-form"),
  "settings-access": settings("access", ".list"),
  "settings-about": settings("about", "tawny-house-history li"),
  "settings-add": settings("cameras/:add", "tawny-add-camera input"),
  async cards(page, options) {
    await page.goto(`${options.base}/${options.own}/0`);
    for (const one of await all(page.locator("tawny-camera-card tawny-camera"), 2)) await playing(one);
    await loaded(page.locator("tawny-events-card tawny-event-card img"));
    await hung(page.locator("tawny-kiosk-card"), options);
  },
};
