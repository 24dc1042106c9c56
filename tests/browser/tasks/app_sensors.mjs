// The sensors view: all is well; a camera is opened; it goes, and stands on top with its remedy; it comes back.

import { mkdir } from "node:fs/promises";
import { barriers, open, overhang, picture } from "../app.mjs";

export default async function look(page, options) {
  await open(page, options.base, "sensors");
  await page.getByRole("heading", { name: "All is well" }).waitFor();
  const rows = page.locator("tawny-camera-sensors");
  const found = { names: await rows.locator(".name").allTextContents(), barriers: await barriers(page) };
  found.overhang = await overhang(page);
  await page.getByText("Recordings:").waitFor(); // the service's own figures are there
  await picture(page, options, "sensors");

  const row = rows.filter({ hasText: options.name });
  await row.getByRole("button", { expanded: false }).click();
  await row.getByText("pictures/s").first().waitFor();
  found.address = new URL(page.url()).hash;
  found.sensors = await row.locator(".sensors li > span").allTextContents();
  found.streams = await row.locator(".streams strong").allTextContents();
  found.history = await row.locator("tawny-bands svg").first().getAttribute("aria-label");
  found.barriers.push(...await barriers(page));
  found.overhang = Math.max(found.overhang, await overhang(page));
  await picture(page, options, "sensors-open");

  if (options.flag) Object.assign(found, await goes(page, options));
  return found;
}

async function goes(page, options) {
  await mkdir(options.flag); // now the camera may go
  const wrong = page.locator("tawny-wrong").first();
  await wrong.getByRole("heading", { name: `${options.name} is offline` }).waitFor({ timeout: 30_000 });
  await wrong.getByText(/^Since /).waitFor();
  await page.locator("tawny-camera-details").getByText(/^Offline: (once|\d+ times), /).waitFor();
  await page.locator("tawny-house-history").getByText(`${options.name}: Offline`).first().waitFor();
  const found = {
    wrong: await wrong.locator("article").innerText(),
    top: await page.evaluate(() => {
      const view = document.querySelector("tawny-page").shadowRoot.querySelector("tawny-frame").shadowRoot.querySelector("tawny-sensors-view");
      return view.shadowRoot.querySelector("section").firstElementChild.textContent.trim();
    }),
    wrongBarriers: await barriers(page),
  };
  await page.evaluate(() => scrollTo(0, 0));
  await picture(page, options, "sensors-wrong");
  await wrong.getByRole("button", { name: "Open the settings" }).click();
  await page.waitForFunction(() => location.hash === "#/settings/cameras/door/streams");
  await page.goBack();
  await page.getByRole("heading", { name: "All is well" }).waitFor({ timeout: 40_000 });
  return found;
}
