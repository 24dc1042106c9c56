// Home Assistant restarts while somebody watches: live pictures, a recording and the clip of an event go on by themselves, though
// nothing that it signed before is good any more. It is stopped once the folder `down` is there, and back when `up` is.

import { mkdir } from "node:fs/promises";
import { picture, playing } from "../app.mjs";

const LONG_MS = 120_000;

export default async function outlive(page, options) {
  const { base, dashboard, down } = options;
  const [recordings, events] = [await page.context().newPage(), await page.context().newPage()];
  const tile = page.locator("tawny-camera").first();
  const footage = recordings.locator("tawny-footage");
  const clip = events.locator("tawny-clip");
  await page.goto(`${base}/${dashboard}/live`);
  await playing(tile);
  await recordings.goto(`${base}/${dashboard}/recordings`);
  await playing(footage);
  await recordings.evaluate(() => {
    const deep = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);
    window.said = new Set();
    const look = () => {
      for (const one of deep(document)) if (one.matches("tawny-footage")) for (const line of one.shadowRoot.querySelectorAll(".middle")) window.said.add(line.textContent);
      requestAnimationFrame(look);
    };
    look();
  });
  await events.goto(`${base}/${dashboard}/events`);
  await events.locator("tawny-event-card").nth(1).click();
  await playing(clip);

  await mkdir(down);
  await footage.getByText("Tawny does not answer. Trying again …").waitFor({ timeout: LONG_MS });
  await events.keyboard.press("k"); // to another clip, which nobody signs now
  await clip.getByText("Tawny does not answer. Trying again …").waitFor();
  await picture(recordings, options, "hass-restart");

  const gone = (where) => where.getByText(/Trying again|logged out/).waitFor({ state: "detached", timeout: LONG_MS });
  await tile.locator(".badge").waitFor({ timeout: LONG_MS });
  await Promise.all([gone(footage), gone(clip)]);
  const found = { live: await moving(tile), recorded: await moving(footage), clip: await played(clip.locator("video")) };
  return { ...found, said: await recordings.evaluate(() => [...window.said]) };
}

// Home Assistant makes its cards anew when it is back, and a picture that somebody looks at is another one then.
const moving = (where) => playing(where).catch(() => playing(where));

// A short clip may be over before somebody looks.
const played = (video) => video.evaluate((element) => new Promise((done) => {
  const look = () => element.played.length && element.played.end(0) > 0.5 && done(element.videoWidth);
  element.addEventListener("timeupdate", look);
  look();
}));
