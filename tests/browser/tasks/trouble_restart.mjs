// Somebody has three tabs: live pictures, recordings, and the clip of an event. The service is stopped once the folder `down`
// is there, and started again once `up` is. Each tab says so, and goes on by itself.

import { mkdir } from "node:fs/promises";
import { barriers, open, overhang, picture, playing } from "../app.mjs";

const LONG_MS = 40_000;

export default async function outlive(page, options) {
  const { base, camera, clip, moments } = options;
  const [recordings, events] = [await page.context().newPage(), await page.context().newPage()];
  const at = (ms) => `recordings/${camera}@${new Date(ms).toISOString().slice(0, 19)}Z`;
  await open(recordings, base, at(moments[0]));
  await playing(recordings.locator("tawny-footage"));
  await open(events, base, `events/camera=${camera}&event=${clip}`);
  const dialog = events.locator("tawny-event-dialog");
  await playing(dialog);
  await open(page, base);
  const tile = page.locator("tawny-camera").first();
  await playing(tile);

  await mkdir(options.down);
  await page.getByText("Connection lost. Trying again …").waitFor({ timeout: LONG_MS });
  const found = { barriers: await barriers(page), overhang: await overhang(page) };
  await picture(page, options, "restart-live");
  // To what is not loaded yet.
  const away = "Tawny does not answer. Trying again …";
  await open(recordings, base, at(moments[1]));
  await recordings.locator("tawny-footage").getByText(away).waitFor();
  await picture(recordings, options, "restart-recordings");
  await events.keyboard.press("j");
  await dialog.locator("tawny-clip").getByText(away).waitFor();
  found.complaints = await dialog.getByRole("alert").filter({ hasText: /\w/ }).count();
  found.barriers.push(...await barriers(events));
  await picture(events, options, "restart-event");

  await mkdir(options.up);
  const gone = (where) => where.getByText(/Trying again/).waitFor({ state: "detached", timeout: LONG_MS });
  const footage = recordings.locator("tawny-footage");
  [found.live, found.recorded, found.clip] = await Promise.all([
    gone(page.locator("tawny-frame")).then(() => playing(tile)),
    gone(footage).then(() => playing(footage)),
    gone(dialog).then(() => played(dialog.locator("video"))),
  ]);
  return found;
}

// A short clip may be over before somebody looks.
const played = (video) => video.evaluate((element) => new Promise((done) => {
  const look = () => element.played.length && element.played.end(0) > 0.5 && done(element.videoWidth);
  element.addEventListener("timeupdate", look);
  look();
}));
