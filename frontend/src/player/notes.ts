// What a player has to say to people: keys of texts, which whoever shows them translates.

export type LiveNote =
  | ""
  | "player.format"
  | "player.h265"
  | "player.starting"
  | "player.expired"
  | "player.no_answer"
  | "player.not_ready"
  | "player.logged_out";

/** Those that are of recordings alone are among their texts. */
export type Note = LiveNote | "rec.play_decode" | "rec.play_no_source" | "rec.play_failed" | "rec.play_last";

/** The note for a format that the browser does not play. */
export const cantPlay = (type: string): LiveNote => (/hvc1|hev1/.test(type) ? "player.h265" : "player.format");

/** Whether trying again will not help: it is the browser that can't. */
export const isFinal = (note: LiveNote): boolean => note === "player.h265" || note === "player.format";
