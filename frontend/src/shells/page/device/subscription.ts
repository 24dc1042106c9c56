// This browser's subscription to pushes: as the browser has it, as the sidecar has it, and which of the two belong together.

import { rememberedSubscription, rememberSubscription } from "../../../backend/device-memory";
import type { SidecarHttp } from "../../../backend/sidecar-http";
import { type PushDevice, SidecarPush } from "../../../backend/sidecar-push";
import { isApplePhone, type PushState, pushState } from "../../../model/push-state";
import { registerWorker } from "./updates";

const MOST_NAME = 80;

const isApple = (): boolean => isApplePhone(navigator.userAgent, navigator.maxTouchPoints);

export const isInstalled = (): boolean => matchMedia("(display-mode: standalone)").matches;

export function stateHere(): PushState {
  const hasPush = "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;
  return pushState({
    isSecure: isSecureContext,
    hasPush,
    permission: hasPush ? Notification.permission : "default",
    isApplePhone: isApple(),
    isInstalled: isInstalled(),
  });
}

/** This browser as the sidecar knows it; null when it is told of nothing. */
export async function deviceHere(push: SidecarPush): Promise<PushDevice | null> {
  const id = await rememberedSubscription();
  if (!id) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  if (!(await registration?.pushManager.getSubscription())) return null;
  return (await push.devices()).find((device) => device.id === id) ?? null;
}

/** Asks the browser's user, and subscribes. Null when he does not allow it. */
export async function turnOn(push: SidecarPush, language: string): Promise<PushDevice | null> {
  if ((await Notification.requestPermission()) !== "granted") return null;
  await registerWorker();
  const { pushManager } = await navigator.serviceWorker.ready;
  const key = await push.key();
  const known = await pushManager.getSubscription();
  const isUseful = known !== null && keyOf(known) === key;
  if (known && !isUseful) await known.unsubscribe();
  const subscription =
    known && isUseful ? known : await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  // Apple's systems ring for every change of what is shown.
  const wishes = { name: nameHere(), language, updates: !isApple(), pausedUntil: null };
  const device = await push.subscribe(subscription.toJSON(), wishes);
  await rememberSubscription(device.id);
  return device;
}

export async function turnOff(push: SidecarPush): Promise<void> {
  const id = await rememberedSubscription();
  if (!id) return;
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  // Without it the sidecar hears that it is gone with the next push, whether it can be told now or not.
  await subscription?.unsubscribe();
  await rememberSubscription("");
  await push.remove(id);
}

/** Whoever logs out does not want to see pictures of the house there any more. */
export async function forgetDevice(http: SidecarHttp): Promise<void> {
  if ("caches" in globalThis) await turnOff(new SidecarPush(http));
}

/** Base64url, as the sidecar says it. */
function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

const nameHere = (): string => (navigator.platform || "?").slice(0, MOST_NAME);
