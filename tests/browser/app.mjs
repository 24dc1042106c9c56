// What tasks on the page share: waiting for pictures, looking for barriers, and keeping what it looks like.

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const SOON_MS = 20_000;
const axe = createRequire(import.meta.url).resolve("axe-core");

export const open = (page, base, place = "") => page.goto(`${base}/app/${place && `#/${place}`}`);

/** Waits until the <video> in `where` shows moving pictures; their width. */
export async function playing(where) {
  const video = where.locator("video");
  await video.waitFor({ state: "attached", timeout: SOON_MS });
  return video.evaluate((element, ms) => new Promise((done, failed) => {
    const timer = setTimeout(() => failed(new Error("no moving picture")), ms);
    let first = null;
    const look = (_now, frame) => {
      first ??= frame.mediaTime;
      if (frame.mediaTime === first) return element.requestVideoFrameCallback(look);
      clearTimeout(timer);
      done(element.videoWidth);
    };
    element.requestVideoFrameCallback(look);
  }), SOON_MS);
}

/** All pictures that can be seen: others are loaded when somebody scrolls there. Some are told late where they come from. */
export const loaded = (images) => images.first().waitFor().then(() => images.evaluateAll((all) => Promise.all(
  all.filter((one) => one.getBoundingClientRect().top < innerHeight)
    .map((one) => (one.complete && one.getAttribute("src")) || new Promise((done) => { one.onload = one.onerror = done; })))));

/** Nothing fades in any more: until then it has colours that it will not keep. */
export const faded = (page) => page.evaluate(async () => {
  const roots = (root) => [root, ...[...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? roots(one.shadowRoot) : []))];
  const fading = roots(document).flatMap((root) => root.getAnimations());
  const ending = fading.filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime));
  // Their promises are not kept where nobody sees them, as in what is folded up.
  const moving = () => ending.find((one) => one.playState === "running");
  for (const end = performance.now() + 20_000; moving(); await new Promise(requestAnimationFrame)) {
    if (performance.now() > end) throw new Error(`it fades for ever: ${moving().effect.target?.outerHTML}`);
  }
});

/** What hinders people, as far as axe-core finds it: only what is serious or critical; of contrast, in light and in dark. */
export async function barriers(page) {
  const found = await hindrances(page);
  const isDark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  await page.emulateMedia({ colorScheme: isDark ? "light" : "dark" });
  found.push(...await hindrances(page, { runOnly: ["color-contrast"] }));
  await page.emulateMedia({ colorScheme: isDark ? "dark" : "light" });
  await faded(page);
  return found;
}

/** The same within what is ours in Home Assistant, in the colours that it has. */
export const ownBarriers = async (page) => (await hindrances(page)).filter((one) => one.includes("tawny-"));

async function hindrances(page, options = {}) {
  await faded(page);
  await page.evaluate(await readFile(axe, "utf8"));
  const { violations } = await page.evaluate((more) => globalThis.axe.run({ resultTypes: ["violations"], ...more }), options);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(" ")}: ${failureSummary}`));
}

/** What reaches beyond the side of the page: nothing should, on any screen. */
export const overhang = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Words that can't be read whole: they are cut off, or reach out of the card that they stand in. */
export const cut = (page, within = "body") => page.evaluate((within) => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const around = (one) => one.assignedSlot ?? one.parentElement ?? one.getRootNode().host ?? null;
  const room = (box) => {
    const { left, right } = box.getBoundingClientRect();
    const style = getComputedStyle(box);
    return box.matches(".card") ? [left + parseFloat(style.paddingLeft), right - parseFloat(style.paddingRight)] : [left, right];
  };
  const isWhole = (text, element) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    const words = range.getBoundingClientRect();
    for (let box = element; box; box = around(box)) {
      const { clipPath, display, overflowX } = getComputedStyle(box);
      if (display === "contents") continue;
      if (clipPath !== "none") return true; // for screen readers alone
      if (overflowX === "auto" || overflowX === "scroll") return true; // it can be pushed to the side
      if (overflowX === "visible" && !box.matches(".card")) continue;
      const [left, right] = room(box);
      if (words.left < left - 1 || words.right > right + 1) return false;
    }
    return true;
  };
  const found = new Set();
  const roots = all(document).filter((one) => one.matches(within));
  for (const element of new Set(roots.flatMap((root) => [...all(root), ...(root.shadowRoot ? all(root.shadowRoot) : [])]))) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    for (const text of element.childNodes) {
      if (text.nodeType === Node.TEXT_NODE && text.data.trim() && !isWhole(text, element)) found.add(text.data.trim());
    }
  }
  return [...found];
}, within);

/** Opens "This device", which on a phone is behind "More". */
export async function openDevice(page) {
  const device = page.locator("tawny-navigation .device");
  await device.waitFor({ state: "attached" });
  if (!(await device.isVisible())) await page.locator("tawny-navigation .more").click();
  await device.click();
}

/** Keeps pictures of what comes when somebody scrolls down, to the end of the page, or `most` screens. */
export async function further(page, options, name, most) {
  const room = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight - scrollY);
  for (let count = 2; count <= most + 1 && await room() > 24; count++) {
    await page.evaluate(() => new Promise((done) => { scrollBy(0, innerHeight - 140); requestAnimationFrame(() => requestAnimationFrame(done)); }));
    await picture(page, options, `${name}-${count}`);
  }
  await page.evaluate(() => scrollTo(0, 0));
}

/** Keeps a picture of the page, if somebody wants them: as it is, or `packed` to be small. */
export async function picture(page, { screens, packed }, name) {
  if (!screens) return;
  if (!packed) return page.screenshot({ path: join(screens, `${name}.png`) });
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: packed });
  await writeFile(join(screens, `${name}.webp`), Buffer.from(data, "base64"));
  await session.detach();
}
