// What is wrong in a house of cameras, the gravest first. For each kind there is a remedy in the texts.

import type { Health } from "./health";
import { settingsPlace } from "./settings-place";
import { type Camera, cameraKey, type StorageTrouble } from "./types";

export type WrongKind =
  | "unreached"
  | "storage"
  | "denied"
  | "offline"
  | "trouble"
  | "log"
  | "bucket"
  | "mqtt"
  | "substream";

export interface Wrong {
  /** Tells it from all others, as long as it lasts. */
  readonly key: string;
  readonly kind: WrongKind;
  /** Whether something is not recorded for it. */
  readonly isGrave: boolean;
  /** What it is about. */
  readonly camera: Camera | null;
  /** The sidecar's name; "" where it is about a camera. */
  readonly name: string;
  readonly since: number | null;
  /** What was said about it, for people; may be empty. */
  readonly reason: string;
  /** The same of a disk, as it is told. */
  readonly troubles: readonly StorageTrouble[];
  /** Where in the settings it can be mended; "" for nowhere. */
  readonly settings: string;
}

const ORDER: readonly WrongKind[] = [
  "unreached",
  "storage",
  "denied",
  "offline",
  "trouble",
  "log", // without which recording goes on
  "bucket",
  "mqtt",
  "substream",
];
const GRAVE: readonly WrongKind[] = ORDER.slice(0, 5);

/** `storage` is what the feed has said, which may be newer than `healths`. */
export function wrongsOf(
  cameras: readonly Camera[],
  healths: readonly Health[],
  storage: readonly StorageTrouble[],
): readonly Wrong[] {
  const found = [...ofHouse(healths, storage), ...cameras.flatMap((camera) => ofCamera(camera))];
  const isFull = found.some((wrong) => wrong.kind === "storage");
  return found
    .filter((wrong) => !isFull || wrong.kind !== "trouble") // each camera would say it once more
    .sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}

function ofHouse(healths: readonly Health[], told: readonly StorageTrouble[]): readonly Wrong[] {
  const found = healths.flatMap((health) => {
    if (!health.isReached) return [wrong("unreached", health, "")];
    const { code = "", trouble: reason = "" } = health.storage ?? {};
    return [
      ...(reason ? [ofStorage(health, [{ code, reason, name: "" }])] : []),
      ...(health.bucketTrouble ? [wrong("bucket", health, health.bucketTrouble)] : []),
      ...(health.mqtt.enabled && !health.mqtt.connected ? [wrong("mqtt", health, health.mqtt.trouble)] : []),
    ];
  });
  const isKnown = found.some((one) => one.troubles.length);
  return told.length && !isKnown ? [ofStorage(null, told), ...found] : found;
}

function ofStorage(health: Health | null, troubles: readonly StorageTrouble[]): Wrong {
  const kind = troubles.every((one) => one.code === "log") ? "log" : "storage";
  return { ...wrong(kind, health, ""), troubles };
}

const SETTINGS: Readonly<Partial<Record<WrongKind, string>>> = { storage: "storage", bucket: "storage", mqtt: "mqtt" };

const wrong = (kind: WrongKind, health: Health | null, reason: string): Wrong => ({
  key: `${kind} ${health?.home ?? ""}`,
  kind,
  isGrave: GRAVE.includes(kind),
  camera: null,
  name: health?.name ?? "",
  since: null,
  reason,
  troubles: [],
  settings: SETTINGS[kind] ? settingsPlace(health?.home ?? "", SETTINGS[kind]) : "",
});

function ofCamera(camera: Camera): readonly Wrong[] {
  if (!camera.enabled) return [];
  const about = (kind: WrongKind, reason: string, since: number | null = null): Wrong => ({
    key: `${kind} ${cameraKey(camera)}`,
    kind,
    isGrave: GRAVE.includes(kind),
    camera,
    name: "",
    since,
    reason,
    troubles: [],
    settings: settingsPlace(camera.home, `cameras/${camera.id}/${kind === "trouble" ? "recording" : "streams"}`),
  });
  const main = camera.streams.find((stream) => stream.name === "main");
  if (!camera.online) {
    if (main?.state === "denied") return [about("denied", main.reason, camera.offlineSince)];
    // One that was never there is being connected: it has the time that takes.
    const isStarting = camera.offlineSince === null && camera.streams.every((stream) => stream.state === "connecting");
    return isStarting ? [] : [about("offline", main?.reason ?? "", camera.offlineSince)];
  }
  const others = camera.streams.filter((stream) => stream !== main);
  const away = others.find((stream) => stream.state === "offline" || stream.state === "denied");
  return [
    ...(camera.trouble ? [about("trouble", camera.trouble)] : []),
    ...(away ? [about("substream", away.reason)] : []),
  ];
}
