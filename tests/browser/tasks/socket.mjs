// The page's own live player plays a stream for `seconds`, longer until there were so many `pictures`.

export default async function play(page, { base, camera, rendition, seconds, pictures = 1 }) {
  await page.goto(`${base}/test/empty.html`);
  return page.evaluate(async ({ camera, rendition, seconds, pictures }) => {
    const { LivePlayer } = await import("/ui/player.js");
    const { pause, until, watch } = await import("/test/watch.js");
    const video = document.querySelector("video");
    const shown = watch(video);
    const notes = [];
    const player = new LivePlayer(video, `/api/v1/cameras/${camera}/live`, rendition, (text) => notes.push(text));
    const began = performance.timeOrigin + performance.now();
    player.start();
    await until(() => shown.length > 0, 20_000, "a first picture");
    await pause(seconds * 1000);
    await until(() => shown.length >= pictures, 40_000, `${pictures} pictures`);
    const answer = { began, shown: [...shown], notes, state: { ...player.state }, rate: video.playbackRate };
    player.stop();
    return answer;
  }, { camera, rendition, seconds, pictures });
}
