// All views in the few colours that a reader has chosen: what is told by colour alone elsewhere can be seen there, too.

import { faded, further, open, overhang, picture } from "../app.mjs";

const SIGNS = { live: "tawny-camera", kiosk: "tawny-wall-tile", events: "tawny-event-card", recordings: "tawny-calendar .dots span", sensors: "tawny-bands", settings: "tawny-settings-view nav a" };

/** The colours of `property` of all that there are of `what`, and of what is behind it. */
const colours = (where, property = "background-color") => where.evaluateAll((all, property) => {
  const around = (one) => one.assignedSlot ?? one.parentElement ?? one.getRootNode().host ?? null;
  const shown = (one) => { const found = getComputedStyle(one).backgroundColor; return /, 0\)$|transparent/.test(found) ? null : found; };
  const behind = (one) => { for (let box = around(one); box; box = around(box)) if (shown(box)) return shown(box); return getComputedStyle(document.documentElement).backgroundColor; };
  return all.map((one) => ({ own: getComputedStyle(one).getPropertyValue(property), behind: behind(one) }));
}, property);

/**
 * The colours that the timeline is drawn with, once there is more on it than its hours: events come after them. Roughly, as
 * the edges of letters differ a little, and without what is nearly transparent.
 */
const drawn = async (page) => {
  const canvas = await page.locator("tawny-events-strip canvas").elementHandle();
  const colours = await page.waitForFunction((one) => {
    const { data } = one.getContext("2d").getImageData(0, 0, one.width, one.height);
    const found = new Set();
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 200) found.add([data[at], data[at + 1], data[at + 2]].map((part) => part >> 5).join(" "));
    return found.size > 1 && [...found];
  }, canvas, { timeout: 60_000 });
  return colours.jsonValue();
};

export default async function look(page, options) {
  const found = { overhang: 0 };
  for (const [view, sign] of Object.entries(SIGNS)) {
    await open(page, options.base, view);
    await page.locator(sign).first().waitFor();
    if (view === "events") {
      await page.locator("tawny-event-card .dot").first().waitFor();
      found.dots = await colours(page.locator("tawny-event-card .dot"));
    }
    if (view === "recordings") {
      found.days = await colours(page.locator("tawny-calendar .day .dots span"));
      found.kinds = (await colours(page.locator("tawny-calendar .legend .dots span"))).map(({ own }) => own);
    }
    if (view === "kiosk") found.frames = await page.locator("tawny-wall-tile button").evaluateAll((all) => all.map((one) => [one.className, getComputedStyle(one, "::after").borderTopWidth]));
    found.overhang = Math.max(found.overhang, await overhang(page));
    await faded(page);
    await picture(page, options, `forced-${view}`);
    if (view === "sensors") await further(page, options, `forced-${view}`, 3);
    if (view === "events") found.line = await drawn(page);
  }
  await open(page, options.base, "settings/mqtt");
  const toggles = page.getByRole("switch");
  await toggles.first().waitFor();
  const knob = () => toggles.first().evaluate((one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one, "::after").backgroundColor]);
  const before = await knob();
  await toggles.first().click();
  await faded(page);
  found.toggle = [before, await knob()];
  await picture(page, options, "forced-switch");
  for (const place of ["settings/storage", "settings/cameras/door/zones"]) {
    await open(page, options.base, place);
    await page.locator("tawny-settings-view h3, tawny-area-editor").first().waitFor();
    await faded(page);
    await picture(page, options, `forced-${place.split("/").at(-1)}`);
  }
  return found;
}
