// A playlist of recorded footage: which segment shows which moment. It may grow while the day goes on.

import { uriOf } from "./live-playlist";
import { ask, bodyText } from "./vod-fetch";

const NOTHING = 204;
const SPARE_S = 600; // a camera's clock may run fast

export interface VodSegment {
  readonly uri: string;
  /** The init segment that it needs. */
  readonly map: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Seconds of the video at which it begins; undefined until it is loaded. */
  media?: number;
  bytes?: number;
}

export class VodPlaylist {
  segments: readonly VodSegment[] = [];
  grows = true;

  /** `isClip`: it is of one event, begins where that does, and may be gone. */
  constructor(
    readonly address: URL,
    readonly startMs: number,
    readonly endMs: number,
    readonly isClip = false,
  ) {}

  /** How long the video is, as far as it is known, or may get. */
  get seconds(): number {
    const [first] = this.segments;
    const last = this.segments.at(-1);
    if (this.isClip && first && last) return (last.endMs - first.startMs) / 1000;
    return (this.endMs - this.startMs) / 1000 + SPARE_S;
  }

  /**
   * Loads it, or what has come since; nothing recorded, which is told by 204, is no error. False when what was known before is not in it any
   * more: then its timeline is another one.
   */
  async load(signal: AbortSignal): Promise<boolean> {
    const response = await ask(this.address.href, signal, { fresh: true, mayBeGone: this.isClip });
    const last = this.segments.at(-1);
    this.#read(await bodyText(response, signal), response.status !== NOTHING);
    return last === undefined || this.segments.includes(last);
  }

  /** The segment that shows `ms`, or the first after it. */
  at(ms: number): VodSegment | undefined {
    return this.segments.find((segment) => segment.endMs > ms);
  }

  /** Footage is gone: nothing of its file is looked for again. */
  forget(segment: VodSegment): void {
    const file = segment.uri.slice(0, segment.uri.lastIndexOf("/"));
    this.segments = this.segments.filter((other) => !other.uri.startsWith(`${file}/`));
  }

  #read(playlist: string, isThere: boolean): void {
    const known = new Map(this.segments.map((segment) => [segment.uri, segment]));
    this.segments = parseVodPlaylist(playlist, this.address).map((segment) => known.get(segment.uri) ?? segment);
    this.grows = isThere ? !playlist.includes("#EXT-X-ENDLIST") : this.endMs > Date.now();
  }
}

export function parseVodPlaylist(playlist: string, base: URL): VodSegment[] {
  const segments: VodSegment[] = [];
  let map = "";
  let wallMs = 0;
  let seconds = 0;
  for (const line of playlist.split("\n")) {
    if (line.startsWith("#EXTINF:")) seconds = Number.parseFloat(line.slice(8));
    else if (line.startsWith("#EXT-X-MAP:")) map = new URL(uriOf(line), base).href;
    else if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) wallMs = Date.parse(line.slice(25));
    else if (line && !line.startsWith("#")) {
      const endMs = wallMs + seconds * 1000;
      segments.push({ uri: new URL(line, base).href, map, startMs: wallMs, endMs });
      wallMs = endMs;
    }
  }
  return segments;
}
