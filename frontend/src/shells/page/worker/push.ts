// What is pushed: shown in place of what was shown of the same event, and what taps on it do.

import { rememberSubscription } from "../../../backend/device-memory";
import { isAnswer, text } from "../../../model/answers";
import { lookOf, placeOf, readPush } from "../../../model/push-message";

declare const self: ServiceWorkerGlobalScope;

const SILENCE_MS = 30 * 60_000;
const PATIENCE_MS = 2500; // whoever tapped waits for the page

export async function pushed(data: PushMessageData | null): Promise<void> {
  const said: unknown = data?.json();
  const message = readPush(isAnswer(said) ? said : {});
  await self.registration.showNotification(message.title, lookOf(message, self.registration.scope));
}

export async function tapped(event: NotificationEvent): Promise<void> {
  const { action, notification } = event;
  const data: unknown = notification.data;
  const about = isAnswer(data) ? data : {};
  const [tag, camera, subscription] = [text(about["tag"]), text(about["camera"]), text(about["subscription"])];
  notification.close();
  if (action === "reviewed" && (await isDone(`events/${tag}`, { reviewed: true }))) return;
  if (action === "silence") {
    const until = new Date(Date.now() + SILENCE_MS).toISOString();
    if (await isDone(`push/subscriptions/${subscription}`, { paused_until: until })) return;
  }
  await show(placeOf(tag, camera, Boolean(camera) && (await goesOn(tag))));
}

const api = (path: string): string => new URL(`../api/v1/${path}`, self.registration.scope).href;

/** Whether it worked. If not, the page is shown, where people are told why. */
async function isDone(path: string, json: object): Promise<boolean> {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(api(path), { method: "PATCH", headers, body: JSON.stringify(json) }).catch(() => null);
  return answer?.ok ?? false;
}

/** Whether an event goes on. One that can't be asked for is over: the page says what is the matter. */
async function goesOn(id: string): Promise<boolean> {
  try {
    const answer = await fetch(api(`events/${id}`), { signal: AbortSignal.timeout(PATIENCE_MS) });
    const event: unknown = await answer.json();
    return answer.ok && isAnswer(event) && event["end"] === null;
  } catch {
    return false;
  }
}

/** Shows a place of the page, in a window that is open if there is one. */
async function show(place: string): Promise<void> {
  const { scope } = self.registration;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.find((client) => client.url.startsWith(scope));
  if (!open) {
    await self.clients.openWindow(new URL(place, scope));
    return;
  }
  open.postMessage({ type: "go", place });
  await open.focus();
}

/** The browser has replaced its subscription. */
export async function subscribeAnew(event: PushSubscriptionChangeEvent): Promise<void> {
  const { oldSubscription } = event;
  const made =
    event.newSubscription ??
    (oldSubscription && (await self.registration.pushManager.subscribe(oldSubscription.options)));
  if (!made) return;
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify({ subscription: made.toJSON() });
  const answer = await fetch(api("push/subscriptions"), { method: "POST", headers, body });
  const told: unknown = await answer.json();
  if (answer.ok && isAnswer(told)) await rememberSubscription(text(told["id"]));
}
