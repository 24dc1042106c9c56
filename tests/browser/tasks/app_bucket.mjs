// The sensors view while nothing can be copied to the bucket: what is wrong, why, and where it is mended.

import { barriers, open, overhang, picture } from "../app.mjs";

export default async function look(page, options) {
  await open(page, options.base, "sensors");
  const wrong = page.locator("tawny-wrong").filter({ hasText: "bucket" });
  await wrong.waitFor();
  await page.locator("tawny-house-history").getByText("Recordings are not copied to the bucket").first().waitFor();
  const found = { wrong: await wrong.locator("article").innerText(), overhang: await overhang(page) };
  found.barriers = await barriers(page);
  await picture(page, options, "sensors-bucket");
  await wrong.getByRole("button", { name: "Open the settings" }).click();
  await page.waitForFunction(() => location.hash === "#/settings/storage");
  return found;
}
