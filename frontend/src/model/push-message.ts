// What a push of the sidecar says (docs/design/push.md), what is shown of it, and where it leads.

import { type Answer, list, nullableText, text } from "./answers";

export interface PushMessage {
  /** The event's id, or `test`. */
  readonly tag: string;
  readonly phase: string;
  readonly title: string;
  readonly body: string;
  /** A path; null for none. */
  readonly image: string | null;
  readonly at: number;
  /** Whether it has made its sound already. */
  readonly silent: boolean;
  readonly camera: string;
  readonly subscription: string;
  readonly actions: readonly { readonly action: string; readonly title: string }[];
}

export function readPush(answer: Answer): PushMessage {
  return {
    tag: text(answer["tag"]) || "tawny",
    phase: text(answer["phase"]),
    title: text(answer["title"]) || "Tawny",
    body: text(answer["body"]),
    image: nullableText(answer["image"]),
    at: Date.parse(text(answer["at"])) || Date.now(),
    silent: answer["silent"] === true,
    camera: text(answer["camera"]),
    subscription: text(answer["subscription"]),
    actions: list(answer["actions"]).map((one) => ({ action: text(one["action"]), title: text(one["title"]) })),
  };
}

/** More than TypeScript knows of: pictures, buttons, and a sound for what takes the place of something. */
export interface NotificationLook extends NotificationOptions {
  readonly image?: string;
  readonly renotify: boolean;
  readonly timestamp: number;
  readonly actions: PushMessage["actions"];
}

/** How it is shown, by a worker at `scope`. What has the same tag takes the place of what was there. */
export function lookOf(message: PushMessage, scope: string): NotificationLook {
  const at = (path: string): string => new URL(path, scope).href;
  return {
    body: message.body,
    tag: message.tag,
    icon: at("./icon-192.png"),
    badge: at("./badge-96.png"),
    ...(message.image ? { image: at(message.image) } : {}),
    timestamp: message.at,
    silent: message.silent,
    renotify: !message.silent,
    actions: message.actions,
    data: { tag: message.tag, camera: message.camera, subscription: message.subscription },
  };
}

/** Where a tap leads: to the live picture while the event goes on, else to the event; a trial to the beginning. */
export function placeOf(tag: string, camera: string, goesOn: boolean): string {
  if (!camera) return "#/";
  return goesOn ? `#/live/${encodeURI(camera)}` : `#/events/event=${encodeURIComponent(tag)}`;
}
