// The page's player of recorded footage does what tasks/vod_hls.mjs has hls.js do.

export default async function play(page, { base, path, start_ms, end_ms, moments, from_ms, seconds, speed = 1 }) {
  const failed = [];
  page.on("response", (response) => { if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`); });
  await page.goto(`${base}/test/empty.html`);
  const result = await page.evaluate(async ({ path, start_ms, end_ms, moments, from_ms, seconds, speed }) => {
    const { VodPlayer } = await import("/ui/vod-player.js");
    const { still, until, watch } = await import("/test/watch.js");
    const video = document.querySelector("video");
    const iso = (ms) => new Date(ms).toISOString();
    const notes = [];
    const player = new VodPlayer(video, (from, to) => `${path}?start=${iso(from)}&end=${iso(to)}`, {
      onNote: (text) => { if (text) notes.push(text); },
      onNothing: (ms) => notes.push(`nothing at ${iso(ms)}`),
    });
    const shown = watch(video);
    const wall = (one) => ({ ...one, wall: player.buffer.wallMs(one.media) });
    player.open(start_ms, end_ms, moments[0]);
    const jump = async (ms) => {
      shown.length = 0;
      const asked = performance.now();
      player.seek(ms);
      await until(() => player.target === null, 10_000, `the picture of ${iso(ms)}`);
      const took = performance.now() - asked;
      return { wanted: ms, wall: player.wallMs(), took, ...await still(video, shown) };
    };
    const jumps = [];
    for (const ms of moments) jumps.push(await jump(ms));
    await jump(from_ms);
    const ahead = player.buffer.ahead(video.currentTime, player.run.end);
    shown.length = 0;
    let waits = 0;
    const seen = [];
    video.addEventListener("waiting", () => { waits++; });
    video.addEventListener("timeupdate", () => { seen.push(...shown.splice(0).map(wall)); });
    player.setSpeed(speed);
    player.play();
    await until(() => player.wallMs() - from_ms > seconds * 1000 || !player.playing, 40_000, `${seconds} seconds`);
    const sound = video.webkitAudioDecodedByteCount;
    const answer = { jumps, notes, waits, ahead, sound, shown: seen, playing: player.playing };
    player.destroy();
    return answer;
  }, { path, start_ms, end_ms, moments, from_ms, seconds, speed });
  return { ...result, failed };
}
