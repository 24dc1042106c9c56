// hls.js plays a live stream for `seconds`, longer until there were so many `pictures`: what it showed, how late, and what it loaded.

export default async function play(page, { base, playlist, seconds, pictures = 1 }) {
  const loaded = { parts: 0, segments: 0, blocking: 0, failed: [] };
  page.on("response", (response) => {
    const { pathname, searchParams } = new URL(response.url());
    if (response.status() >= 400) loaded.failed.push(`${response.status()} ${pathname}`);
    const rendition = pathname.match(/\/live\/(\w+)\/part-/)?.[1];
    if (rendition) loaded.rendition = rendition;
    if (/\/part-\d+[^/]*\.m4s$/.test(pathname)) loaded.parts++;
    else if (/\/\d+[^/]*\.m4s$/.test(pathname)) loaded.segments++;
    if (searchParams.has("_HLS_part")) loaded.blocking++;
  });
  await page.goto(`${base}/test/empty.html`);
  const result = await page.evaluate(async ({ url, seconds, pictures }) => {
    const { default: Hls } = await import("/test/hls.mjs");
    const { pause, until, watch } = await import("/test/watch.js");
    const video = document.querySelector("video");
    const errors = [], latency = [];
    const shown = watch(video);
    const began = performance.timeOrigin + performance.now();
    const hls = new Hls({ lowLatencyMode: true });
    hls.on(Hls.Events.ERROR, (_, data) => errors.push(`${data.details}${data.fatal ? " (fatal)" : ""}`));
    hls.loadSource(url);
    hls.attachMedia(video);
    video.play().catch(() => {});
    await until(() => shown.length > 0, 20_000, "a first picture");
    for (let second = 0; second < seconds; second += 0.5) {
      await pause(500);
      latency.push(hls.latency);
    }
    await until(() => shown.length >= pictures, 40_000, `${pictures} pictures`);
    const answer = { began, shown: [...shown], errors, latency, rate: video.playbackRate, paused: video.paused };
    hls.destroy();
    return answer;
  }, { url: playlist, seconds, pictures });
  const { rendition, ...counted } = loaded;
  return { ...result, rendition, loaded: counted, hls_errors: result.errors };
}
