// A tab that was opened before an update of Tawny: a view and a card that it has not loaded yet are gone. It says so, calmly, with
// a button; and what is loaded anew is there.

import { ownBarriers, picture } from "../app.mjs";

export default async function look(page, options) {
  const { base, dashboard, own } = options;
  let isGone = true;
  await page.route(/\/tawny_static\/(sensors|events-card)-[^/]*\.js$/, (route) => (isGone ? route.fulfill({ status: 404 }) : route.continue()));
  await page.goto(`${base}/${dashboard}/live`);
  await page.locator("tawny-camera").first().waitFor();
  // As Home Assistant's own tabs do.
  await page.evaluate((path) => { history.pushState(null, "", path); dispatchEvent(new CustomEvent("location-changed")); }, `/${dashboard}/sensors`);
  const view = page.locator("tawny-hass-view");
  const reload = (where) => where.getByRole("button", { name: "Reload" });
  await reload(view).waitFor();
  const said = await view.locator("[role=status]").evaluate((one) => one.shadowRoot.textContent);
  await picture(page, options, "hass-outdated");
  const found = { said, barriers: await ownBarriers(page) };
  isGone = false;
  await Promise.all([page.waitForEvent("load"), reload(view).click()]);
  await page.locator("tawny-sensors-view").getByText("Front door").first().waitFor();

  isGone = true;
  await page.goto(`${base}/${own}/0`);
  const card = page.locator("tawny-events-card");
  await reload(card).waitFor();
  await picture(page, options, "hass-outdated-card");
  isGone = false;
  await Promise.all([page.waitForEvent("load"), reload(card).click()]);
  await card.locator("tawny-event-card").first().waitFor();
  return found;
}
