// The dashboard that makes itself in Home Assistant: its views, live pictures, and an event in full size.

import { overhang, picture, playing } from "../app.mjs";

export default async function look(page, options) {
  await page.goto(`${options.base}/${options.dashboard}/live`);
  const tile = page.locator("tawny-camera").first();
  const found = { tile: await playing(tile), overhang: await overhang(page) };
  found.names = await page.locator("tawny-camera .name").allTextContents();
  await picture(page, options, "hass-live");

  await tile.click();
  const dialog = page.locator("tawny-camera-dialog");
  found.large = await playing(dialog);
  found.place = new URL(page.url()).hash;
  await picture(page, options, "hass-camera");
  await dialog.getByRole("button", { name: "Events" }).click();

  const cards = page.locator("tawny-event-card");
  await cards.first().waitFor();
  found.path = new URL(page.url()).pathname;
  await cards.first().locator("img").waitFor();
  await picture(page, options, "hass-events");
  await page.keyboard.press("?"); // and not Home Assistant's own list
  const keys = page.locator("tawny-keys-dialog");
  await keys.getByText("Earlier or later", { exact: true }).waitFor();
  found.others = await page.locator("dialog-shortcuts").count();
  await picture(page, options, "hass-keys");
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "detached" });
  await cards.first().click();
  found.clip = await playing(page.locator("tawny-event-dialog"));
  await picture(page, options, "hass-event");
  await page.goBack();
  await page.locator("tawny-event-dialog").waitFor({ state: "detached" });

  await page.goto(`${options.base}/${options.dashboard}/recordings`);
  const recordings = page.locator("tawny-recordings-view");
  found.recorded = await playing(recordings);
  await picture(page, options, "hass-recordings");
  found.exported = await range(page, recordings, options);

  await page.goto(`${options.base}/${options.dashboard}/sensors`);
  await page.locator("tawny-sensors-view").getByText("Front door").first().waitFor();
  const service = page.locator("tawny-service-sensors");
  await service.getByText("Recordings:").waitFor();
  found.service = await service.locator("dd").allTextContents();
  await page.locator("tawny-house-history li").first().waitFor();
  await picture(page, options, "hass-sensors");
  found.offered = await page.evaluate(() => window.customStrategies.map(({ type, name, description }) => ({ type, name, description })));
  return found;
}

/** A range becomes a file, which goes away again. */
async function range(page, view, options) {
  const { file, range: wanted } = options;
  const go = async (ms) => {
    const place = encodeURI(`${wanted.camera}@${new Date(ms).toISOString().slice(0, 19)}Z`);
    await page.evaluate((hash) => { location.hash = hash; }, place);
    const clock = await view.locator("time").elementHandle();
    await page.waitForFunction(([shown, at]) => Math.abs(Date.parse(shown.getAttribute("datetime")) - at) < 1000, [clock, ms]);
  };
  await page.keyboard.press("k");
  await go(wanted.start);
  await view.getByRole("button", { name: "Start here", exact: true }).click();
  await go(wanted.end);
  await view.getByRole("button", { name: "End here", exact: true }).click();
  await view.getByRole("button", { name: "Export", exact: true }).click();
  const list = view.locator("tawny-exports-list");
  const save = list.getByRole("link", { name: "Download" }).first();
  await save.waitFor({ timeout: 40_000 });
  await picture(page, options, "hass-recordings-export");
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  await download.saveAs(file);
  await list.getByRole("button", { name: "Delete" }).first().click();
  await save.waitFor({ state: "detached" });
  return download.suggestedFilename();
}
