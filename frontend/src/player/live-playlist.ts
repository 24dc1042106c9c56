// Reading live HLS playlists, as far as the sidecar writes them.

export interface LiveSegment {
  readonly number: number;
  /** The init segment that it needs. Addresses are relative to the playlist. */
  readonly map: string;
  readonly uri: string;
  /** Whether it does not continue the one before. */
  readonly broken: boolean;
}

export function parseLivePlaylist(playlist: string): LiveSegment[] {
  const segments: LiveSegment[] = [];
  let number = 0;
  let map = "";
  let broken = false;
  for (const line of playlist.split("\n")) {
    if (line.startsWith("#EXT-X-MEDIA-SEQUENCE:")) number = Number(line.slice(22));
    else if (line.startsWith("#EXT-X-MAP:")) map = uriOf(line);
    else if (line === "#EXT-X-DISCONTINUITY") broken = true;
    else if (line && !line.startsWith("#")) {
      segments.push({ number: number++, map, broken, uri: line });
      broken = false;
    }
  }
  return segments;
}

/** The codecs of a rendition, as its master playlist has them. */
export function parseCodecs(master: string, rendition: string): string {
  const lines = master.split("\n");
  const at = lines.findIndex((line) => line.startsWith(`${rendition}/`));
  return lines[at - 1]?.match(/CODECS="([^"]*)"/)?.[1] ?? "avc1.64001f";
}

export const uriOf = (line: string): string => line.match(/URI="([^"]*)"/)?.[1] ?? "";
