// What a player has to say to people: keys of texts, which whoever shows them translates.

export type Note =
  | ""
  | "player.format"
  | "player.h265"
  | "player.starting"
  | "player.expired"
  | "player.no_answer"
  | "player.not_ready"
  | "player.logged_out"
  | "player.decode"
  | "player.no_source"
  | "player.failed"
  | "player.last";

/** The note for a format that the browser does not play. */
export const cantPlay = (type: string): Note => (/hvc1|hev1/.test(type) ? "player.h265" : "player.format");

/** Whether trying again will not help: it is the browser that can't. */
export const isFinal = (note: Note): boolean => note === "player.h265" || note === "player.format";
