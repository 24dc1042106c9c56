// How long it takes from the wish to see a moment of a recorded day to its picture: by the page's player, or by hls.js.
// The clock that is drawn into the picture tells whether it is the right one: it counts the scene's loop of `loop_ms`.

import { open } from "../app.mjs";

export default async function measure(page, { base, camera, player, start_ms, end_ms, targets_ms, loop_ms }) {
  if (player === "hls") await page.goto(`${base}/test/empty.html`);
  else await open(page, base, `recordings/${camera}@2000-01-01T00:00:00Z`); // a day without anything
  const stage = player === "hls" ? null : await page.locator("tawny-recordings-stage").elementHandle();
  return page.evaluate(async ({ camera, player, stage, start_ms, end_ms, targets_ms, loop_ms }) => {
    const { default: Hls } = await import("/test/hls.mjs");
    const { watch } = await import("/test/watch.js");
    const video = stage ? stage.shadowRoot.querySelector("tawny-footage").video : document.querySelector("video");
    const url = (start, end) =>
      `/api/v1/cameras/${camera}/playback/index.m3u8?start=${new Date(start).toISOString()}&end=${new Date(end).toISOString()}`;
    const shown = watch(video);
    const notes = [];

    // Until a picture is shown that was taken at `at` or within the second and a half after it.
    const picture = async (at, began) => {
      const since = shown.length;
      while (performance.now() - began < 20_000) {
        for (const { clock, at: seen } of shown.slice(since)) {
          const late = clock === null ? -1 : (((clock - (at - start_ms)) % loop_ms) + loop_ms) % loop_ms;
          if (clock !== null && (late < 1500 || late > loop_ms - 300)) return seen - performance.timeOrigin - began;
        }
        await new Promise((done) => setTimeout(done, 5));
      }
      return null;
    };

    const seeks = [];
    const [first, ...others] = targets_ms;
    let began = performance.now(), seek;
    if (player === "hls") {
      const hls = new Hls({ startPosition: (first - start_ms) / 1000 });
      hls.on(Hls.Events.ERROR, (_, data) => notes.push(data.details));
      hls.loadSource(url(start_ms, end_ms));
      hls.attachMedia(video);
      seek = (at) => {
        const found = hls.levels[0].details.fragments.findLast((fragment) => fragment.programDateTime <= at);
        video.currentTime = found.start + (at - found.programDateTime) / 1000;
      };
    } else {
      seek = (at) => stage.go(at);
      stage.play();
      seek(first);
    }
    if (player === "hls") video.play().catch(() => {});
    const opened = await picture(first, began);
    for (const at of others) {
      began = performance.now();
      seek(at);
      seeks.push(await picture(at, began));
      if (player === "hls") video.play().catch(() => {});
    }
    return { opened, seeks, notes };
  }, { camera, player, stage, start_ms, end_ms, targets_ms, loop_ms });
}
