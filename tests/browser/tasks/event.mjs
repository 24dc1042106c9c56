// The page plays an event that is going on: its clip, as far as it has come.

export default async function play(page, { base, seconds }) {
  await page.goto(`${base}/`);
  await page.locator(".event.open").first().click();
  const playing = () => page.waitForFunction((seconds) => {
    const video = document.querySelector("#viewer video");
    return video && video.currentTime > seconds && video.videoWidth > 0;
  }, seconds, { timeout: 30_000 });
  await playing();
  const detail = await page.locator("#viewer footer .detail").textContent();
  // From there to the day's recordings around it.
  await page.locator("#viewer").getByRole("button", { name: "Recordings" }).click();
  await page.waitForFunction(() => {
    const video = document.querySelector("#recordings video");
    return video && video.readyState >= 2 && !video.seeking && !video.classList.contains("away");
  }, null, { timeout: 20_000 });
  return { detail, when: await page.locator("#recordings .when").textContent() };
}
