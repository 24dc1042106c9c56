// Somebody adds cards of ours to a dashboard of his own in Home Assistant, as he adds others: suggested for a camera, or found in the
// list of all cards, where each shows itself; then its editor, and it is on the dashboard.

import { picture } from "../app.mjs";

const CARDS = ["camera", "events", "timeline", "kiosk"];

export default async function add(page, options) {
  const picker = page.locator("hui-dialog-create-card");
  const offered = (name) => picker.getByText(`Tawny ${name}`, { exact: true });
  const found = { previews: {}, editors: {} };

  await openPicker(page, options);
  await picker.locator("hui-suggestion-picker").getByRole("textbox").or(picker.locator("hui-suggestion-picker input")).first().fill("Front door");
  await picker.locator("ha-list-item-button, ha-combo-box-item").filter({ hasText: "Front door" }).filter({ hasText: "Camera" }).first().click();
  for (const name of CARDS.slice(0, 3)) await picker.locator(`tawny-${name}-card`).waitFor();
  await picture(page, options, "hass-picker-camera");

  for (const name of CARDS) {
    await openPicker(page, options);
    await picker.getByText("Browse all cards").click();
    await offered(name).waitFor();
    await offered(name).scrollIntoViewIfNeeded();
    const preview = picker.locator(`hui-card-picker tawny-${name}-card`);
    await shows(preview, name);
    found.previews[name] = await preview.evaluate((card) => Math.round(card.offsetWidth / card.offsetHeight * 100) / 100);
    await picture(page, options, `hass-picker-${name}`);
    // What is clicked lies over the preview, so that nobody plays with that.
    await offered(name).click({ force: true });
    const editor = page.locator("hui-dialog-edit-card");
    const fields = editor.locator("ha-form ha-selector");
    await fields.first().waitFor();
    await shows(editor.locator(`tawny-${name}-card`), name);
    found.editors[name] = await fields.evaluateAll((all) => all.map(({ label, name: own }) => label ?? own));
    await editor.getByRole("button", { name: "Save" }).click();
    await editor.locator("ha-form").waitFor({ state: "detached" });
  }
  return found;
}

async function openPicker(page, { base, dashboard }) {
  await page.goto(`${base}/${dashboard}/0?edit=1`);
  // The list of cards has what is there when it is opened.
  await page.waitForFunction(() => customElements.get("tawny-camera-card"));
  const button = page.locator("hui-grid-section").getByRole("button", { name: "Add card" }).first();
  await button.click();
  await page.getByText("Browse all cards").waitFor();
}

/** There is something of the house in it. */
async function shows(card, name) {
  const what = { camera: "tawny-camera img, tawny-camera video.shown", kiosk: "tawny-wall-tile img, tawny-wall-tile video.shown" };
  await card.locator(what[name] ?? { events: "tawny-event-card", timeline: "tawny-timeline canvas" }[name]).first().waitFor({ state: "attached" });
}
