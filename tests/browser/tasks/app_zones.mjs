// Zones on the live picture: one that is drawn by pointer and by keyboard, an ignored area, and motion shown over them.

import { barriers, open, overhang, picture, playing } from "../app.mjs";

const SOON_MS = 20_000;

export default async function look(page, options) {
  await open(page, options.base, "settings/cameras/door");
  await page.getByRole("tab", { name: "Zones" }).click();
  const editor = page.locator("tawny-area-editor");
  const found = { width: await playing(editor), barriers: [] };

  await page.getByRole("button", { name: "Add zone" }).click();
  await drag(page, editor.getByRole("button", { name: /^Corner 1 of 4/ }), { x: 0.05, y: 0.1 });
  await drag(page, editor.getByRole("button", { name: "Add a corner after corner 2" }), { x: 0.95, y: 0.4 });
  await drag(page, editor.getByRole("button", { name: /^Corner 4 of 5/ }), { x: 0.6, y: 0.95 });
  await editor.getByRole("button", { name: /^Corner 5 of 5/ }).focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Enter");
  await editor.getByRole("button", { name: /^Corner 6 of 6/ }).waitFor();
  await page.keyboard.press("Delete");
  await editor.getByRole("button", { name: /^Corner 5 of 5/ }).waitFor();
  found.focus = await page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute("aria-label") ?? "";
  });
  await page.getByLabel("Name").fill("Drive way");
  await page.getByLabel("Name").press("Tab");
  found.barriers.push(...await barriers(page));
  found.overhang = await overhang(page);
  await picture(page, options, "zones");

  // Two sides that meet can't be saved.
  const save = page.getByRole("button", { name: "Save", exact: true });
  await drag(page, editor.getByRole("button", { name: /^Corner 1 of 5/ }), { x: 0.98, y: 0.7 });
  await page.getByText("An outline crosses itself").waitFor();
  found.blocked = await save.isDisabled();
  await drag(page, editor.getByRole("button", { name: /^Corner 1 of 5/ }), { x: 0.05, y: 0.1 });
  await save.click();
  await page.getByText("Saved", { exact: true }).waitFor();
  await editor.locator("polygon.zones.moving").waitFor({ timeout: SOON_MS });
  found.moving = await page.getByRole("listitem").filter({ hasText: "Drive way" }).textContent();
  await picture(page, options, "zones-motion");

  await page.getByRole("button", { name: "Add ignored area" }).click();
  await page.getByLabel("Name").fill("Clock");
  await page.getByLabel("Name").press("Tab");
  await save.click();
  await page.getByText("Saved", { exact: true }).waitFor();
  return found;
}

/** Pulls the middle of a handle to a place in the picture. */
async function drag(page, handle, to) {
  await handle.scrollIntoViewIfNeeded();
  const from = await handle.boundingBox();
  const stage = await page.locator("tawny-area-editor .stage").boundingBox();
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(stage.x + stage.width * 0.5, stage.y + stage.height * 0.5, { steps: 3 });
  await page.mouse.move(stage.x + stage.width * to.x, stage.y + stage.height * to.y, { steps: 3 });
  await page.mouse.up();
}
