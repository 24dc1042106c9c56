import { expect, test } from "vitest";
import { parseVodPlaylist } from "../../src/player/vod-playlist";

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
