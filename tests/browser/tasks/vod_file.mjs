// A browser plays a clip as a file, without any help: it jumps to some moments (seconds of the file).

export default async function play(page, { base, address, moments }) {
  await page.goto(`${base}/test/empty.html`);
  return page.evaluate(async ({ address, moments }) => {
    const { still, until, watch } = await import("/test/watch.js");
    const video = document.querySelector("video");
    video.src = address;
    await until(() => video.readyState >= 2 || video.error, 20_000, "a first picture");
    const jumps = [];
    for (const at of moments) {
      const shown = watch(video);
      video.currentTime = at;
      await until(() => (!video.seeking && video.readyState >= 2) || video.error, 10_000, `the picture at ${at}`);
      if (video.error) throw new Error(`at ${at}: ${video.error.message}`);
      jumps.push({ at, ...await still(video, shown) });
    }
    return { jumps, duration: video.duration };
  }, { address, moments });
}
