// The live view tells of a camera that goes, and plays it again by itself when it comes back.

import { mkdir } from "node:fs/promises";
import { open, picture, playing } from "../app.mjs";

export default async function look(page, options) {
  await open(page, options.base);
  const tile = page.locator("tawny-camera").first();
  await playing(tile);
  await mkdir(options.flag); // now the camera may go
  await tile.getByText(/^Offline since /).waitFor({ timeout: 30_000 });
  const offline = await tile.locator("button").evaluate((button) => button.innerText);
  await picture(page, options, "offline");
  await tile.getByText(/^Offline/).waitFor({ state: "detached", timeout: 40_000 });
  return { offline, width: await playing(tile) };
}
