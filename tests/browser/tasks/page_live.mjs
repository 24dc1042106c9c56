// The page plays live: the small stream in a tile, or the main one in full size, for `seconds`, longer until there were so
// many `pictures`. What it showed, and over how many connections.

import { mkdir } from "node:fs/promises";
import { open } from "../app.mjs";

export default async function play(page, { base, camera, rendition, seconds, pictures = 1, sockets = true, flag }) {
  let connections = 0;
  page.on("websocket", (socket) => { if (socket.url().includes(`/live/${rendition}/`)) connections++; });
  if (!sockets) await page.routeWebSocket(/\/live\//, (socket) => socket.close());
  const isLarge = rendition === "main";
  await open(page, base, isLarge ? `live/${camera}` : "live");
  const video = page.locator(isLarge ? "tawny-camera-dialog video" : "tawny-camera video").first();
  await video.waitFor({ state: "attached" });
  const watched = await video.evaluateHandle(async (element) => {
    const { until, watch } = await import("/test/watch.js");
    const shown = watch(element);
    await until(() => shown.length > 0, 20_000, "a first picture");
    return shown;
  });
  if (flag) await mkdir(flag); // now something may happen
  const shown = await watched.evaluate(async (all, { pictures, seconds }) => {
    const { pause, until } = await import("/test/watch.js");
    await pause(seconds * 1000);
    await until(() => all.length >= pictures, 40_000, `${pictures} pictures`);
    return all;
  }, { pictures, seconds });
  return { shown, connections };
}
