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
  for (const camera of cameras) {
    let from = start;
    for (;;) {
      const rest = await download(await backend.addresses.video(camera, from, end));
      if (!(rest > from)) break;
      from = rest;
    }
  }
  return [];
}

/** Where the rest begins of what a camera recorded elsewhere after it moved; NaN when this is all. */
function restOf(link: string | null): number {
  return Number(/\/(\d+)-\d+\/video\.mp4\b.*rel="next"/.exec(link ?? "")?.[1] ?? Number.NaN);
}

/**
 * A first byte tells whether there is a clip: a browser would show what else is answered instead of the page. Answers
 * where the rest of it begins.
 */
async function download(address: string): Promise<number> {
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
  return restOf(response.headers.get("Link"));
}
