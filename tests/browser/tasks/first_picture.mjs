// How long it takes from the wish to watch to the first picture, several times: by the page's player, or by hls.js.

import { open } from "../app.mjs";

export default async function measure(page, { base, camera, rendition, player, times, pause_ms }) {
  if (player === "socket") return byPage(page, { base, camera, rendition, times, pause_ms });
  await page.goto(`${base}/test/empty.html`);
  return page.evaluate(async ({ camera, rendition, times, pause_ms }) => {
    const { default: Hls } = await import("/test/hls.mjs");
    const { pause } = await import("/test/watch.js");
    const took = [];
    for (let time = 0; time < times; time++) {
      const video = document.createElement("video");
      Object.assign(video, { muted: true, playsInline: true, width: 960 });
      document.body.replaceChildren(video);
      const base = `/api/v1/cameras/${camera}/live`;
      const began = performance.now();
      const first = new Promise((done) => { video.requestVideoFrameCallback((now) => done(now - began)); });
      const hls = new Hls({ lowLatencyMode: true });
      hls.loadSource(`${base}/${rendition}/index.m3u8`);
      hls.attachMedia(video);
      video.play().catch(() => {});
      took.push(await Promise.race([first, pause(10_000).then(() => null)]));
      hls.destroy();
      await pause(pause_ms);
    }
    return { took };
  }, { camera, rendition, times, pause_ms });
}

// The page's element for a picture, in a view that shows none of its own.
async function byPage(page, { base, camera, rendition, times, pause_ms }) {
  await open(page, base, "live");
  const tile = page.locator("tawny-camera").first();
  await tile.waitFor();
  const known = await tile.evaluateHandle((element) => element.app.backend.cameras.value);
  await open(page, base, "sensors");
  return page.locator("tawny-sensors-view").evaluate(async (view, { known, camera, rendition, times, pause_ms }) => {
    const { pause } = await import("/test/watch.js");
    const took = [];
    for (let time = 0; time < times; time++) {
      const picture = document.createElement("tawny-video");
      Object.assign(picture, { camera: known.find(({ id }) => id === camera), rendition, live: true });
      picture.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 960px; height: 540px";
      const began = performance.now();
      view.shadowRoot.append(picture);
      await picture.updateComplete;
      const first = new Promise((done) => { picture.video.requestVideoFrameCallback((now) => done(now - began)); });
      took.push(await Promise.race([first, pause(10_000).then(() => null)]));
      picture.remove();
      await pause(pause_ms);
    }
    return { took };
  }, { known, camera, rendition, times, pause_ms });
}
