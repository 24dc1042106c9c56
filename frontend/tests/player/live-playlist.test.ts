import { expect, test } from "vitest";
import { parseCodecs, parseLivePlaylist } from "../../src/player/live-playlist";

const PLAYLIST = `#EXTM3U
#EXT-X-MEDIA-SEQUENCE:7
#EXT-X-MAP:URI="init-1.mp4"
#EXTINF:2.0,
7.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="init-2.mp4"
#EXTINF:2.0,
8.m4s
`;

test("segments are counted on, each with its init segment", () => {
  expect(parseLivePlaylist(PLAYLIST)).toEqual([
    { number: 7, map: "init-1.mp4", uri: "7.m4s", broken: false },
    { number: 8, map: "init-2.mp4", uri: "8.m4s", broken: true },
  ]);
});

test("the codecs are those of the rendition", () => {
  const master =
    '#EXT-X-STREAM-INF:CODECS="hvc1.1"\nmain/index.m3u8\n#EXT-X-STREAM-INF:CODECS="avc1.42"\nsub/index.m3u8\n';
  expect(parseCodecs(master, "sub")).toBe("avc1.42");
});
