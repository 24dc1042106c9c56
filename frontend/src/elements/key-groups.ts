// Which keys there are, as they are listed for people: by what somebody looks at, and where in it they are meant.

import type { KeysKey } from "../i18n/keys";
import type { RecordingsKey } from "../i18n/recordings";
import type { TextKey } from "../i18n/translate";

/** A view, or what is open in it. */
export type KeysOf = "live" | "kiosk" | "events" | "recordings" | "sensors" | "settings" | "camera" | "event";

/** Its words are those of the keys, of all elements, or of the recordings. */
export type KeyLine = { readonly keys: string } & (
  | { readonly own: KeysKey }
  | { readonly text: TextKey }
  | { readonly rec: RecordingsKey }
);

export interface KeyGroup {
  /** Where they are meant; left out where nothing else is. */
  readonly where?: KeysKey;
  readonly lines: readonly KeyLine[];
}

const CAMERA: readonly KeyLine[] = [
  { keys: "← →", own: "keys.step_camera" },
  { keys: "f", text: "live.full_screen" },
  { keys: "m", text: "live.sound" },
  { keys: "Esc", own: "keys.close" },
];

const EVENT: readonly KeyLine[] = [
  { keys: "↑ k", text: "event.newer" },
  { keys: "↓ j", text: "event.older" },
  { keys: "← →", own: "keys.skip" },
  { keys: "␣", own: "keys.play" },
  { keys: "r", text: "event.reviewed" },
  { keys: "p", text: "event.keep" },
  { keys: "l", text: "event.name" },
  { keys: "s", text: "event.share" },
  { keys: "d", text: "event.download" },
  { keys: "f", text: "live.full_screen" },
  { keys: "m", text: "live.sound" },
  { keys: "Esc", own: "keys.close" },
];

const TIMELINE: readonly KeyLine[] = [
  { keys: "← →", own: "keys.move" },
  { keys: "PgUp PgDn", own: "keys.further" },
  { keys: "+ −", own: "keys.zoom" },
  { keys: "End", own: "keys.now" },
  { keys: "⏎", own: "keys.choose" },
];

const RECORDINGS: readonly KeyLine[] = [
  { keys: "␣ k", own: "keys.play" },
  { keys: "← j", rec: "rec.back" },
  { keys: "→", rec: "rec.on" },
  { keys: "l", rec: "rec.run" },
  { keys: "< >", rec: "rec.slower_faster" },
  { keys: ", .", rec: "rec.frames" },
  { keys: "p", rec: "rec.event_before" },
  { keys: "n", rec: "rec.event_after" },
  { keys: "q", rec: "rec.skip" },
  { keys: "i", rec: "rec.mark_start" },
  { keys: "o", rec: "rec.mark_end" },
  { keys: "s", text: "event.share" },
  { keys: "f", text: "live.full_screen" },
  { keys: "m", text: "live.sound" },
];

const EVERYWHERE: KeyGroup = {
  where: "keys.everywhere",
  lines: [
    { keys: "⇥", own: "keys.next" },
    { keys: "⏎", own: "keys.open" },
    { keys: "?", own: "keys.help" },
  ],
};

export const KEY_GROUPS: Readonly<Record<KeysOf, readonly KeyGroup[]>> = {
  camera: [{ lines: CAMERA }],
  event: [{ lines: EVENT }],
  live: [{ where: "keys.camera", lines: CAMERA }, EVERYWHERE],
  kiosk: [
    {
      lines: [
        { keys: "← →", own: "keys.pages" },
        { keys: "Esc", text: "kiosk.back" },
        { keys: "f", text: "live.full_screen" },
      ],
    },
    EVERYWHERE,
  ],
  events: [{ where: "keys.event", lines: EVENT }, { where: "keys.timeline", lines: TIMELINE }, EVERYWHERE],
  recordings: [
    { lines: RECORDINGS },
    { where: "keys.timeline", lines: [{ keys: "+ −", own: "keys.zoom" }] },
    { where: "keys.calendar", lines: [{ keys: "← → ↑ ↓", own: "keys.day" }] },
    EVERYWHERE,
  ],
  sensors: [EVERYWHERE],
  settings: [
    { where: "keys.tabs", lines: [{ keys: "← →", own: "keys.section" }] },
    {
      where: "keys.zones",
      lines: [
        { keys: "← → ↑ ↓", own: "keys.corner_move" },
        { keys: "⏎ +", own: "keys.corner_add" },
        { keys: "Del", own: "keys.corner_remove" },
      ],
    },
    EVERYWHERE,
  ],
};
