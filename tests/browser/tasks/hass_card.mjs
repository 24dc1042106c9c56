// Cards on somebody's own dashboard, each right with a line or two: of a camera, of one that is not there, of events with
// and without a timeline, and a wall; and the wall alone, over the whole screen, which Home Assistant makes before it is loaded what it is.

import { picture, playing } from "../app.mjs";

export default async function look(page, options) {
  await page.goto(`${options.base}/${options.dashboard}/0`);
  const card = page.locator("tawny-camera-card").first();
  const found = { width: await playing(card) };
  found.missing = await page.locator("tawny-message h2").first().textContent();
  const events = page.locator("tawny-events-card tawny-event-card");
  await events.first().locator("img").waitFor();
  found.events = await events.count();
  await page.locator("tawny-timeline-card").getByRole("slider").waitFor();
  await page.locator("tawny-kiosk-card tawny-wall-tile").first().waitFor();
  await picture(page, options, "hass-card");
  // Somebody who looks at the sidecar's own page calls it something else.
  const named = { headers: { Authorization: `Bearer ${options.key}` }, data: { label: "the fox" } };
  const { id } = await events.first().evaluate((one) => one.event);
  await page.request.patch(`${options.sidecar}/api/v1/events/${id}`, named);
  await events.getByText("the fox").first().waitFor();

  await card.locator("tawny-camera").click();
  found.large = await playing(page.locator("tawny-camera-dialog"));
  await page.keyboard.press("Escape");
  await page.locator("tawny-camera-dialog").waitFor({ state: "detached" });
  await events.first().click();
  found.clip = await playing(page.locator("tawny-event-dialog"));
  await page.keyboard.press("Escape");
  found.suggested = await page.evaluate(() => {
    const { hass } = document.querySelector("home-assistant");
    const told = (entity) => window.customCards
      .filter(({ type }) => type.startsWith("tawny-"))
      .map((card) => card.getEntitySuggestion(hass, entity)?.config.type ?? null);
    return [told("camera.door"), told("sun.sun")];
  });

  found.late = await late(page, /\/tawny_static\/loader-[^/]*\.js$/, async () => {
    await page.goto(`${options.base}/tawny-kiosk`);
    await page.locator("tawny-kiosk-panel").waitFor({ state: "attached" });
  });
  await page.locator("tawny-kiosk-panel tawny-wall-tile").first().waitFor();
  found.wall = await page.locator("tawny-kiosk-view").evaluate((wall) => {
    const { width, height } = wall.getBoundingClientRect();
    return [width === innerWidth, height === innerHeight];
  });
  await picture(page, options, "hass-kiosk");
  return found;
}

/** What is at `address` comes when `work` is done; how often it was asked for. */
async function late(page, address, work) {
  let asked = 0;
  let letGo;
  const done = new Promise((resolve) => { letGo = resolve; });
  await page.route(address, async (route) => {
    asked++;
    await done;
    await route.continue();
  });
  await work();
  letGo();
  return asked;
}
