// hls.js goes from rendition to rendition, as it does by itself when a network changes.

export default async function play(page, { base, playlist, names }) {
  await page.goto(`${base}/test/empty.html`);
  const result = await page.evaluate(async ({ playlist, names }) => {
    const { default: Hls } = await import("/test/hls.mjs");
    const { until, watch } = await import("/test/watch.js");
    const video = document.querySelector("video");
    const errors = [], small = [], widths = [];
    const shown = watch(video);
    const hls = new Hls({ lowLatencyMode: true, startLevel: 0 });
    hls.on(Hls.Events.ERROR, (_, data) => (data.fatal ? errors : small).push(`${data.details}: ${data.error?.message}`));
    const level = (name) => hls.levels.findIndex((one) => one.attrs.NAME === name);
    hls.on(Hls.Events.MANIFEST_PARSED, () => { hls.startLevel = hls.nextLevel = level(names[0]); });
    hls.loadSource(playlist);
    hls.attachMedia(video);
    video.play().catch(() => {});
    for (const name of names) {
      if (shown.length) hls.nextLevel = level(name);
      await until(() => errors.length || (shown.length > 0 && hls.currentLevel === level(name)), 40_000, `${name} is played; ${small}`);
      const begin = shown.length;
      // The level is that of what is fed to the decoder, whose pictures come a little later.
      const isShown = () => video.videoWidth === hls.levels[level(name)].width;
      await until(() => errors.length || (shown.length > begin + 8 && isShown()), 40_000, `pictures of ${name}`);
      widths.push(video.videoWidth);
    }
    const answer = { widths, errors, sound: video.webkitAudioDecodedByteCount };
    hls.destroy();
    return answer;
  }, { playlist, names });
  return { ...result, hls_errors: result.errors };
}
