// The live view: tiles play the small stream, the one that is tapped the large one, and a key leads to the next.

import { barriers, open, overhang, picture, playing } from "../app.mjs";

export default async function look(page, options) {
  await open(page, options.base);
  const tiles = page.locator("tawny-camera");
  await tiles.nth(1).waitFor();
  const widths = [await playing(tiles.nth(0)), await playing(tiles.nth(1))];
  const names = await tiles.locator(".name").allTextContents();
  const labels = await tiles.locator("button").evaluateAll((all) => all.map((one) => one.innerText));
  // How many stand beside each other, and how much of the view is below the screen.
  const columns = await tiles.evaluateAll((all) => new Set(all.map((one) => one.getBoundingClientRect().left)).size);
  const below = await page.locator("tawny-live-view").evaluate((view) => view.getBoundingClientRect().bottom - innerHeight);
  const found = { widths, names, labels, columns, below, overhang: await overhang(page), barriers: await barriers(page) };
  await picture(page, options, "live");

  const steps = await page.evaluate(() => history.length);
  await tiles.nth(0).click();
  const dialog = page.locator("tawny-camera-dialog");
  found.large = await playing(dialog);
  found.address = new URL(page.url()).hash;
  found.barriers.push(...await barriers(page));
  await picture(page, options, "camera");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("heading", { name: names[1] }).waitFor();
  found.next = await playing(dialog);
  await dialog.getByRole("button", { name: "Record 30 s" }).click();
  await dialog.getByRole("button", { name: "Recording …" }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  found.closed = new URL(page.url()).hash;
  // Where it was opened is where somebody goes on; and closing was a step back, so that "back" does not open it again.
  found.focused = await tiles.nth(0).locator("button").evaluate((one) => one.matches(":focus"));
  found.steps = await page.evaluate((before) => history.length - before, steps);
  return found;
}
