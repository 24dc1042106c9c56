// The page's player where WebSockets don't get through: it plays all the same.

export default async function play(page, { base, camera, rendition, seconds, pictures = 1 }) {
  await page.routeWebSocket(/\/live\//, (socket) => socket.close());
  await page.goto(`${base}/test/empty.html`);
  return page.evaluate(async ({ camera, rendition, seconds, pictures }) => {
    const { LivePlayer } = await import("/ui/player.js");
    const { pause, until, watch } = await import("/test/watch.js");
    const video = document.querySelector("video");
    const shown = watch(video);
    const player = new LivePlayer(video, `/api/v1/cameras/${camera}/live`, rendition);
    player.start();
    await until(() => shown.length > 0, 20_000, "a first picture");
    await pause(seconds * 1000);
    await until(() => shown.length >= pictures, 40_000, `${pictures} pictures`);
    player.stop();
    return { shown };
  }, { camera, rendition, seconds, pictures });
}
