import { expect, test } from "vitest";
import { readHealth, readHouseEvent, sidecarEvents, withForecast } from "../../src/backend/sidecar-health";
import { SidecarHttp } from "../../src/backend/sidecar-http";
import type { Answer } from "../../src/model/answers";
import { figuresOf } from "../../src/model/health";

const STATUS: Answer = {
  status: "ok",
  version: "1.2",
  node: { id: "home", name: "Home" },
  started: "2026-11-24T10:00:00Z",
  mqtt: { enabled: true, connected: false, trouble: "refused" },
  storage: { path: "/data", total_bytes: 10, free_bytes: 4, used_bytes: 3, trouble: "" },
  cameras: [{ id: "door", streams: [{ name: "main", fps: 25, bitrate: 1_000_000, frames_lost: 2, reconnects: null }] }],
};

/** An API that answers as `find` says; and what it was asked. */
function answering(find: (path: string, query: Answer) => Answer): [http: SidecarHttp, asked: string[]] {
  const asked: string[] = [];
  const http = new SidecarHttp("");
  http.get = async (path, query = {}) => {
    asked.push(path);
    return find(path, query);
  };
  return [http, asked];
}

test("the status is read", () => {
  const health = readHealth(STATUS, "");
  expect(health).toMatchObject({ name: "Home", version: "1.2", mqtt: { connected: false, trouble: "refused" } });
  expect(health.storage).toMatchObject({ totalBytes: 10, freeBytes: 4, usedBytes: 3 });
  const figures = figuresOf([health], { home: "", id: "door" }, "main");
  expect(figures).toMatchObject({ fps: 25, framesLost: 2, reconnects: null });
});

test("admins are told how far back recordings will reach", async () => {
  const old = new Date(Date.now() - 86_400_000).toISOString();
  const storage = { free_bytes: 100e9, used_bytes: 1e9, footage: [{ kind: "event", size_bytes: 1e9, oldest: old }] };
  const config = { config: { storage: { min_free_gb: 2, retention: { events_days: 30 } } } };
  const [http] = answering((path) => ({ "/storage": storage, "/config": config })[path] ?? {});
  expect((await withForecast(readHealth(STATUS, ""), http)).forecast?.days.event).toBe(30);
});

test("events are read page by page, and no more than are wanted", async () => {
  const page = (cursor: unknown, limit: unknown): Answer => ({
    events: Array.from({ length: Number(limit) }, (_, id) => ({ id, at: "2026-11-24T10:00:00Z", kind: "x" })),
    next_cursor: `${cursor ?? ""}n`,
  });
  const [http, asked] = answering((_, { cursor, limit }) => page(cursor, limit));
  const found = await sidecarEvents(http, "E1", { since: 0, limit: 1500 });
  expect(found).toHaveLength(1500);
  expect(found[0]?.home).toBe("E1");
  expect(asked).toHaveLength(2);
});

test("an event says what something was set to", () => {
  const told = { id: 1, at: "2026-11-24T10:00:00Z", camera: "door", message: "m" };
  expect(readHouseEvent({ ...told, kind: "camera_use", data: { use: "disabled" } }, "").detail).toBe("disabled");
  expect(readHouseEvent({ ...told, kind: "camera_online" }, "").detail).toBe("");
});
