import { afterEach, expect, test, vi } from "vitest";
import { parseVodPlaylist, VodPlaylist } from "../../src/player/vod-playlist";

afterEach(() => {
  vi.unstubAllGlobals();
});

const BASE = new URL("http://tawny.example/api/v1/cameras/door/playback/index.m3u8?start=1");
const PLAYLIST = `#EXTM3U
#EXT-X-MAP:URI="main/1/init.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-11-24T10:00:00.000Z
#EXTINF:2.5,
main/1/0.m4s
#EXTINF:2,
main/1/1.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="idle/2/init.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-11-24T11:00:00.000Z
#EXTINF:2,
idle/2/0.m4s
`;
const at = (text: string): number => Date.parse(text);

test("each segment knows its moment, and goes on from the one before", () => {
  const segments = parseVodPlaylist(PLAYLIST, BASE);
  expect(segments.map((segment) => segment.startMs)).toEqual([
    at("2026-11-24T10:00:00Z"),
    at("2026-11-24T10:00:02.5Z"),
    at("2026-11-24T11:00:00Z"),
  ]);
  expect(segments[1]?.endMs).toBe(at("2026-11-24T10:00:04.5Z"));
});

test("addresses are found from the playlist's", () => {
  const [first, , last] = parseVodPlaylist(PLAYLIST, BASE);
  expect(first?.uri).toBe("http://tawny.example/api/v1/cameras/door/playback/main/1/0.m4s");
  expect(last?.map).toBe("http://tawny.example/api/v1/cameras/door/playback/idle/2/init.mp4");
});

/** What becomes of the playlist of a day that goes on, when `response` is the answer. */
async function loaded(response: Response): Promise<VodPlaylist> {
  vi.stubGlobal("fetch", async () => response);
  const playlist = new VodPlaylist(BASE, at("2026-11-24T00:00:00Z"), Date.now() + 3_600_000);
  await playlist.load(new AbortController().signal);
  return playlist;
}

test("nothing recorded is no error, and may change", async () => {
  const playlist = await loaded(new Response(null, { status: 204 }));
  expect([playlist.segments, playlist.grows]).toEqual([[], true]);
});

test("what is not found is asked for again: nobody knows yet what is recorded", async () => {
  const asked = loaded(new Response("404: Not Found", { status: 404 }));
  await expect(asked).rejects.toMatchObject({ note: "player.not_ready", again: true });
});
