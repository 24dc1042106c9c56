// A camera in full size, from far away: which streams the page asks for by itself, and how often the picture stops in
// `seconds`. Where it did, it is looked at again, `tries` times at the most: by then the page plays a little later.

import { open, playing } from "../app.mjs";

export default async function watch(page, { base, camera, seconds, tries }) {
  const streams = [];
  page.on("websocket", (socket) => { streams.push(...(socket.url().match(/(?<=\/live\/)\w+(?=\/ws)/) ?? [])); });
  await open(page, base, `live/${camera}`);
  const dialog = page.locator("tawny-camera-dialog");
  const found = { width: await playing(dialog), looks: [] };
  do {
    found.looks.push(await dialog.locator("video").evaluate(async (video, ms) => {
      let stops = 0;
      const stopped = () => stops++;
      video.addEventListener("waiting", stopped);
      const [at, shown] = [performance.now(), video.currentTime];
      await new Promise((done) => setTimeout(done, ms));
      video.removeEventListener("waiting", stopped);
      return { stops, seconds: (performance.now() - at) / 1000, shown: video.currentTime - shown };
    }, seconds * 1000));
  } while (found.looks.at(-1).stops && found.looks.length < tries);
  found.answer_ms = await page.evaluate(async () => {
    const begin = performance.now();
    await (await fetch("../api/v1/health", { cache: "no-store" })).text();
    return performance.now() - begin;
  });
  found.said = await dialog.locator("tawny-quality .used").textContent();
  return { ...found, streams: [...new Set(streams)] };
}
