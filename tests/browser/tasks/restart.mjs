// Somebody watches recordings while the service is restarted, which happens once the file `flag` is there.

import { writeFile } from "node:fs/promises";

export default async function watch(page, { base, camera, moments, flag }) {
  await page.goto(`${base}/`);
  await page.locator("#house").waitFor();
  await page.evaluate(async ([camera, ms]) => (await import("/ui/recordings.js")).showRecordings(camera, ms), [camera, moments[0]]);
  const state = () => page.evaluate(() => {
    const video = document.querySelector("#recordings video");
    const note = document.querySelector("#recordings .note").textContent;
    return { note, plays: !note && !video.paused && video.readyState >= 3 && !video.seeking };
  });
  const until = async (test, what) => {
    for (let turn = 0; turn < 300; turn++) {
      if (test(await state())) return;
      await page.waitForTimeout(200);
    }
    throw new Error(`${what}: ${JSON.stringify(await state())}`);
  };
  await until(({ plays }) => plays, "it plays");
  await writeFile(flag, "");
  // From event to event, to what is not loaded yet.
  const noticed = until(({ note }) => note.includes("does not answer"), "it is noticed");
  let isNoticed = false;
  noticed.then(() => { isNoticed = true; }, () => { isNoticed = true; });
  for (let turn = 0; !isNoticed; turn++) {
    await page.keyboard.press(turn % 2 ? "p" : "n");
    await page.waitForTimeout(300);
  }
  await noticed;
  await until(({ plays }) => plays, "it plays again");
  return { dialogs: await page.locator("dialog[open]").count() };
}
