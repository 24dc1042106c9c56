import { expect, test, vi } from "vitest";
import { Refused } from "../../src/backend/backend";
import { deskOf } from "../../src/backend/desk";
import { HassBackend } from "../../src/backend/hass";
import { HassHttp } from "../../src/backend/hass-http";
import type { Hass } from "../../src/backend/hass-types";
import { hassHouse, type Message } from "./hass-house";

const DONE = { status: 200, body: { ok: true }, version: '"v1"' };
const SIDECARS = {
  sidecars: [
    { entry_id: "E1", name: "House", available: true, cameras: [] },
    { entry_id: "E2", name: "Barn", available: true, cameras: [] },
  ],
};

/** A backend that knows its sidecars. */
async function backend(answers: Readonly<Record<string, unknown>>, change: Partial<Hass> = {}) {
  const [hass, heard] = hassHouse({ "tawny/cameras": SIDECARS, ...answers }, change);
  const made = HassBackend.of(hass);
  made.start();
  await vi.waitFor(() => expect(made.homes.value).toHaveLength(2));
  return { backend: made, heard };
}

test("a question goes to the sidecar that it is for, with what belongs to it", async () => {
  const [hass, heard] = hassHouse({ "tawny/settings/ask": DONE });
  const http = new HassHttp(() => hass, "E1");
  const to = { type: "tawny/settings/ask", entry_id: "E1" };
  expect(await http.get("/system/events", { limit: 20, cursor: undefined, all: true })).toEqual({ ok: true });
  await http.post("/cameras", { id: "door" });
  await http.patch("/cameras/door", { name: "Door" });
  await http.delete("/cameras/door");
  expect(await http.getVersion("/config")).toEqual({ answer: { ok: true }, version: '"v1"' });
  await http.putVersion("/config", { node: {} }, '"v1"');
  await http.put("/config", {});
  expect(heard.asked).toEqual([
    { ...to, method: "GET", path: "/system/events", query: { limit: "20", all: "true" } },
    { ...to, method: "POST", path: "/cameras", body: { id: "door" } },
    { ...to, method: "PATCH", path: "/cameras/door", body: { name: "Door" } },
    { ...to, method: "DELETE", path: "/cameras/door" },
    { ...to, method: "GET", path: "/config" },
    { ...to, method: "PUT", path: "/config", body: { node: {} }, version: '"v1"' },
    { ...to, method: "PUT", path: "/config", body: {} },
  ]);
});

test("what the sidecar refuses is refused in its words", async () => {
  const error = { message: "1 field is wrong", hint: "correct it", fields: [{ path: "name", message: "too long" }] };
  const [hass] = hassHouse({ "tawny/settings/ask": { status: 422, body: { error }, version: "" } });
  const refused = await new HassHttp(() => hass, "E1").patch("/cameras/door", {}).catch((reason: unknown) => reason);
  expect(refused).toBeInstanceOf(Refused);
  expect(refused).toMatchObject({ status: 422, message: "1 field is wrong", hint: "correct it", fields: error.fields });
});

test.each([
  ["unauthorized", 403],
  ["not_found", 404],
  ["home_assistant_error", 500],
])("%s is refused in Home Assistant's words", async (code, status) => {
  const told = () => Promise.reject({ code, message: "House can't be reached" });
  const [hass] = hassHouse({ "tawny/settings/ask": told });
  const asked = new HassHttp(() => hass, "E1").get("/config");
  await expect(asked).rejects.toMatchObject({ status, message: "House can't be reached" });
});

test("nobody is told what he waits for no more", async () => {
  const [hass] = hassHouse({ "tawny/settings/ask": DONE });
  const search = new AbortController();
  const asked = new HassHttp(() => hass, "E1").post("/cameras/discover", {}, search.signal);
  search.abort();
  await expect(asked).rejects.toThrow();
});

test("each sidecar has a desk of its own, the same each time", async () => {
  const ask = ({ entry_id: home, path }: Message) => ({
    status: 200,
    body: path === "/config" ? { config: { node: { name: home } } } : {},
    version: '"v1"',
  });
  const { backend: house } = await backend({ "tawny/settings/ask": ask });
  const [one, other] = await Promise.all([deskOf(house, "E1"), deskOf(house, "E2")]);
  expect([one.draft(["node", "name"]), other.draft(["node", "name"])]).toEqual(["E1", "E2"]);
  expect(await deskOf(house, "E1")).toBe(one);
  one.edit(["node", "name"], "Home");
  expect(other.draft(["node", "name"])).toBe("E2");
});

test("profiles are read, switched and silenced", async () => {
  const told = {
    id: "P",
    name: "Night",
    enabled: true,
    silenced_until: "2026-11-24T12:00:00Z",
    last_sent: null,
    phones: ["Ann's phone"],
    pushes_today: 3,
    limit: 500,
  };
  const { backend: house, heard } = await backend({
    "tawny/notifications/list": { profiles: [told] },
    "tawny/notifications/change": told,
  });
  const { notifyProfiles, pushDevices } = await house.openSettings("E1");
  expect(pushDevices).toBeNull();
  expect(await notifyProfiles?.list()).toMatchObject([
    { name: "Night", silencedUntil: Date.UTC(2026, 10, 24, 12), lastSent: null, pushesToday: 3 },
  ]);
  await notifyProfiles?.enable("P", false);
  await notifyProfiles?.silence("P", 3600);
  const change = { type: "tawny/notifications/change", entry_id: "E1", profile: "P" };
  expect(heard.asked.slice(-2)).toEqual([
    { ...change, enabled: false },
    { ...change, silence_s: 3600 },
  ]);
});

test("exports are those of all sidecars, and their files have signed addresses", async () => {
  const one = { entry_id: "E2", id: "X", camera: "door", state: "done", progress: 1, size_bytes: 7 };
  const { backend: house, heard } = await backend({
    "tawny/exports/list": { exports: [one] },
    "tawny/exports/add": { ...one, state: "pending" },
    "auth/sign_path": ({ path }: Message) => ({ path: `${path}?signed` }),
  });
  const [found] = await house.exports.list();
  expect(found).toMatchObject({ home: "E2", id: "X", state: "done", size: 7 });
  expect(await house.exports.add({ home: "E2", id: "door" }, 0, 1000)).toMatchObject({ home: "E2", state: "pending" });
  expect(heard.asked.at(-1)).toMatchObject({ entry_id: "E2", camera: "door", start: "1970-01-01T00:00:00.000Z" });
  if (!found) throw new Error("there is none");
  expect(await house.exports.file(found)).toBe("/api/tawny/E2/exports/X/file.mp4?signed");
  await house.exports.remove(found);
  expect(heard.asked.at(-1)).toEqual({ type: "tawny/exports/remove", entry_id: "E2", export_id: "X" });
});

const STATUS = { version: "1.2", node: { name: "x" }, started: "2026-11-24T10:00:00Z", cameras: [] };
const HEALTH = {
  sidecars: [
    { entry_id: "E1", name: "House", status: STATUS },
    { entry_id: "E2", name: "Barn", status: null },
  ],
};

test("how the sidecars do is told; how far recordings reach is for admins alone", async () => {
  const old = new Date(Date.now() - 86_400_000).toISOString();
  const storage = { free_bytes: 100e9, used_bytes: 1e9, footage: [{ kind: "event", size_bytes: 1e9, oldest: old }] };
  const config = { config: { storage: { min_free_gb: 2, retention: { events_days: 30 } } } };
  const ask = ({ path }: Message) => ({ status: 200, body: path === "/storage" ? storage : config, version: "" });
  const { backend: house } = await backend({ "tawny/health": HEALTH, "tawny/settings/ask": ask });
  const [one, other] = await house.health();
  expect(one).toMatchObject({ home: "E1", name: "House", isReached: true, version: "1.2" });
  expect(one?.forecast?.days.event).toBe(30);
  expect(other).toMatchObject({ home: "E2", name: "Barn", isReached: false });
  const visitor = await backend({ "tawny/health": HEALTH }, { user: { is_admin: false } });
  expect((await visitor.backend.health())[0]?.forecast).toBeNull();
  expect(visitor.heard.asked.map((message) => message["type"])).not.toContain("tawny/settings/ask");
});

test("a token for looking only does not hide the rest", async () => {
  const refused = { status: 403, body: { error: { message: "for looking only" } }, version: "" };
  const { backend: house } = await backend({ "tawny/health": HEALTH, "tawny/settings/ask": refused });
  expect((await house.health())[0]).toMatchObject({ isReached: true, forecast: null });
  expect(await house.systemEvents({ since: 0, limit: 10 })).toBeNull();
});

test("what happened to all sidecars is one list, for admins", async () => {
  const at = (minute: number) => `2026-11-24T10:0${minute}:00Z`;
  const events = { E1: [at(5), at(1)], E2: [at(3)] };
  const ask = ({ entry_id: home }: Message) => ({
    status: 200,
    body: { events: events[home as keyof typeof events].map((when, id) => ({ id, at: when, kind: "start" })) },
    version: "",
  });
  const { backend: house } = await backend({ "tawny/settings/ask": ask });
  const found = await house.systemEvents({ since: 0, limit: 10 });
  expect(found?.map((one) => [one.home, new Date(one.at).getUTCMinutes()])).toEqual([
    ["E1", 5],
    ["E2", 3],
    ["E1", 1],
  ]);
  expect(await house.systemEvents({ since: 0, limit: 2 })).toHaveLength(2);
  const visitor = await backend({}, { user: { is_admin: false } });
  expect(await visitor.backend.systemEvents({ since: 0, limit: 10 })).toBeNull();
});
