// Whether this browser can be notified, and if not, why: each reason has another remedy.

export interface Device {
  /** Whether the page came by https, or from this very machine. */
  readonly isSecure: boolean;
  readonly hasPush: boolean;
  readonly permission: NotificationPermission;
  readonly isApplePhone: boolean;
  /** Whether it was opened from the home screen. */
  readonly isInstalled: boolean;
}

export type PushState = "insecure" | "ios" | "unsupported" | "denied" | "possible";

export function pushState({ hasPush, isApplePhone, isInstalled, isSecure, permission }: Device): PushState {
  if (!isSecure) return "insecure";
  // There it comes with the installed page alone.
  if (!hasPush) return isApplePhone && !isInstalled ? "ios" : "unsupported";
  return permission === "denied" ? "denied" : "possible";
}

/** An iPad says that it is a Macintosh, but there is none with a screen that is touched. */
export const isApplePhone = (agent: string, touchPoints: number): boolean =>
  /iPhone|iPad|iPod/.test(agent) || (agent.includes("Macintosh") && touchPoints > 1);

/** Which cameras are wanted after one was tapped; null: all there are, and those that will come. At least one is left. */
export function withCamera(
  wanted: readonly string[] | null,
  all: readonly string[],
  id: string,
): readonly string[] | null {
  const before = wanted ?? all;
  const after = before.includes(id) ? before.filter((one) => one !== id) : [...before, id];
  if (!after.length) return wanted;
  return all.every((one) => after.includes(one)) ? null : after;
}
