// A browser that lacks something: how it plays all the same, or what it says. `lacks` is
// h265: it plays H.264 alone; mse: there is no MediaSource but the managed one, as on iPhones; hls: there is none at all,
// as on older iPhones, which play HLS by themselves; all: nor that.

import { barriers, open, overhang, picture, playing } from "../app.mjs";

export default async function look(page, options) {
  const { base, camera, clip, lacks, modern, moment } = options;
  await page.addInitScript(take, lacks);
  const found = { barriers: [], overhang: 0 };
  const kept = async (name) => {
    found.barriers.push(...await barriers(page));
    found.overhang = Math.max(found.overhang, await overhang(page));
    await picture(page, options, `${lacks}-${name}`);
  };
  const recorded = async (name) => {
    await open(page, base, `recordings/${name}@${new Date(moment).toISOString().slice(0, 19)}Z`);
    return page.locator("tawny-footage");
  };

  if (lacks === "h265") {
    await open(page, base, `live/${modern}`);
    const dialog = page.locator("tawny-camera-dialog");
    found.live = await playing(dialog);
    found.said = await dialog.locator(".note").innerText();
    await kept("live");
    found.recorded = await (await recorded(modern)).locator(".middle").filter({ hasText: "H.265" }).innerText();
    await kept("recordings");
    await page.route("**/clip.mp4", (route) => route.fulfill({ contentType: "video/mp4", body: "nothing that any browser plays" }));
    await open(page, base, `events/event=${clip}`);
    const said = page.locator("tawny-clip .note").filter({ hasText: "can't play" });
    await said.waitFor();
    found.clip = await said.innerText();
    await kept("event");
    return found;
  }

  await open(page, base);
  const tile = page.locator("tawny-camera").first();
  if (lacks === "mse") {
    found.live = await playing(tile);
    found.recorded = await playing(await recorded(camera));
    return found;
  }
  if (lacks === "hls") {
    await tile.locator("video[src]").waitFor({ state: "attached" });
    found.live = new URL(await tile.locator("video").evaluate((video) => video.src)).pathname;
  } else {
    found.live = await tile.locator(".note").innerText();
    await tile.locator("img").waitFor(); // a picture from time to time
    await kept("live");
  }
  const said = (await recorded(camera)).locator(".middle").filter({ hasText: "can't play" });
  await said.waitFor();
  found.recorded = await said.innerText();
  await kept("recordings");
  await open(page, base, `events/event=${clip}`);
  found.clip = await playing(page.locator("tawny-event-dialog"));
  return found;
}

function take(lacks) {
  const { MediaSource } = globalThis;
  const isKnown = MediaSource.isTypeSupported.bind(MediaSource);
  if (lacks === "h265") {
    MediaSource.isTypeSupported = (type) => !/hvc1|hev1/.test(type) && isKnown(type);
    return;
  }
  delete globalThis.MediaSource;
  delete globalThis.ManagedMediaSource;
  if (lacks === "mse") globalThis.ManagedMediaSource = MediaSource;
  const plays = HTMLMediaElement.prototype.canPlayType;
  HTMLMediaElement.prototype.canPlayType = function canPlayType(type) {
    return /mpegurl/i.test(type) ? (lacks === "hls" ? "maybe" : "") : plays.call(this, type);
  };
}
