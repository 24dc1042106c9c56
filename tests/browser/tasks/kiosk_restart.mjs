// Somebody left one camera large on the wall; meanwhile the service is restarted.

import { access, writeFile } from "node:fs/promises";

export default async function hang(page, { base, down, up }) {
  await page.goto(`${base}/app/#/kiosk/cycle=0`);
  const video = page.locator("tawny-wall-tile:visible video.shown");
  const playing = async (what) => {
    await video.waitFor({ timeout: 30_000 }).catch(() => { throw new Error(`${what}: no picture`); });
    const at = await video.evaluate((one) => one.currentTime);
    await page.waitForFunction((time) => {
      const grid = document.querySelector("tawny-page").shadowRoot.querySelector("tawny-frame").shadowRoot
        .querySelector("tawny-kiosk-view").shadowRoot.querySelector("tawny-wall-grid");
      const tile = [...grid.shadowRoot.querySelectorAll("tawny-wall-tile")].find((one) => one.checkVisibility());
      const shown = tile?.shadowRoot.querySelector("tawny-video").shadowRoot.querySelector("video.shown");
      return shown && shown.currentTime !== time && shown.readyState >= 3;
    }, at, { timeout: 20_000 });
  };
  await page.getByRole("button", { name: /^Door/ }).click();
  await playing("a tap");
  await writeFile(down, "");
  await video.waitFor({ state: "detached", timeout: 30_000 });
  while (!(await access(up).then(() => true, () => false))) await page.waitForTimeout(100);
  const begin = performance.now();
  await playing("after the restart");
  // The picture has a connection of its own, and may be there before that which tells what happens.
  await page.getByText("Connection lost").waitFor({ state: "detached", timeout: 20_000 });
  return { again: performance.now() - begin };
}
