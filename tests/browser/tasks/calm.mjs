// What the page says when there is nothing to see, one state after the other.

export default async function look(page, { base, camera, modern, at_ms, token_id, admin }) {
  await page.goto(`${base}/`);
  await page.locator("#house").waitFor();
  const dialog = page.locator("#recordings");
  const note = dialog.locator(".note");
  const said = {};
  const open = (camera) => page.evaluate(async ([camera, ms]) => (await import("/ui/recordings.js")).showRecordings(camera, ms), [camera, at_ms]);
  const close = () => dialog.getByRole("button", { name: "Close" }).click();
  const says = async (name, words) => {
    await page.waitForFunction((words) => document.querySelector("#recordings .note").textContent.includes(words), words, { timeout: 20_000 });
    said[name] = await note.textContent();
  };
  const plays = () => page.waitForFunction(() => {
    const video = document.querySelector("#recordings video");
    return !video.paused && video.readyState >= 3 && !video.seeking && !document.querySelector("#recordings .note").textContent;
  }, null, { timeout: 20_000 });

  await open(camera);
  await plays();
  await dialog.getByRole("button", { name: "Day before" }).click();
  await dialog.getByRole("button", { name: "Day before" }).click();
  await says("nothing", "Nothing was recorded");
  await close();

  said.canPlay = await page.evaluate(() => MediaSource.isTypeSupported('video/mp4; codecs="hvc1.1.6.L30.90"'));
  await open(modern);
  if (said.canPlay) await plays();
  else await says("modern", "H.265");
  await close();

  // Nothing gets through for a while.
  await page.route("**/playback/**", (route) => route.abort());
  await open(camera);
  await says("silent", "does not answer");
  await page.unroute("**/playback/**");
  await plays();

  // The token is revoked.
  await fetch(`${base}/api/v1/tokens/${token_id}`, { method: "DELETE", headers: { Authorization: `Bearer ${admin}` } });
  await page.locator("#login").waitFor({ state: "visible", timeout: 20_000 });
  said.dialogs = await page.locator("dialog[open]").count();
  return { said };
}
