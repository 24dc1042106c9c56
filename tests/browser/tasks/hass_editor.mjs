// The editor of a card in Home Assistant, as somebody finds it: what can be set, and what a change does to the card.

import { picture } from "../app.mjs";

export default async function edit(page, options) {
  const found = { editors: {} };
  for (const name of ["camera", "kiosk"]) {
    await page.goto(`${options.base}/${options.dashboard}/0?edit=1`);
    const card = page.locator("hui-card-edit-mode", { has: page.locator(`tawny-${name}-card`) }).first();
    await card.locator(`tawny-hass-${name}`).waitFor();
    await card.getByRole("button", { name: "Edit card" }).first().dispatchEvent("click"); // it lies over the card when that is pointed at
    const editor = page.locator("hui-dialog-edit-card");
    const fields = editor.locator("ha-form ha-selector");
    await fields.first().waitFor();
    await editor.locator(`tawny-hass-${name}`).waitFor(); // the preview
    found.editors[name] = await fields.evaluateAll((all) => all.map(({ label, name }) => label ?? name));
    if (name === "kiosk") found.tiles = await wall(editor);
    await picture(page, options, `hass-editor-${name}`);
    if (name === "kiosk") {
      await editor.getByRole("button", { name: "Save" }).click();
      await editor.locator("ha-form").waitFor({ state: "detached" });
    }
  }
  return found;
}

/** Two cameras at once, by the field with the number; so many tiles has the preview then. */
async function wall(editor) {
  await editor.locator("ha-form").getByRole("textbox").or(editor.locator("ha-form").getByRole("spinbutton")).first().fill("2");
  const preview = editor.locator("tawny-kiosk-view");
  await preview.evaluate((view) => new Promise((done) => {
    const look = () => (view.place.includes("tiles=2&") ? done() : requestAnimationFrame(look));
    look();
  }));
  await editor.locator("tawny-wall-tile").first().locator("img:visible, video.shown").first().waitFor();
  return editor.locator("tawny-wall-grid").evaluate((grid) => grid.tiles);
}
