// Somebody has three tabs: live pictures, recordings, and the clip of an event. The service is stopped once the folder `down`
// is there, and started again once `up` is. Each tab says so, and goes on by itself. The event `old` expires meanwhile.

import { mkdir } from "node:fs/promises";
import { barriers, open, overhang, picture, playing } from "../app.mjs";

const LONG_MS = 40_000;

export default async function outlive(page, options) {
  const { base, camera, clip, moments } = options;
  const [recordings, events] = [await page.context().newPage(), await page.context().newPage()];
  const at = (ms) => `recordings/${camera}@${new Date(ms).toISOString().slice(0, 19)}Z`;
  const footage = recordings.locator("tawny-footage");
  const dialog = events.locator("tawny-event-dialog");
  const tile = page.locator("tawny-camera").first();
  const watches = async (tab, place, where) => {
    await open(tab, base, place);
    await playing(where);
  };
  await Promise.all([
    watches(page, "live", tile),
    watches(recordings, at(moments[0]), footage),
    watches(events, `events/camera=${camera}&event=${clip}`, dialog),
  ]);
  await listed(events, options.old, true);
  await recordings.keyboard.press("k"); // so that it does not load what is looked at later

  await mkdir(options.down);
  await page.getByText("Connection lost. Trying again …").waitFor({ timeout: LONG_MS });
  // What stands still does not look live.
  await tile.locator(".badge").waitFor({ state: "hidden" });
  // To what is not loaded yet.
  await open(recordings, base, at(moments[1]));
  await recordings.keyboard.press("k");
  await events.keyboard.press("j");
  const away = (where) => where.getByText("Tawny does not answer. Trying again …").waitFor();
  await Promise.all([away(footage), away(dialog.locator("tawny-clip"))]);
  const found = { complaints: await dialog.getByRole("alert").filter({ hasText: /\w/ }).count() };
  found.barriers = [...await barriers(page), ...await barriers(events)];
  found.overhang = await overhang(page);
  for (const [name, tab] of Object.entries({ live: page, recordings, event: events })) await picture(tab, options, `restart-${name}`);

  await mkdir(options.up);
  const gone = (where) => where.getByText(/Trying again/).waitFor({ state: "detached", timeout: LONG_MS });
  [found.live, found.recorded, found.clip] = await Promise.all([
    gone(page.locator("tawny-frame")).then(() => playing(tile)),
    gone(footage).then(() => playing(footage)),
    gone(dialog).then(() => played(dialog.locator("video"))),
  ]);
  await listed(events, options.old, false);
  found.expired = await dialog.count() === 1; // what is open stays so
  return found;
}

/** Waits until an event is in the list behind the dialog, or, while others are, is not. */
const listed = (page, id, wanted) => page.waitForFunction(([id, wanted]) => {
  const deep = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);
  const cards = deep(document).filter((one) => one.matches("tawny-event-card"));
  return cards.length > 0 && cards.some((one) => one.event.id === id) === wanted;
}, [id, wanted], { timeout: LONG_MS });

// A short clip may be over before somebody looks.
const played = (video) => video.evaluate((element) => new Promise((done) => {
  const look = () => element.played.length && element.played.end(0) > 0.5 && done(element.videoWidth);
  element.addEventListener("timeupdate", look);
  look();
}));
