// Somebody makes a new dashboard in Home Assistant's settings, of the kind that is offered for the cameras, and opens it.

import { picture } from "../app.mjs";

export default async function make(page, options) {
  await page.goto(`${options.base}/config/lovelace/dashboards`);
  await page.getByText("Add dashboard").first().click();
  const offered = page.locator("dashboard-card").filter({ hasText: "Tawny" });
  await offered.waitFor();
  await picture(page, options, "hass-new-dashboard");
  await offered.click();
  const form = page.locator("dialog-lovelace-dashboard-detail");
  await form.getByRole("textbox", { name: "Title" }).fill(options.title);
  await form.getByRole("button", { name: "Create" }).click();
  await form.getByRole("textbox", { name: "Title" }).waitFor({ state: "detached" });
  await page.locator("ha-sidebar").getByText(options.title).click();
  await page.locator("tawny-camera video.shown, tawny-camera img").first().waitFor();
  await picture(page, options, "hass-new-dashboard-made");
  return { path: new URL(page.url()).pathname };
}
