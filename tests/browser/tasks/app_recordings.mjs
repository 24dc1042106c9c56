// The recordings: a moment that is tapped, why there is nothing, keys, the quiet parts, several in step, and a range as a file.

import { barriers, open, overhang, picture } from "../app.mjs";

const SOON_MS = 20_000;

export default async function look(page, options) {
  const { base, moments, file } = options;
  const view = page.locator("tawny-recordings-view");
  const videos = view.locator("tawny-footage video:not(.away)");
  const name = (label) => view.getByRole("button", { name: label, exact: true });
  const at = async () => Date.parse(await view.locator("time").getAttribute("datetime"));
  const until = async (test, what) => {
    for (const end = performance.now() + SOON_MS; performance.now() < end; await page.waitForTimeout(50)) {
      if (await test()) return;
    }
    throw new Error(`${what}; it is at ${new Date(await at()).toISOString()}`);
  };
  const near = (ms, what, within = 1000) => until(async () => Math.abs(await at() - ms) < within, what);
  const go = (ms, cameras = "door") => open(page, base, `recordings/${cameras}@${new Date(ms).toISOString().slice(0, 19)}Z`);
  // What the clocks in the pictures say while they stand still.
  const clocks = () => videos.evaluateAll(async (all) => {
    const { still } = await import("/test/watch.js");
    return Promise.all(all.map(async (video) => (await still(video, [{ media: video.currentTime }])).clock));
  });
  // While a wanted moment is still being loaded, what stands there is the picture of before.
  const stands = (what) => until(() => videos.evaluateAll((all) => all.length > 0 && all.every((one) =>
    one.paused && !one.seeking && one.readyState >= 2 && !one.getRootNode().querySelector(".middle"))), what);

  // Two taps: a camera, and a moment.
  await open(page, base, "recordings");
  await name("Door").click();
  const line = view.locator("tawny-timeline canvas");
  await line.waitFor();
  const tap = async (ms) => {
    const [from, to] = await line.evaluate((one) => ["min", "max"].map((end) => 1000 * Number(one.getAttribute(`aria-value${end}`))));
    const { height, width, x, y } = await line.boundingBox();
    await page.mouse.click(x + (width * (ms - from)) / (to - from), y + height / 3);
    return (to - from) / width;
  };
  const pixel = await tap(moments.event);
  await near(moments.event, "a tap on the day leads there", 3 * pixel);
  await videos.first().waitFor();
  const found = { overhang: await overhang(page), barriers: await barriers(page) };
  await picture(page, options, "recordings");

  // The very moment that an address names, in the picture itself.
  await go(moments.event);
  await near(moments.event, "an address leads there", 5000);
  await page.keyboard.press("k");
  await stands("it stands still");
  await go(moments.event - 1000);
  await near(moments.event - 1000, "another address", 50);
  await until(async () => (await clocks())[0] !== null, "a picture with a clock");
  await stands("the picture of the moment");
  found.moment = { at: await at(), clock: (await clocks())[0] };
  await page.keyboard.press(".");
  await until(async () => await at() > found.moment.at, "one picture on");
  found.frame = await at() - found.moment.at;

  // Why there is nothing, and when it goes on.
  const step = await tap(moments.gap);
  const said = view.getByText("It goes on at");
  await said.waitFor();
  found.gap = { text: await said.textContent(), step };
  await until(async () => await at() >= moments.again, "it goes on");
  found.again = await at();

  // Keys: to the next event, back, and over the quiet parts.
  await page.keyboard.press("n");
  await near(moments.next, "the next event");
  await page.keyboard.press("ArrowLeft");
  await until(async () => await at() < moments.next - 5000, "ten seconds back");
  await go(moments.quiet);
  await near(moments.quiet, "the quiet");
  await page.keyboard.press("q");
  const begin = performance.now();
  await page.keyboard.press("l");
  await until(async () => await at() > moments.next - 6000, "the quiet is skipped");
  found.skipped = { ms: performance.now() - begin, at: await at() };
  await page.keyboard.press("q");
  await page.keyboard.press("?");
  await page.getByRole("heading", { name: "Keyboard shortcuts" }).waitFor();
  found.barriers.push(...await barriers(page));
  await page.keyboard.press("Escape");
  await tap(moments.down);
  await view.getByText("Tawny was not running").first().waitFor();

  // A range becomes a file.
  await page.keyboard.press("k");
  await go(moments.range[0]);
  await near(moments.range[0], "the start of a range", 50);
  await name("Start here").click();
  await go(moments.range[1]);
  await near(moments.range[1], "its end", 50);
  await name("End here").click();
  await picture(page, options, "recordings-range");
  await name("Export").click();
  const save = view.locator("tawny-exports-list").getByRole("link", { name: "Download" }).first();
  await save.waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  await download.saveAs(file);
  found.name = download.suggestedFilename();
  await view.locator("tawny-exports-list").getByRole("button", { name: "Delete" }).first().click();
  await save.waitFor({ state: "detached" });

  // Two cameras show the same moment.
  await go(moments.both);
  await near(moments.both, "a moment of both", 50);
  await name("Side by side").click();
  await name("Gate").click();
  await page.keyboard.press("l");
  await until(async () => await videos.count() === 2 && await videos.evaluateAll((all) => all.every((one) => one.currentTime > 0 && !one.paused)), "both play");
  await until(async () => await at() > moments.both + 2000, "they go on");
  await page.keyboard.press("k");
  await stands("both stand still");
  found.clocks = await clocks();
  found.address = decodeURI(new URL(page.url()).hash);
  found.barriers.push(...await barriers(page));
  await picture(page, options, "recordings-two");

  // A day without anything.
  found.today = await view.locator("tawny-calendar [aria-current]").getAttribute("aria-label");
  await name("Side by side").click();
  await name("Day before").click();
  await view.getByText("Nothing was recorded on").first().waitFor();
  await page.waitForFunction((note) => note.getAnimations().every(({ playState }) => playState === "finished"), await view.locator("tawny-footage .middle").elementHandle());
  await picture(page, options, "recordings-none");
  found.alone = await name("Side by side").getAttribute("aria-pressed");
  return found;
}
