// A wall on which something always moves, while the network is cut, or swallows everything, and comes back.

import { openProxy } from "../proxy.mjs";

const CALM_MS = 12_000; // whole between two failures
const LEAST_MS = 3000, MOST_MS = 25_000; // how long one takes
const PATIENCE_MS = 60_000;

export default async function hang(page, { base, cameras, minutes }) {
  const proxy = await openProxy(base);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const found = { again: [], heap: [], nodes: [], listeners: [] };
  const chance = seeded(1);
  // Where each picture is; null for one that shows a still.
  const times = () => page.evaluate(() => {
    const grid = document.querySelector("tawny-page").shadowRoot.querySelector("tawny-frame")?.shadowRoot
      .querySelector("tawny-kiosk-view")?.shadowRoot?.querySelector("tawny-wall-grid");
    const tiles = [...(grid?.shadowRoot?.querySelectorAll("tawny-wall-tile") ?? [])];
    return tiles.map((tile) => tile.shadowRoot.querySelector("tawny-video")?.shadowRoot.querySelector("video.shown")?.currentTime ?? null);
  });
  // Until every picture has moved on.
  const allMove = async () => {
    const begin = performance.now();
    const first = await times();
    const moved = new Set();
    for (;;) {
      for (const [at, time] of (await times()).entries()) {
        if (first[at] === null) first[at] = time;
        else if (time !== null && time !== first[at]) moved.add(at);
      }
      if (moved.size === cameras) return performance.now() - begin;
      if (performance.now() - begin > PATIENCE_MS) throw new Error(`${moved.size} of ${cameras} pictures move: ${JSON.stringify(await times())}`);
      await page.waitForTimeout(100);
    }
  };
  const weigh = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devtools.send("Performance.getMetrics");
    const of = (name) => metrics.find((one) => one.name === name).value;
    found.heap.push(Math.round(of("JSHeapUsedSize") / 1e4) / 100);
    found.nodes.push(of("Nodes"));
    found.listeners.push(of("JSEventListeners"));
  };
  try {
    await page.goto(`${proxy.base}/app/#/kiosk/front=off&cycle=0&dim=0&tiles=${cameras}`);
    await allMove();
    const end = performance.now() + minutes * 60_000;
    for (let round = 0; performance.now() < end; round++) {
      await page.waitForTimeout(CALM_MS);
      await weigh();
      if (round % 2) proxy.cut();
      else proxy.silence();
      await page.waitForTimeout(LEAST_MS + chance() * (MOST_MS - LEAST_MS));
      proxy.heal();
      found.again.push(Math.round(await allMove()));
    }
    return found;
  } finally {
    proxy.close();
  }
}

// Mulberry32.
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
