// hls.js plays a playlist of recorded footage: it jumps to some moments, then plays from one of them for a while.
//
// What comes of it: for each jump the wall time of the picture (by the playlist) and what the clock in it says; the same for
// every picture that was shown while it played.

export default async function play(page, { base, playlist, moments, from_ms, seconds, speed = 1 }) {
  const failed = [];
  page.on("response", (response) => { if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`); });
  await page.goto(`${base}/test/empty.html`);
  const result = await page.evaluate(async ({ url, moments, from_ms, seconds, speed }) => {
    const { default: Hls } = await import("/test/hls.mjs");
    const { still, until, watch } = await import("/test/watch.js");
    const video = document.querySelector("video");
    const errors = [];
    const hls = new Hls({ startFragPrefetch: true });
    // What it gave up loading because of a jump is no error.
    hls.on(Hls.Events.ERROR, (_, data) => data.details !== Hls.ErrorDetails.INTERNAL_ABORTED && errors.push(`${data.details}${data.fatal ? " (fatal)" : ""}: ${data.error?.message}`));
    const codecs = new Set();
    hls.on(Hls.Events.BUFFER_CODECS, (_, tracks) => {
      for (const { codec, levelCodec } of Object.values(tracks)) codecs.add(codec ?? levelCodec);
    });
    hls.loadSource(url);
    hls.attachMedia(video);
    const fragments = () => hls.levels[0]?.details?.fragments ?? [];
    const at = (media) => fragments().findLast((fragment) => fragment.start <= media + 0.02);
    const wall = (media) => at(media) && at(media).programDateTime + (media - at(media).start) * 1000;
    await until(() => fragments().length > 0 && video.readyState >= 2, 20_000, "a first picture");
    const jump = async (ms) => {
      const fragment = fragments().find((one) => one.programDateTime + one.duration * 1000 > ms);
      const shown = watch(video);
      video.currentTime = fragment.start + Math.max(0, ms - fragment.programDateTime) / 1000;
      await until(() => !video.seeking && video.readyState >= 2, 10_000, `the picture of ${new Date(ms).toISOString()}`);
      const picture = await still(video, shown);
      return { wanted: ms, wall: wall(picture.current), ...picture };
    };
    const jumps = [];
    for (const ms of moments) jumps.push(await jump(ms));
    await jump(from_ms);
    const shown = watch(video);
    let waits = 0;
    video.addEventListener("waiting", () => { waits++; });
    video.playbackRate = speed;
    await video.play();
    const began = video.currentTime;
    await until(() => video.currentTime - began > seconds || video.ended, 40_000, `${seconds} seconds`);
    const answer = { jumps, errors, waits, codecs: [...codecs], shown: shown.map((one) => ({ ...one, wall: wall(one.media) })) };
    hls.destroy();
    return answer;
  }, { url: playlist, moments, from_ms, seconds, speed });
  return { ...result, hls_errors: result.errors, failed };
}
