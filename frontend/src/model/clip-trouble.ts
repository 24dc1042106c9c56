// Why a clip does not play: what its address answers tells more than a <video> does.

export type ClipNote =
  | "event.on_its_way"
  | "event.cant_play"
  | "player.no_answer"
  | "player.not_ready"
  | "player.expired"
  | "player.logged_out";

/** What is wrong; `again`: it may be better in a moment. */
export interface ClipTrouble {
  readonly note: ClipNote;
  readonly again: boolean;
}

/** `status` is what the clip's address answers, null for no answer; `isYoung`: it may still be on its way to the disk. */
export function clipTrouble(status: number | null, isYoung: boolean): ClipTrouble {
  if (status === null) return { note: "player.no_answer", again: true };
  if (status === 401 || status === 403) return { note: "player.logged_out", again: false };
  if (status >= 400 && isYoung) return { note: "event.on_its_way", again: true };
  if (status >= 500) return { note: "player.not_ready", again: true };
  return { note: status >= 400 ? "player.expired" : "event.cant_play", again: false };
}
