// How long it takes from the wish to watch to the first picture, several times: by the page's player, or by hls.js.

export default async function measure(page, { base, camera, rendition, player, times, pause_ms }) {
  await page.goto(`${base}/test/empty.html`);
  return page.evaluate(async ({ camera, rendition, player, times, pause_ms }) => {
    const { LivePlayer } = await import("/ui/player.js");
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
      let stop;
      if (player === "hls") {
        const hls = new Hls({ lowLatencyMode: true });
        hls.loadSource(`${base}/${rendition}/index.m3u8`);
        hls.attachMedia(video);
        video.play().catch(() => {});
        stop = () => hls.destroy();
      } else {
        const live = new LivePlayer(video, base, rendition);
        live.start();
        stop = () => live.stop();
      }
      took.push(await Promise.race([first, pause(10_000).then(() => null)]));
      stop();
      await pause(pause_ms);
    }
    return { took };
  }, { camera, rendition, player, times, pause_ms });
}
