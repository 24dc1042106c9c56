// Which key does what while an event is open.

export type EventAct =
  | "newer"
  | "older"
  | "back"
  | "on"
  | "play"
  | "review"
  | "keep"
  | "label"
  | "share"
  | "download"
  | "screen"
  | "sound"
  | "help";

const ACTS: Readonly<Record<string, EventAct>> = {
  ArrowUp: "newer",
  k: "newer",
  ArrowDown: "older",
  j: "older",
  ArrowLeft: "back",
  ArrowRight: "on",
  " ": "play",
  r: "review",
  p: "keep",
  l: "label",
  s: "share",
  d: "download",
  f: "screen",
  m: "sound",
  "?": "help",
};

/** What a key means; null when it means nothing here, or belongs to a button or a field that has the focus. */
export function eventAct(event: KeyboardEvent): EventAct | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  const [target] = event.composedPath();
  if (target instanceof HTMLInputElement) return null;
  if (event.key === " " && target instanceof HTMLButtonElement) return null;
  // The video's own controls know their keys.
  if (target instanceof HTMLVideoElement && (event.key === " " || event.key === "f" || event.key === "m")) return null;
  return ACTS[event.key] ?? null;
}
