// A camera that is not here any more: its recordings are found among the others, and play; also from an address.

import { barriers, open, overhang, picture, playing } from "../app.mjs";

const stands = (page) => page.waitForFunction(() => location.hash.startsWith("#/recordings/"), null, { timeout: 20_000 });

export default async function look(page, options) {
  const { base, at, camera, label } = options;
  const view = page.locator("tawny-recordings-view");
  await open(page, base, "recordings");
  const chip = view.getByRole("button", { name: label, exact: true });
  await chip.click();
  await stands(page);
  await open(page, base, `recordings/${camera}@${new Date(at).toISOString().slice(0, 19)}Z`);
  const width = await playing(view.locator("tawny-footage"));
  const found = { width, chosen: await chip.getAttribute("aria-pressed"), overhang: await overhang(page) };
  found.barriers = await barriers(page);
  await picture(page, options, "recordings-former");
  // The address alone leads there as well.
  await page.reload();
  await playing(view.locator("tawny-footage"));
  found.address = await page.evaluate(() => location.hash);
  return found;
}
