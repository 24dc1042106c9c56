// Reading what the sidecar's API and Home Assistant answer: the same fields under the same names, with times as text.

import type {
  Camera,
  CameraRef,
  EventChange,
  Exported,
  RecordingMode,
  Stream,
  TawnyEvent,
  Timeline,
  Zone,
} from "./types";

export type Answer = Readonly<Record<string, unknown>>;

export const isAnswer = (value: unknown): value is Answer => typeof value === "object" && value !== null;
export const list = (value: unknown): readonly Answer[] => (Array.isArray(value) ? value.filter(isAnswer) : []);
export const text = (value: unknown): string => (typeof value === "string" ? value : "");
export const number = (value: unknown): number => (typeof value === "number" ? value : 0);
export const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
export const nullableText = (value: unknown): string | null => (typeof value === "string" ? value : null);
export const time = (value: unknown): number => Date.parse(text(value));
export const nullableTime = (value: unknown): number | null => (typeof value === "string" ? Date.parse(value) : null);

/** A camera as `/cameras` and `tawny/cameras` tell of it; `more` is what only one of them knows. */
export function readCamera(answer: Answer, more: CameraExtras): Camera {
  return {
    ...more,
    id: text(answer["id"]),
    name: text(answer["name"]),
    enabled: answer["enabled"] !== false,
    online: answer["online"] === true,
    offlineSince: nullableTime(answer["offline_since"]),
    recording: answer["recording"] === true,
    motion: answer["motion"] === true,
    motionZones: texts(answer["motion_zones"]),
    zones: list(answer["zones"]).map(readZone),
    openEvent: nullableText(answer["open_event"]),
    detection: answer["detection"] === true,
    sensitivity: number(answer["sensitivity"]),
    recordingMode: text(answer["recording_mode"]) as RecordingMode,
    trouble: text(answer["trouble"]),
    streams: list(answer["streams"]).map(readStream),
  };
}

export type CameraExtras = Pick<Camera, "home" | "area" | "canControl" | "entity">;

const readZone = (answer: Answer): Zone => ({ id: text(answer["id"]), name: text(answer["name"]) });

const readStream = (answer: Answer): Stream => ({
  name: text(answer["name"]),
  state: text(answer["state"]) as Stream["state"],
  reason: text(answer["reason"]),
  codec: text(answer["codec"]),
  width: number(answer["width"]),
  height: number(answer["height"]),
  audio: text(answer["audio"]),
});

/** Where the camera of an answer is, if not where the answer is from. */
const movedTo = (answer: Answer, home: string): { cameraHome?: string } => {
  const now = text(answer["camera_entry_id"]);
  return now && now !== home ? { cameraHome: now } : {};
};

export function readEvent(answer: Answer, home: string): TawnyEvent {
  return {
    home,
    ...movedTo(answer, home),
    id: text(answer["id"]),
    camera: text(answer["camera"]),
    label: text(answer["label"]),
    start: time(answer["start"]),
    end: nullableTime(answer["end"]),
    clipStart: time(answer["clip_start"]),
    clipEnd: nullableTime(answer["clip_end"]),
    zones: texts(answer["zones"]),
    score: number(answer["score"]),
    reviewed: answer["reviewed"] === true,
    protected: answer["protected"] === true,
    hasSnapshot: typeof answer["snapshot"] === "string",
    hasThumbnail: typeof answer["thumbnail"] === "string",
  };
}

/** What the feed says that somebody changed. */
export const readChange = (answer: Answer): EventChange => ({
  label: text(answer["label"]),
  reviewed: answer["reviewed"] === true,
  protected: answer["protected"] === true,
});

export function readTimeline(answer: Answer): Timeline {
  return {
    start: time(answer["start"]),
    end: time(answer["end"]),
    ranges: list(answer["ranges"]).map((one) => ({
      kind: text(one["kind"]),
      stream: text(one["stream"]),
      start: time(one["start"]),
      end: time(one["end"]),
      away: one["away"] === true,
    })),
    gaps: list(answer["gaps"]).map((one) => ({
      start: time(one["start"]),
      end: time(one["end"]),
      reason: text(one["reason"]) as Timeline["gaps"][number]["reason"],
      message: text(one["message"]),
    })),
    bucketMs: number(answer["bucket_s"]) * 1000,
    motion: list(answer["motion"]).map((one) => ({
      start: time(one["start"]),
      moving: number(one["moving"]),
      peak: number(one["peak"]),
    })),
    events: list(answer["events"]).map((one) => ({
      id: text(one["id"]),
      label: text(one["label"]),
      start: time(one["start"]),
      end: nullableTime(one["end"]),
      reviewed: one["reviewed"] === true,
    })),
  };
}

export function readExport(answer: Answer, home: string): Exported {
  return {
    home,
    ...movedTo(answer, home),
    id: text(answer["id"]),
    camera: text(answer["camera"]),
    start: time(answer["start"]),
    end: time(answer["end"]),
    state: text(answer["state"]) as Exported["state"],
    progress: number(answer["progress"]),
    size: typeof answer["size_bytes"] === "number" ? answer["size_bytes"] : null,
    message: text(answer["error"]) || text(answer["note"]),
  };
}

/** What the live feed says of one camera or event. */
export interface FeedMessage {
  readonly home: string;
  readonly type: string;
  readonly data: Answer;
}

/** The camera that a message is about; null when it is about none. */
export function cameraOfMessage(message: FeedMessage): CameraRef | null {
  const id = text(message.data["camera"]);
  return id ? { home: message.home, id } : null;
}
