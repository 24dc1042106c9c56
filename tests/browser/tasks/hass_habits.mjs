// Times in Home Assistant, as somebody wants them who has set that in his profile: every clock that is shown in our views.

import { picture } from "../app.mjs";

const SIGNS = { events: "tawny-event-card", recordings: "tawny-recordings-strip time", sensors: "tawny-house-history li", settings: "tawny-settings-view nav a" };

export default async function look(page, options) {
  const found = { clocks: {}, heading: "" };
  for (const [view, sign] of Object.entries(SIGNS)) {
    await page.goto(`${options.base}/${options.dashboard}/${view}`);
    await page.locator(sign).first().waitFor();
    if (view === "sensors") {
      await page.locator("tawny-camera-sensors button").first().click();
      await page.locator("tawny-bands .ticks span").first().waitFor();
    }
    found.clocks[view] = await page.evaluate(() => {
      const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
      const ours = all(document).filter((one) => one.getRootNode().host?.localName.startsWith("tawny-"));
      return ours.flatMap((one) => [...one.childNodes]).filter((one) => one.nodeType === Node.TEXT_NODE).flatMap((one) => one.data.match(/\b\d{1,2}:\d{2}(:\d{2})?(\s?[AP]M)?|\b\d{1,2}\s?[AP]M/g) ?? []);
    });
    await picture(page, options, `hass-habits-${view}`);
  }
  found.heading = await page.locator("tawny-settings-view nav a").first().textContent();
  return found;
}
