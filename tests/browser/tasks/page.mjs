// The page itself: its tiles play, and so does the picture in full size.

export default async function look(page, { base, seconds }) {
  await page.goto(`${base}/`);
  const playing = (selector) => page.waitForFunction((selector) => {
    const video = document.querySelector(selector);
    return video && video.readyState >= 3 && !video.paused && video.currentTime > 0;
  }, selector, { timeout: 20_000 });
  const advance = (selector) => page.evaluate(async ({ selector, seconds }) => {
    const video = document.querySelector(selector);
    const before = { time: video.currentTime, frames: video.getVideoPlaybackQuality().totalVideoFrames };
    await new Promise((done) => setTimeout(done, seconds * 1000));
    const after = video.getVideoPlaybackQuality().totalVideoFrames;
    return { seconds: video.currentTime - before.time, frames: after - before.frames, width: video.videoWidth };
  }, { selector, seconds });
  await playing(".tile video");
  const tile = await advance(".tile video");
  await page.click(".tile .screen");
  await playing("#viewer video");
  return { tile, viewer: await advance("#viewer video") };
}
