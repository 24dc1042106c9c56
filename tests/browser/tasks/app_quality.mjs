// Live pictures for somebody who is outside, and comes home: which streams the page asks for by itself and by choice, how
// large they are, and what it says that they take.

import { barriers, open, overhang, picture, playing } from "../app.mjs";

const SOON_MS = 20_000;

export default async function choose(page, options) {
  const asked = [];
  let bytes = 0;
  page.on("websocket", (socket) => {
    const rendition = socket.url().match(/\/live\/(\w+)\/ws/)?.[1];
    if (!rendition) return;
    asked.push(rendition);
    socket.on("framereceived", ({ payload }) => { bytes += typeof payload === "string" ? 0 : payload.length; });
  });
  const streams = () => asked.splice(0).filter((one, at, all) => all.indexOf(one) === at);
  const tiles = page.locator("tawny-camera");
  const all = async () => {
    await tiles.nth(1).waitFor();
    for (const tile of await tiles.all()) await playing(tile);
  };
  const choice = (where) => where.getByRole("combobox", { name: "Picture quality" });
  const chosen = (where) => choice(where).evaluate((select) => select.selectedOptions[0].text.trim());

  await open(page, options.base);
  await all();
  const grid = page.locator("tawny-live-view");
  const found = { outside: { streams: streams(), chosen: await chosen(grid) } };

  // What it says against what came meanwhile.
  const before = { bytes, at: performance.now() };
  await page.waitForTimeout(options.seconds * 1000);
  found.hour = ((bytes - before.bytes) * 3_600_000) / (performance.now() - before.at);
  found.said = await grid.locator("tawny-quality .used").textContent({ timeout: SOON_MS });
  found.barriers = await barriers(page);
  found.overhang = await overhang(page);
  await picture(page, options, "outside");

  await tiles.nth(0).click();
  const dialog = page.locator("tawny-camera-dialog");
  const large = async (expected, name) => {
    if (name) await choice(dialog).selectOption({ label: name });
    const end = performance.now() + SOON_MS;
    let width = await playing(dialog);
    while (width !== expected && performance.now() < end) width = await playing(dialog); // as yet it is the one before
    return { width, streams: streams() };
  };
  found.large = await large(options.widths.remote);
  found.silent = await dialog.getByText("Without sound").isVisible();
  await picture(page, options, "outside-camera");
  found.barriers.push(...await barriers(page));
  found.full = await large(options.widths.full, "Full");
  found.low = await large(options.widths.low, "Lowest (150 kbit/s)");

  await page.reload();
  found.kept = { ...await large(options.widths.low), chosen: await chosen(dialog) };
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await choice(grid).selectOption({ index: 0 });
  await page.context().setExtraHTTPHeaders({});
  await page.reload();
  await all();
  found.home = { streams: asked.slice(-2), chosen: await chosen(grid) };
  await grid.locator("tawny-quality").scrollIntoViewIfNeeded();
  await picture(page, options, "home");
  return found;
}
