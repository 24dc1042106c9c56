// The page shows what was recorded: it jumps to some moments, then plays from one of them for a while, as
// tasks/vod_hls.mjs has hls.js do.

import { open } from "../app.mjs";

export default async function play(page, { base, camera, moments, from_ms, seconds, speed = 1 }) {
  const failed = [];
  page.on("response", (response) => { if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`); });
  await open(page, base, `recordings/${camera}@${new Date(moments[0]).toISOString()}`);
  const stage = page.locator("tawny-recordings-stage");
  await stage.locator("video").waitFor({ state: "attached" });
  const result = await stage.evaluate(async (stage, { moments, from_ms, seconds, speed }) => {
    const { still, until, watch } = await import("/test/watch.js");
    const footage = stage.shadowRoot.querySelector("tawny-footage");
    const { video } = footage;
    const notes = new Set();
    const read = () => {
      for (const line of footage.shadowRoot.querySelectorAll(".middle, .note")) notes.add(line.textContent);
      notes.delete("Loading …");
    };
    new MutationObserver(read).observe(footage.shadowRoot, { childList: true, characterData: true, subtree: true });
    // One timeline holds the whole day, so that one moment tells all others.
    let told = null;
    footage.addEventListener("tawny-time", ({ detail }) => { told = { wall: detail.at, media: video.currentTime }; });
    const wall = (one) => ({ ...one, wall: told.wall + (one.media - told.media) * 1000 });
    const shown = watch(video);
    const jump = async (ms) => {
      stage.pause();
      shown.length = 0;
      told = null;
      stage.go(ms);
      await until(() => told !== null, 10_000, `the picture of ${new Date(ms).toISOString()}`);
      return { wanted: ms, wall: footage.position, ...await still(video, shown) };
    };
    const jumps = [];
    for (const ms of moments) jumps.push(await jump(ms));
    await jump(from_ms);
    const ahead = () => {
      const ranges = Array.from({ length: video.buffered.length }, (_, at) => [video.buffered.start(at), video.buffered.end(at)]);
      return ranges.reduce((sum, [from, to]) => sum + Math.max(0, to - Math.max(from, video.currentTime)), 0);
    };
    // What is left of places that were looked at before is given up.
    await until(() => ahead() > 0 && ahead() < 33, 10_000, "little is held");
    shown.length = 0;
    const seen = [];
    video.addEventListener("timeupdate", () => { seen.push(...shown.splice(0).map(wall)); });
    stage.setSpeed(speed);
    stage.play();
    await until(() => footage.position - from_ms > seconds * 1000 || !stage.playing, 40_000, `${seconds} seconds`);
    return { jumps, notes: [...notes], sound: video.webkitAudioDecodedByteCount, shown: seen, playing: stage.playing };
  }, { moments, from_ms, seconds, speed });
  return { ...result, failed };
}
