// Reading what the sidecar's API answers about settings.

import { type Answer, isAnswer, list, nullableTime, number, text, texts, time } from "../model/answers";
import type {
  Device,
  DryRun,
  FootageKind,
  FoundDevice,
  Offload,
  Pairing,
  Profile,
  RunState,
  Seen,
  Status,
  StorageFigures,
  Token,
} from "../model/settings";

const table = (value: unknown): Answer => (isAnswer(value) ? value : {});

export const device = (answer: Answer): FoundDevice => ({
  address: text(answer["address"]),
  name: text(answer["name"]),
  hardware: text(answer["hardware"]),
  location: text(answer["location"]),
  service: texts(answer["services"])[0] ?? "",
});

const profile = (answer: Answer): Profile => ({
  token: text(answer["token"]),
  name: text(answer["name"]),
  codec: text(answer["codec"]),
  width: number(answer["width"]),
  height: number(answer["height"]),
  fps: number(answer["fps"]),
  bitrate: number(answer["bitrate"]),
  audio: text(answer["audio"]),
  url: text(answer["rtsp_url"]),
  foreign: answer["foreign_host"] === true,
});

export function profiles(answer: Answer): Device {
  const suggestion = table(answer["suggestion"]);
  return {
    maker: text(answer["manufacturer"]),
    model: text(answer["model"]),
    profiles: list(answer["profiles"]).map(profile),
    main: text(suggestion["main"]),
    sub: text(suggestion["sub"]),
    reasons: texts(suggestion["reasons"]),
  };
}

export const seen = (answer: Answer): Seen => ({
  codec: text(answer["video_codec"]),
  width: number(answer["width"]),
  height: number(answer["height"]),
  fps: number(answer["fps"]),
  bitrate: number(answer["bitrate"]),
  keyframesS: number(answer["longest_gop_s"]),
  audio: text(answer["audio_codec"]),
  warnings: list(answer["warnings"]).map((one) => ({
    code: text(one["code"]),
    message: text(one["message"]),
    remedy: text(one["remedy"]),
  })),
});

export function dryRun(answer: Answer): DryRun {
  const result = answer["result"];
  return {
    id: text(answer["id"]),
    state: text(answer["state"]) as RunState,
    progress: number(answer["progress"]),
    error: text(answer["error"]),
    result: isAnswer(result)
      ? {
          events: number(result["events"]),
          was: number(result["was"]),
          added: number(result["new"]),
          gone: number(result["gone"]),
          unseen: number(result["unseen"]),
          judgedS: number(result["judged_s"]),
          thinnedS: number(result["thinned_s"]),
          missingS: number(result["missing_s"]),
        }
      : null,
  };
}

export const token = (answer: Answer): Token => ({
  id: text(answer["id"]),
  name: text(answer["name"]),
  scope: answer["scope"] === "admin" ? "admin" : "viewer",
  cameras: Array.isArray(answer["cameras"]) ? texts(answer["cameras"]) : null,
  created: nullableTime(answer["created"]),
  lastUsed: nullableTime(answer["last_used"]),
  expires: nullableTime(answer["expires"]),
  revoked: nullableTime(answer["revoked"]),
});

export const pairing = (answer: Answer): Pairing => ({
  state: text(answer["state"]) as Pairing["state"],
  id: text(answer["id"]),
  name: text(answer["name"]),
});

const offload = (answer: Answer): Offload => ({
  trouble: text(answer["trouble"]),
  hint: text(answer["hint"]),
  stored: answer["stored"] === null ? null : number(answer["stored"]),
  storedBytes: number(answer["stored_bytes"]),
  waiting: number(answer["waiting"]),
  missed: number(answer["missed"]),
});

export function status(answer: Answer): Status {
  const [node, counts, mqtt] = [table(answer["node"]), answer["counts"], table(answer["mqtt"])];
  return {
    isWell: answer["status"] === "ok",
    version: text(answer["version"]),
    api: number(answer["api"]),
    node: text(node["id"]),
    nodeName: text(node["name"]),
    started: time(answer["started"]),
    counts: isAnswer(counts) ? { events: number(counts["events"]), segments: number(counts["segments"]) } : null,
    offload: answer["offload"] ? offload(table(answer["offload"])) : null,
    mqtt: {
      enabled: mqtt["enabled"] === true,
      connected: mqtt["connected"] === true,
      trouble: text(mqtt["trouble"]),
    },
  };
}

export const storage = (answer: Answer): StorageFigures => ({
  path: text(answer["path"]),
  totalBytes: number(answer["total_bytes"]),
  freeBytes: number(answer["free_bytes"]),
  usedBytes: number(answer["used_bytes"]),
  trouble: text(answer["trouble"]),
  code: text(answer["code"]),
  footage: list(answer["footage"]).map((one) => ({
    kind: text(one["kind"]) as FootageKind,
    bytes: number(one["size_bytes"]),
    oldest: nullableTime(one["oldest"]),
  })),
  cameras: list(answer["cameras"]).map((one) => ({ id: text(one["camera"]), bytes: number(one["size_bytes"]) })),
});
