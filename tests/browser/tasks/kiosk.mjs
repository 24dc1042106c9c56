// The kiosk, as it hangs on a wall: what it shows while something moves, when it is tapped, and when the network fails.

import { barriers, overhang, picture } from "../app.mjs";
import { openProxy } from "../proxy.mjs";

const SOON_MS = 20_000;

export default async function hang(page, options) {
  const { base, token, camera, cut } = options;
  const proxy = await openProxy(base);
  const change = (settings) => fetch(`${base}/api/v1/cameras/${camera}`, {
    method: "PATCH", body: JSON.stringify(settings),
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
  });
  let sockets = 0, most = 0;
  page.on("websocket", (socket) => {
    if (!socket.url().includes("/live/")) return;
    most = Math.max(most, ++sockets);
    socket.on("close", () => sockets--);
  });
  // What is to be seen: how many tiles, which of their pictures move, and how wide these are.
  const look = () => page.evaluate(() => {
    const grid = document.querySelector("tawny-page").shadowRoot.querySelector("tawny-frame")?.shadowRoot
      .querySelector("tawny-kiosk-view")?.shadowRoot?.querySelector("tawny-wall-grid");
    const tiles = [...(grid?.shadowRoot?.querySelectorAll("tawny-wall-tile") ?? [])].filter((tile) => tile.checkVisibility());
    const seen = tiles.map((tile) => {
      const root = tile.shadowRoot.querySelector("tawny-video")?.shadowRoot;
      const video = root?.querySelector("video.shown"), still = root?.querySelector("img:not([hidden])");
      return {
        name: tile.camera.name, still: Boolean(still?.naturalWidth),
        live: video ? { width: video.videoWidth, frames: video.getVideoPlaybackQuality().totalVideoFrames, at: video.currentTime } : null,
      };
    });
    return { tiles: seen.length, seen, live: seen.filter((tile) => tile.live) };
  });
  const until = async (test, what, ms = SOON_MS) => {
    const begin = performance.now();
    for (;;) {
      const seen = await look();
      if (test(seen)) return { seen, ms: performance.now() - begin };
      if (performance.now() - begin > ms) throw new Error(`${what}: ${JSON.stringify(seen)}`);
      await page.waitForTimeout(100);
    }
  };
  const moves = async (what, ms) => {
    const { seen: { live: [before] }, ms: first } = await until(({ live }) => live.length > 0, what, ms);
    await until(({ live: [now] }) => now && now.live.at !== before.live.at && now.live.frames > 5, `${what}, and moves`);
    return first;
  };

  try {
    await page.goto(`${proxy.base}/app/#/kiosk/cycle=0`);
    const calm = await until(({ tiles, seen }) => tiles === 2 && seen.every((tile) => tile.still), "stills of both");
    const atFirst = { live: calm.seen.live.length, sockets, navigation: await page.locator("nav").count() };
    const found = { atFirst, overhang: await overhang(page), barriers: await barriers(page) };
    await picture(page, options, "kiosk");

    await change({ detection: true });
    await moves("motion wakes a tile", 30_000);
    const woken = (await until(({ tiles }) => tiles === 1, "and brings it to the front")).seen;
    Object.assign(found, { woken, wokenSockets: sockets });
    await picture(page, options, "kiosk-front");
    if (cut) {
      // Nobody says that the network is gone: the picture stands still, and must not go on looking live.
      proxy.silence();
      await until(({ live }) => live.length === 0, "a picture that stands still is taken away");
      await page.getByText("Connection lost").waitFor({ timeout: 40_000 });
      await picture(page, options, "kiosk-lost");
      proxy.heal();
      found.healed = await moves("live again after silence");
      proxy.cut();
      await until(({ live }) => live.length === 0, "a picture without a network is taken away");
      await page.getByText("Connection lost").waitFor({ timeout: 10_000 });
      proxy.heal();
      found.joined = await moves("live again after a cut");
      await page.getByText("Connection lost").waitFor({ state: "detached", timeout: 20_000 });
    } else {
      await change({ detection: false });
      await until(({ tiles, live }) => tiles === 2 && !live.length && !sockets, "it goes back", 40_000);
      await page.mouse.click(200, 200);
      await moves("a tap enlarges");
      found.tapped = (await look()).seen;
      await page.mouse.click(200, 200);
      found.back = (await until(({ tiles, live }) => tiles === 2 && !live.length, "another goes back")).seen;
      await page.getByRole("button", { name: "Set up the kiosk" }).click();
      await page.getByLabel("Cameras at once").selectOption("1");
      found.barriers.push(...await barriers(page));
      await picture(page, options, "kiosk-settings");
      await page.getByRole("button", { name: "Close" }).click();
      await until(({ tiles }) => tiles === 1, "one tile");
      await page.keyboard.press("ArrowRight");
      found.second = (await until(({ seen }) => seen[0]?.name === "Gate", "the second page")).seen.seen[0].name;
      found.address = new URL(page.url()).hash;
      found.most = most; // the live view has more
      await page.getByRole("button", { name: "Leave the kiosk" }).click();
      await page.locator("nav").waitFor();
      await page.goto("about:blank"); // the live view is still connecting, and would miss the proxy
    }
    return found;
  } finally {
    proxy.close();
  }
}
