// The network fails in the middle of a clip, and comes back: it goes on where it was.

import { open, playing } from "../app.mjs";

const BEFORE_S = 1.5; // so much is watched before it fails
const THERE = 0.6; // of the clip comes at first

export default async function goOn(page, { base, clip }) {
  const video = page.locator("tawny-clip video");
  const watched = (seconds) => video.evaluate((element, enough) => new Promise((done) => {
    const look = () => element.currentTime >= enough && done(element.currentTime);
    element.addEventListener("timeupdate", look);
    look();
  }), seconds);
  let isCut = false;
  let listens;
  const listening = new Promise((done) => { listens = done; });
  await page.route("**/clip.mp4", async (route) => {
    const { range = "bytes=0-", ...headers } = route.request().headers();
    if (range === "bytes=0-0") return route.continue(); // asks whether it is there
    if (range !== "bytes=0-") {
      await listening;
      await watched(BEFORE_S);
      isCut = true;
      return route.abort("connectionreset");
    }
    const body = await (await route.fetch({ headers })).body();
    const told = { "Content-Type": "video/mp4", "Accept-Ranges": "bytes", "Content-Range": `bytes 0-${body.length - 1}/${body.length}` };
    return route.fulfill({ status: 206, headers: told, body: body.subarray(0, Math.round(body.length * THERE)) });
  });
  await open(page, base, `events/event=${clip}`);
  await video.waitFor({ state: "attached" });
  // What happens to it, from before it fails: it may go on before anybody looks.
  await video.evaluate((element) => {
    element.story = [];
    const note = ({ type }) => element.story.push({ type, at: element.currentTime, code: element.error?.code });
    for (const type of ["error", "playing"]) element.addEventListener(type, note);
  });
  listens();
  const happened = (type, since) => video.evaluate((element, [type, since]) => new Promise((done) => {
    const look = () => {
      const found = element.story.findIndex((one, index) => index >= since && one.type === type);
      if (found >= 0) done({ ...element.story[found], next: found + 1 });
    };
    element.addEventListener(type, look);
    look();
  }), [type, since]);
  await playing(page.locator("tawny-clip"));
  const failed = await happened("error", 0);
  await page.unroute("**/clip.mp4");
  const { at: resumed } = await happened("playing", failed.next);
  return { isCut, failed, resumed, end: await watched(resumed + 1) };
}
