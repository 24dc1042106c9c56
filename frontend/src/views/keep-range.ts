// Keeps a range as a file: written in the background where somebody may ask for that, else downloaded at once.

import { type Backend, Refused } from "../backend/backend";
import type { Span } from "../model/timeline-scale";
import type { Camera, Exported } from "../model/types";

/** The files that are being written; none when they are downloaded. Throws a `Refused` that says what is the matter. */
export async function keepRange(
  backend: Backend,
  cameras: readonly Camera[],
  { end, start }: Span,
  writes: boolean,
): Promise<readonly Exported[]> {
  const { exports } = backend;
  if (writes && exports) return Promise.all(cameras.map((camera) => exports.add(camera, start, end)));
  for (const camera of cameras) await download(await backend.addresses.video(camera, start, end));
  return [];
}

/** A first byte tells whether there is a clip: a browser would show what else is answered instead of the page. */
async function download(address: string): Promise<void> {
  const response = await fetch(address, { headers: { Range: "bytes=0-0" } });
  if (!response.ok) {
    const answer = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
    throw new Refused(answer?.error?.message ?? `HTTP ${response.status}`, response.status);
  }
  await response.body?.cancel();
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
