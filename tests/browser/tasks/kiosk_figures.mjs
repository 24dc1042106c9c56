// What a wall of four cameras costs the tablet: processor time of Chromium's processes while pictures move.

import { open, playing } from "../app.mjs";

export default async function weigh(page, { base, cameras, seconds }) {
  await open(page, base, `kiosk/front=off&cycle=0&dim=0&tiles=${cameras}`);
  const tiles = page.locator("tawny-wall-tile");
  await playing(tiles.first());
  const browser = await page.context().browser().newBrowserCDPSession();
  const used = async () => {
    const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
    const of = (kind) => processInfo.filter(({ type }) => type === kind).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    return { renderer: of("renderer"), gpu: of("GPU") };
  };
  const live = [];
  const [before, begin] = [await used(), performance.now()];
  while (performance.now() - begin < seconds * 1000) {
    live.push(await tiles.locator("video.shown").count());
    await page.waitForTimeout(500);
  }
  const [after, took] = [await used(), (performance.now() - begin) / 1000];
  const percent = (kind) => Math.round(((after[kind] - before[kind]) / took) * 1000) / 10;
  return {
    renderer_percent: percent("renderer"),
    gpu_percent: percent("gpu"),
    live_tiles: Math.round((live.reduce((sum, one) => sum + one, 0) / live.length) * 10) / 10,
  };
}
