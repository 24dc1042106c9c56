// Two sidecars in Home Assistant, of which the second lets it only look: tabs lead from one to the other.

import { overhang, ownBarriers, picture } from "../app.mjs";

export default async function look(page, options) {
  const view = page.locator("tawny-settings-view");
  const tabs = view.locator("tawny-tabs.alone").getByRole("tab");
  const refused = view.getByText("is for looking only");
  await page.goto(`${options.base}/${options.dashboard}/settings`);
  await view.getByRole("heading", { name: "Cameras", level: 2 }).waitFor();
  await tabs.nth(1).waitFor();
  await picture(page, options, "hass-settings-homes");
  await view.getByRole("link", { name: "Storage" }).click();
  await tabs.nth(1).click();
  await refused.waitFor();
  const found = { place: new URL(page.url()).hash, barriers: await ownBarriers(page), overhang: await overhang(page) };
  await picture(page, options, "hass-settings-denied");
  // An address leads back there.
  await page.reload();
  await refused.waitFor();
  found.help = await view.getByRole("link", { name: "Open the integration" }).getAttribute("href");
  await tabs.nth(0).click();
  await view.getByRole("heading", { name: "Storage and retention" }).waitFor();
  found.back = new URL(page.url()).hash;
  found.barriers.push(...await ownBarriers(page));
  return found;
}
