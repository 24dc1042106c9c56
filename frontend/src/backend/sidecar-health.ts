// How a sidecar does, by its API, whoever carries the questions there.

import { type Answer, isAnswer, list, number, text, time } from "../model/answers";
import { forecast, keepOf } from "../model/forecast";
import type { Health, HouseEvent, HouseEventQuery, StreamFigures } from "../model/health";
import { valueAt } from "../model/paths";
import type { ApiHttp } from "./api-http";
import * as read from "./read-settings";

const PAGE = 1000; // as many as the API gives at once

/** How far back recordings will reach, too, which is for admins. */
export async function withForecast(health: Health, http: ApiHttp, signal?: AbortSignal): Promise<Health> {
  const [storage, config] = await Promise.all([http.get("/storage", {}, signal), http.get("/config", {}, signal)]);
  const keep = keepOf((path) => valueAt(config["config"], path));
  return { ...health, forecast: forecast(read.storage(storage), keep, Date.now()) };
}

export async function sidecarEvents(
  http: ApiHttp,
  home: string,
  query: HouseEventQuery,
  signal?: AbortSignal,
): Promise<readonly HouseEvent[]> {
  const found: HouseEvent[] = [];
  const since = new Date(query.since).toISOString();
  let cursor: string | undefined;
  do {
    const limit = Math.min(PAGE, query.limit - found.length);
    const answer = await http.get("/system/events", { since, limit, cursor }, signal);
    found.push(...list(answer["events"]).map((one) => readHouseEvent(one, home)));
    cursor = text(answer["next_cursor"]) || undefined;
  } while (cursor && found.length < query.limit);
  return found;
}

/** What `/status` says. */
export function readHealth(answer: Answer, home: string): Health {
  const { nodeName, version, started, mqtt, offload } = read.status(answer);
  const storage = answer["storage"];
  return {
    home,
    name: nodeName,
    isReached: true,
    version,
    started,
    mqtt,
    storage: isAnswer(storage)
      ? {
          path: text(storage["path"]),
          totalBytes: number(storage["total_bytes"]),
          freeBytes: number(storage["free_bytes"]),
          usedBytes: nullableNumber(storage["used_bytes"]),
          trouble: text(storage["trouble"]),
          code: text(storage["code"]),
        }
      : null,
    bucketTrouble: offload?.trouble ? `${offload.trouble}: ${offload.hint}` : "",
    forecast: null,
    streams: list(answer["cameras"]).flatMap((camera) =>
      list(camera["streams"]).map((stream) => readFigures(stream, { home, id: text(camera["id"]) })),
    ),
  };
}

const readFigures = (answer: Answer, camera: { home: string; id: string }): StreamFigures => ({
  ...camera,
  stream: text(answer["name"]),
  fps: nullableNumber(answer["fps"]),
  bitrate: nullableNumber(answer["bitrate"]),
  framesLost: nullableNumber(answer["frames_lost"]),
  reconnects: nullableNumber(answer["reconnects"]),
});

export function readHouseEvent(answer: Answer, home: string): HouseEvent {
  const data = isAnswer(answer["data"]) ? answer["data"] : {};
  return {
    home,
    id: number(answer["id"]),
    at: time(answer["at"]),
    kind: text(answer["kind"]),
    camera: text(answer["camera"]),
    message: text(answer["message"]),
    detail: text(data["use"]) || text(data["mode"]) || (data["clean"] === false ? UNCLEAN : ""),
  };
}

/** The detail of a stop of which the service itself said nothing. */
const UNCLEAN = "unclean";

const nullableNumber = (value: unknown): number | null => (typeof value === "number" ? value : null);
