// What Tawny's elements know of cameras and of what happened. Times are milliseconds since 1970.

/** `home` is the sidecar that it belongs to: the config entry in Home Assistant, "" on the sidecar's own page. */
export interface CameraRef {
  readonly home: string;
  readonly id: string;
}

/** A sidecar. */
export interface Home {
  readonly id: string;
  readonly name: string;
}

export interface Zone {
  readonly id: string;
  readonly name: string;
}

export interface Stream {
  readonly name: string;
  readonly state: "connecting" | "online" | "offline" | "denied";
  /** Why it is not online, for people. */
  readonly reason: string;
  /** As players name it; "" until it was online once. */
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly audio: string;
}

export type RecordingMode = "off" | "motion" | "adaptive" | "continuous";

export interface Camera extends CameraRef {
  readonly name: string;
  /** The room or place it is grouped under; "" for none. */
  readonly area: string;
  readonly enabled: boolean;
  readonly online: boolean;
  readonly offlineSince: number | null;
  readonly recording: boolean;
  readonly motion: boolean;
  readonly motionZones: readonly string[];
  readonly zones: readonly Zone[];
  readonly openEvent: string | null;
  readonly detection: boolean;
  readonly sensitivity: number;
  readonly recordingMode: RecordingMode;
  /** What is wrong with it, for people; "" when nothing is. */
  readonly trouble: string;
  readonly streams: readonly Stream[];
  /** Whether whoever looks may record, and change it. */
  readonly canControl: boolean;
  /** Its entity in Home Assistant; "" elsewhere. */
  readonly entity: string;
  /** It is not here any more: only what was recorded of it is. */
  readonly former?: true;
}

export interface TawnyEvent {
  readonly home: string;
  /** Where its camera is, if that has moved to another sidecar since. */
  readonly cameraHome?: string;
  readonly id: string;
  /** Id of the camera. */
  readonly camera: string;
  readonly label: string;
  readonly start: number;
  /** null while it goes on. */
  readonly end: number | null;
  readonly clipStart: number;
  readonly clipEnd: number | null;
  readonly zones: readonly string[];
  readonly score: number;
  readonly reviewed: boolean;
  readonly protected: boolean;
  readonly hasSnapshot: boolean;
  readonly hasThumbnail: boolean;
}

export interface EventQuery {
  /** Of these cameras alone; empty or left out: all. */
  readonly cameras?: readonly CameraRef[];
  readonly zone?: string;
  readonly label?: string;
  readonly since?: number;
  readonly until?: number;
  readonly reviewed?: boolean;
  readonly limit?: number;
  /** From the page before, with the same filter. */
  readonly cursor?: string;
}

export interface EventPage {
  readonly events: readonly TawnyEvent[];
  readonly cursor: string | null;
  /** Homes that could not be asked, of which nothing is on it; left out: none. */
  readonly missing?: readonly string[];
}

export interface EventChange {
  readonly reviewed?: boolean;
  readonly protected?: boolean;
  readonly label?: string;
}

export type GapReason =
  | "service_down"
  | "storage"
  | "recording_off"
  | "camera_disabled"
  | "camera_removed"
  | "camera_offline"
  | "no_motion"
  | "not_set_up"
  | "unknown";

export interface TimelineRange {
  readonly kind: string;
  readonly stream: string;
  readonly start: number;
  readonly end: number;
  /** Only the bucket has it. */
  readonly away?: boolean;
}

export interface TimelineGap {
  readonly start: number;
  readonly end: number;
  readonly reason: GapReason;
  readonly message: string;
}

export interface TimelineMotion {
  readonly start: number;
  /** The share of the bucket in which something moved, 0 to 1. */
  readonly moving: number;
  readonly peak: number;
}

export interface TimelineEvent {
  readonly id: string;
  readonly label: string;
  readonly start: number;
  readonly end: number | null;
  readonly reviewed: boolean;
}

export interface Timeline {
  readonly start: number;
  readonly end: number;
  readonly ranges: readonly TimelineRange[];
  readonly gaps: readonly TimelineGap[];
  readonly bucketMs: number;
  readonly motion: readonly TimelineMotion[];
  readonly events: readonly TimelineEvent[];
}

/** A range that somebody asked for as a file. */
export interface Exported {
  readonly home: string;
  /** Where its camera is, if that has moved to another sidecar since. */
  readonly cameraHome?: string;
  readonly id: string;
  /** Id of the camera. */
  readonly camera: string;
  readonly start: number;
  readonly end: number;
  readonly state: "pending" | "running" | "done" | "failed";
  /** How much is written, 0 to 1. */
  readonly progress: number;
  /** Bytes; null until it is done. */
  readonly size: number | null;
  /** Why there is no file, or what it lacks, for people. */
  readonly message: string;
}

/** Why nothing can be recorded. */
export interface StorageTrouble {
  /** For programs; "" where only the reason is known. */
  readonly code: string;
  /** For people, in English. */
  readonly reason: string;
  /** The sidecar's name where there are several; else "". */
  readonly name: string;
}

/** Names a camera in addresses, and tells it from all others. */
export const cameraKey = (camera: CameraRef): string => (camera.home ? `${camera.home}/${camera.id}` : camera.id);

export function parseCameraKey(key: string): CameraRef {
  const at = key.lastIndexOf("/");
  return { home: key.slice(0, Math.max(0, at)), id: key.slice(at + 1) };
}

/** The camera of an event or export: where it is now. */
export const cameraOf = ({ cameraHome, home, camera }: TawnyEvent | Exported): CameraRef => ({
  home: cameraHome ?? home,
  id: camera,
});

export const isSame = (one: CameraRef, other: CameraRef): boolean => one.id === other.id && one.home === other.home;

/** The stream for grids: the small one, where there is one. */
export const smallStream = (camera: Camera): string =>
  camera.streams.some((stream) => stream.name === "sub") ? "sub" : "main";
