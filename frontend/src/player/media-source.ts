// MediaSource in its two kinds: iPhones have the managed one alone.

declare global {
  interface Window {
    ManagedMediaSource?: typeof MediaSource;
  }
}

export const LiveMediaSource: typeof MediaSource | undefined =
  globalThis.window?.ManagedMediaSource ?? globalThis.window?.MediaSource;
export const RecordedMediaSource: typeof MediaSource | undefined =
  globalThis.window?.MediaSource ?? globalThis.window?.ManagedMediaSource;

const VIDEO_TIMESCALE = 90_000;
const TFDT = 0x74666474;
const LOOK_BYTES = 4096;

/** Seconds at which a fragment begins in its run: its first tfdt box, whose track is the video. */
export function startOf(data: ArrayBuffer): number {
  const view = new DataView(data);
  const last = Math.min(view.byteLength - 20, LOOK_BYTES);
  for (let at = 4; at < last; at++) {
    if (view.getUint32(at) === TFDT) return Number(view.getBigUint64(at + 8)) / VIDEO_TIMESCALE;
  }
  return 0;
}

/** The seconds at which `buffer` ends; 0 when it is empty. */
export function endOf(buffer: SourceBuffer): number {
  const { buffered } = buffer;
  return buffered.length ? buffered.end(buffered.length - 1) : 0;
}
