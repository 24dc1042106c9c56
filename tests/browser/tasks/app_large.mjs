// All views with letters twice as large, as a reader sets them in his browser: nothing is cut off or reaches out of the page.

import { cut, faded, further, open, overhang, picture } from "../app.mjs";

const PLACES = {
  live: ["live", "tawny-camera"],
  camera: ["live/door", "tawny-camera-dialog .stage"],
  kiosk: ["kiosk", "tawny-wall-tile"],
  events: ["events", "tawny-event-card"],
  recordings: ["recordings", "tawny-calendar .day"],
  sensors: ["sensors/door", "tawny-camera-sensors"],
  settings: ["settings", "tawny-settings-view nav a"],
  motion: ["settings/cameras/door/motion", "tawny-settings-view [role=tab]"],
  storage: ["settings/storage", "tawny-settings-view .days, tawny-settings-view .card"],
  mqtt: ["settings/mqtt", ".toggle"],
};

/** What is to be pressed, and lies under something else: that can't be. */
const covered = (page) => page.evaluate(() => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const dialogs = all(document).filter((one) => one.matches("dialog[open]"));
  const top = (x, y) => { let found = document.elementFromPoint(x, y); while (found?.shadowRoot?.elementFromPoint(x, y) && found.shadowRoot.elementFromPoint(x, y) !== found) found = found.shadowRoot.elementFromPoint(x, y); return found; };
  const isWithin = (one, box) => { for (let at = one; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host ?? null) if (at === box) return true; return false; };
  const found = [];
  for (const one of all(document)) {
    if (!one.matches("button, a[href], select, input") || !one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (dialogs.length && !dialogs.some((dialog) => isWithin(one, dialog))) continue;
    const { left, top: above, width, height } = one.getBoundingClientRect();
    const [x, y] = [left + width / 2, above + height / 2];
    if (!width || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
    const seen = top(x, y);
    // What stays at the edge of the page lies over what is scrolled beneath it.
    if (one.matches(".skip, [role=tab]") || all(document).some((over) => over.matches("tawny-navigation, tawny-save-bar") && isWithin(seen, over))) continue;
    if (seen && !isWithin(seen, one) && !isWithin(one, seen)) found.push(`${one.textContent.trim() || one.ariaLabel || one.id} under ${seen.localName}.${seen.className}`);
  }
  return found;
});

export default async function look(page, options) {
  const found = { overhang: 0, cut: [], covered: [] };
  for (const [name, [place, sign]] of Object.entries(PLACES)) {
    await page.goto("about:blank");
    await open(page, options.base, place);
    await page.evaluate((size) => { if (size) document.documentElement.style.fontSize = size; }, options.font);
    await page.locator(sign).first().waitFor();
    await faded(page);
    const beyond = await overhang(page);
    if (beyond > 0) found.cut.push(`${name}: ${beyond} pixels beyond the page`);
    found.cut.push(...(await cut(page)).map((words) => `${name}: ${words}`));
    found.covered.push(...(await covered(page)).map((words) => `${name}: ${words}`));
    await picture(page, options, `${options.name}-${name}`);
    await further(page, options, `${options.name}-${name}`, 1);
  }
  return found;
}
