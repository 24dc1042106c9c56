// The first camera of a house, from the empty live view, by the addresses of its streams; in the end it is live.

import { barriers, open, overhang, picture, playing } from "../app.mjs";

const PROBED_MS = 30_000;
const RECORDED_MS = 60_000;

export default async function look(page, options) {
  await open(page, options.base);
  await page.getByText("No cameras yet").waitFor();
  await picture(page, options, "live-empty");
  await page.getByRole("button", { name: "Add camera" }).waitFor();
  await open(page, options.base, "sensors"); // which does not call it well that there is none
  const sensors = page.locator("tawny-sensors-view");
  await sensors.getByText("Add the first one, and it appears here by itself.").waitFor();
  const well = await sensors.getByText("All is well").count();
  await picture(page, options, "sensors-empty");
  await page.getByRole("button", { name: "Add camera" }).click();
  await page.getByLabel("Address").fill(options.main);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByText("The address has the login in it").waitFor();
  await page.getByRole("button", { name: "Next" }).click();

  const next = page.getByRole("button", { name: "Next" });
  const ready = () => next.and(page.locator(":enabled")).waitFor({ timeout: PROBED_MS });
  await ready();
  const shown = await page.getByLabel("Main", { exact: true }).inputValue();
  await page.getByLabel("Sub", { exact: true }).fill(options.wrong);
  await page.getByLabel("Sub", { exact: true }).press("Tab");
  await page.getByText("Correct its address.").waitFor({ timeout: PROBED_MS });
  await page.getByLabel("Sub", { exact: true }).fill(options.sub);
  await page.getByLabel("Sub", { exact: true }).press("Tab");
  await page.getByRole("button", { name: "Test again" }).nth(1).waitFor({ timeout: PROBED_MS });
  await ready();
  const found = { shown, well, barriers: await barriers(page), overhang: await overhang(page) };
  await picture(page, options, "add-addresses");
  await next.click();
  await page.getByLabel("Name").fill("Haustür");
  await page.getByRole("radio", { name: /^Motion/ }).check();
  await page.getByRole("button", { name: "Save and record ten seconds" }).click();
  await page.getByRole("button", { name: "Looks good" }).click({ timeout: RECORDED_MS });
  await page.getByRole("heading", { name: "Haustür" }).waitFor();
  await open(page, options.base, "live");
  found.width = await playing(page.locator("tawny-camera"));
  return found;
}
