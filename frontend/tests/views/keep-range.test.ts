import { expect, test, vi } from "vitest";
import type { Backend } from "../../src/backend/backend";
import type { Camera } from "../../src/model/types";
import { keepRange } from "../../src/views/keep-range";

const [START, MOVED, END] = [1000, 2000, 3000];
const path = (start: number) => `/api/tawny/e/cameras/yard/${start}-${END}/video.mp4`;

/** What is downloaded of the yard, where the answers have these `Link` headers. */
async function kept(links: Record<string, string>): Promise<string[]> {
  const clicked: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push(new URL(this.href, "http://home").pathname);
  });
  vi.stubGlobal("fetch", async (address: string) => {
    const link = links[address];
    return new Response("", { headers: link ? { Link: link } : {} });
  });
  const video = async (_: Camera, start: number) => path(start);
  const backend = { exports: null, addresses: { video } } as unknown as Backend;
  await keepRange(backend, [{ id: "yard" } as Camera], { start: START, end: END }, false);
  vi.unstubAllGlobals();
  return clicked;
}

test("a range over the move of a camera is downloaded in both its parts", async () => {
  const link = `<${path(MOVED)}?download=true>; rel="next"`;
  expect(await kept({ [path(START)]: link })).toEqual([path(START), path(MOVED)]);
});

test("what is all of it is downloaded once, whatever is said of a rest", async () => {
  expect(await kept({})).toEqual([path(START)]);
  expect(await kept({ [path(START)]: `<${path(START)}>; rel="next"` })).toEqual([path(START)]);
});
