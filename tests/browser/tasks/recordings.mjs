// The recordings on the page, as a person uses them: what is seen after each step, and the clip that is downloaded.

export default async function use(page, { base, camera, day, moments, clip }) {
  await page.goto(`${base}/`);
  await page.click("#show-recordings");
  const dialog = page.locator("#recordings");
  const steps = {};
  const look = () => page.evaluate(() => {
    const video = document.querySelector("#recordings video");
    const text = (selector) => document.querySelector(`#recordings ${selector}`).textContent;
    const strip = document.querySelector("#recordings .strip");
    return {
      when: text(".when"), note: text(".note"), clip: text(".clip .detail"), width: video.videoWidth, paused: video.paused,
      at: Number(strip.getAttribute("aria-valuenow")), view: [strip.getAttribute("aria-valuemin"), strip.getAttribute("aria-valuemax")].map(Number),
    };
  });
  const shows = (width, what) => page.waitForFunction((width) => {
    const video = document.querySelector("#recordings video");
    return !video.seeking && video.readyState >= 2 && video.videoWidth === width && !video.classList.contains("away");
  }, width, { timeout: 15_000 }).catch(() => { throw new Error(`${what}: no picture of width ${width}`); });
  // Clicks where the strip shows a moment.
  const click = async (ms) => {
    const { view } = await look();
    const box = await dialog.locator(".strip").boundingBox();
    await page.mouse.click(box.x + (box.width * (ms / 1000 - view[0])) / (view[1] - view[0]), box.y + box.height / 2);
  };
  const zoom = (name) => dialog.getByRole("button", { name, exact: true }).click();

  await dialog.getByLabel("Camera").selectOption(camera);
  await dialog.getByLabel("Day", { exact: true }).fill(day);
  // All that is recorded is seen at once, so that one gets there with two clicks.
  await page.waitForFunction((seconds) => {
    const [from, to] = ["min", "max"].map((end) => Number(document.querySelector("#recordings .strip").getAttribute(`aria-value${end}`)));
    return from <= seconds && seconds < to && to - from < 86400;
  }, moments.low.ms / 1000);
  await click(moments.low.ms);
  await zoom("10 min");
  for (const [name, { ms, width }] of Object.entries(moments)) {
    await click(ms);
    await shows(width, name);
    steps[name] = await look();
  }
  // Pause, then from event to event, by the keyboard.
  if (!(await look()).paused) await page.keyboard.press("Space");
  steps.paused = await look();
  await page.keyboard.press("p");
  await shows(640, "the event before");
  steps.before = await look();
  await page.keyboard.press("ArrowLeft");
  await shows(320, "10 seconds before");
  steps.back = await look();
  await page.keyboard.press("n");
  await shows(640, "the event after");
  steps.after = await look();
  // A clip of any range.
  for (const [ms, key] of [[clip[0], "i"], [clip[1], "o"]]) {
    await click(ms);
    await page.keyboard.press(key);
  }
  steps.marked = await look();
  const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Download" }).click()]);
  await download.saveAs(`${clip[2]}`);
  return { steps, name: download.suggestedFilename() };
}
