// Which key does what in the recordings.

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
};

/** What a key means; null when it means nothing here, or belongs to a button or a field that has the focus. */
export function recordingsAct(event: KeyboardEvent): RecordingsAct | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return null;
  const [target] = event.composedPath();
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return null;
  const isButton = target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
  return event.key === " " && isButton ? null : (ACTS[event.key] ?? null);
}
