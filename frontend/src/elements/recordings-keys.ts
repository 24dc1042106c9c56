// Which key does what in the recordings.

import type { RecordingsKey } from "../i18n/recordings";
import type { TextKey } from "../i18n/translate";

export type RecordingsAct =
  | "play"
  | "pause"
  | "back"
  | "on"
  | "before"
  | "after"
  | "frame_back"
  | "frame_on"
  | "slower"
  | "faster"
  | "run"
  | "skip"
  | "start"
  | "end"
  | "sound"
  | "screen"
  | "share"
  | "help";

const ACTS: Readonly<Record<string, RecordingsAct>> = {
  " ": "play",
  k: "pause",
  j: "back",
  l: "run",
  ArrowLeft: "back",
  ArrowRight: "on",
  ",": "frame_back",
  ".": "frame_on",
  "<": "slower",
  ">": "faster",
  p: "before",
  n: "after",
  q: "skip",
  i: "start",
  o: "end",
  s: "share",
  f: "screen",
  m: "sound",
  "?": "help",
};

/** What is listed for people, in this order. */
export const RECORDINGS_KEYS: readonly (
  | { readonly keys: string; readonly text: TextKey }
  | { readonly keys: string; readonly own: RecordingsKey }
)[] = [
  { keys: "␣ k", text: "keys.play" },
  { keys: "← j", own: "rec.back" },
  { keys: "→", own: "rec.on" },
  { keys: "l", own: "rec.run" },
  { keys: "< >", own: "rec.slower_faster" },
  { keys: ", .", own: "rec.frames" },
  { keys: "p", own: "rec.event_before" },
  { keys: "n", own: "rec.event_after" },
  { keys: "q", own: "rec.skip" },
  { keys: "i", own: "rec.mark_start" },
  { keys: "o", own: "rec.mark_end" },
  { keys: "s", text: "event.share" },
  { keys: "f", text: "live.full_screen" },
  { keys: "m", text: "live.sound" },
];

/** What a key means; null when it means nothing here, or belongs to a button or a field that has the focus. */
export function recordingsAct(event: KeyboardEvent): RecordingsAct | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return null;
  const [target] = event.composedPath();
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return null;
  const isButton = target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
  return event.key === " " && isButton ? null : (ACTS[event.key] ?? null);
}
