// How fast the built page is: to the first live picture, from a tap to an event that moves, and pictures a second while
// a timeline with many events is scrubbed and zoomed.

import { open, playing } from "../app.mjs";

export default async function measure(page, { base, times, events, seconds }) {
  const found = { live_ms: [], event_ms: [] };
  for (let time = 0; time < times; time++) {
    found.live_ms.push(await firstPicture(page, base));
    found.event_ms.push(await firstOfEvent(page, base));
  }
  found.scrub = await scrub(page, events, seconds);
  return found;
}

// From the moment at which the page is asked for.
async function firstPicture(page, base) {
  await page.goto("about:blank");
  await open(page, base, "live");
  await page.locator("tawny-camera").first().waitFor();
  const video = page.locator("tawny-camera").first().locator("video");
  return video.evaluate((element) => new Promise((done) => {
    if (element.readyState >= 2) return done(performance.now());
    element.requestVideoFrameCallback((now) => done(now));
  }));
}

// From the tap to a second picture of the clip: that is when it moves.
async function firstOfEvent(page, base) {
  await open(page, base, "events");
  const card = page.locator("tawny-event-card").first();
  await card.locator("img").waitFor();
  const began = await card.evaluate((element) => {
    element.shadowRoot.querySelector("button").click();
    return performance.now();
  });
  const clip = page.locator("tawny-clip video");
  await clip.waitFor({ state: "attached" });
  const moved = await clip.evaluate((element) => new Promise((done) => {
    let pictures = 0;
    const look = (now) => (++pictures === 2 || element.currentTime > 0.3 ? done(now) : element.requestVideoFrameCallback(look));
    element.requestVideoFrameCallback(look);
  }));
  await playing(page.locator("tawny-event-dialog"));
  await page.keyboard.press("Escape");
  return moved - began;
}

async function scrub(page, events, seconds) {
  await open(page, base(page), "events");
  const timeline = page.locator("tawny-timeline");
  await timeline.locator("canvas").waitFor();
  return timeline.evaluate(async (element, { events, seconds }) => {
    const end = Date.now(), length = 30 * 86_400_000, start = end - length;
    const each = length / events;
    const made = Array.from({ length: events }, (_, at) => ({
      id: String(at), label: "motion", start: start + at * each, end: start + at * each + 20_000, reviewed: at % 3 === 0,
    }));
    const motion = Array.from({ length: 1800 }, (_, at) => ({ start: start + (at * length) / 1800, moving: (at % 17) / 17, peak: 1 }));
    const ranges = [{ kind: "event", stream: "main", start, end }];
    element.timelines = [{ start, end, ranges, gaps: [], bucketMs: length / 1800, motion, events: made }];
    element.span = { start, end };
    await element.updateComplete;
    const canvas = element.shadowRoot.querySelector("canvas");
    const { left, width, top } = canvas.getBoundingClientRect();
    const send = (type, x, more) => canvas.dispatchEvent(
      new (type === "wheel" ? WheelEvent : PointerEvent)(type, { clientX: left + x, clientY: top + 10, bubbles: true, cancelable: true, pointerType: "mouse", ...more }));
    const began = performance.now();
    const gaps = [];
    let last = began;
    while (last - began < seconds * 1000) {
      const phase = (last - began) / 1000;
      send("pointermove", width * (0.5 + 0.4 * Math.sin(phase * 3)));
      send("wheel", width / 2, { deltaY: 12 * Math.sin(phase * 2) });
      const now = await new Promise(requestAnimationFrame);
      gaps.push(now - last);
      last = now;
    }
    gaps.sort((one, other) => one - other);
    return {
      events,
      pictures_per_second: Math.round((gaps.length / (last - began)) * 10_000) / 10,
      longest_gap_ms: Math.round(gaps.at(-1)),
      gap_p95_ms: Math.round(gaps[Math.floor(gaps.length * 0.95)] * 10) / 10,
    };
  }, { events, seconds });
}

const base = (page) => new URL(page.url()).origin;
