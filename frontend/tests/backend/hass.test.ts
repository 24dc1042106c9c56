import { expect, test, vi } from "vitest";
import { HassBackend } from "../../src/backend/hass";
import type { Hass } from "../../src/backend/hass-types";
import { cameraOf } from "../../src/model/types";
import { hassHouse } from "./hass-house";

const DOOR = { id: "door", name: "Front door", online: true, entity_id: "camera.door", can_control: true, streams: [] };
const SIDECAR = { entry_id: "E1", available: true, cameras: [DOOR] };

function house(answers: Readonly<Record<string, unknown>>, change: Partial<Hass> = {}) {
  const [hass, heard] = hassHouse(answers, change);
  return { hass, heard, backend: HassBackend.of(hass) };
}

const answers = { "tawny/cameras": { sidecars: [SIDECAR] } };

test("cameras stand in the area of their device", async () => {
  const { backend, hass } = house(answers);
  backend.start();
  await vi.waitFor(() => expect(backend.cameras.value?.[0]).toMatchObject({ home: "E1", area: "Yard" }));
  backend.update({ ...hass, areas: { A: { name: "Garden" } } });
  expect(backend.cameras.value?.[0]?.area).toBe("Garden");
});

test("all cards of a page share one, which listens once", async () => {
  const { backend, hass } = house(answers);
  const subscribe = vi.spyOn(hass.connection, "subscribeMessage");
  expect(HassBackend.of({ ...hass })).toBe(backend);
  backend.start();
  backend.start();
  backend.stop();
  expect(subscribe).toHaveBeenCalledTimes(1);
});

test("the cameras of a sidecar that is away are offline", async () => {
  const { backend } = house({ "tawny/cameras": { sidecars: [{ ...SIDECAR, available: false }] } });
  backend.start();
  await vi.waitFor(() => expect(backend.cameras.value?.[0]?.online).toBe(false));
});

test.each([true, false])(
  "whether somebody is outside (%s) is told with the cameras, and unknown before",
  async (outside) => {
    const { backend } = house({ "tawny/cameras": { sidecars: [SIDECAR], outside } });
    expect(backend.outside.value).toBeNull();
    backend.start();
    await vi.waitFor(() => expect(backend.outside.value).toBe(outside));
  },
);

test("what the feed says is shown at once, and whoever listens is told of the house it is in", async () => {
  const { backend, heard } = house(answers);
  const listener = vi.fn();
  backend.listen(listener);
  backend.start();
  await vi.waitFor(() => expect(backend.cameras.value).toHaveLength(1));
  const motion = { entry_id: "E1", type: "motion", data: { camera: "door", zone: "", active: true } };
  heard.tell({ messages: [motion] });
  expect(backend.cameras.value?.[0]?.motion).toBe(true);
  expect(listener).toHaveBeenLastCalledWith({ home: "E1", type: "motion", data: motion.data });
});

test.each([{ messages: [], missed: true }, { messages: [{ entry_id: "E1", type: "resync", data: {} }] }])(
  "after %j lists are asked for anew",
  async (told) => {
    const { backend, heard } = house(answers);
    const listener = vi.fn();
    backend.start();
    await vi.waitFor(() => expect(backend.cameras.value).toHaveLength(1));
    backend.listen(listener);
    heard.tell(told);
    expect(listener).toHaveBeenCalledWith(null);
  },
);

test("cameras of one house are named there; of two, the others are left out here", async () => {
  const page = {
    events: [{ id: "1", entry_id: "E1", camera: "door", start: "2026-01-01T00:00:00Z" }],
    cursor: null,
    missing: ["E3"],
  };
  const { backend, heard } = house({ ...answers, "tawny/events/list": page });
  const door = { home: "E1", id: "door" };
  const yard = { home: "E1", id: "yard" };
  await backend.events({ cameras: [door, yard] });
  expect(heard.asked.at(-1)).toMatchObject({ entry_id: "E1", cameras: ["door", "yard"] });
  const found = await backend.events({ cameras: [yard, { home: "E2", id: "door" }] });
  expect(heard.asked.at(-1)).not.toHaveProperty("entry_id");
  expect([found.events, found.missing]).toEqual([[], ["E3"]]);
});

const state = (device_class: string, value: string) => ({
  state: value,
  attributes: { device_class, friendly_name: "Gate" },
  last_changed: "2026-11-24T12:00:00Z",
});

test("sensors of others stand beside the cameras of their area, Tawny's own and those elsewhere do not", async () => {
  const entities = {
    "camera.door": { platform: "tawny", device_id: "D" },
    "binary_sensor.door_motion": { platform: "mqtt", device_id: "D" },
    "binary_sensor.gate": { platform: "zha", area_id: "A" },
    "binary_sensor.attic": { platform: "zha", area_id: "B" },
    "binary_sensor.battery": { platform: "zha", area_id: "A" },
  };
  const states = {
    "binary_sensor.door_motion": state("motion", "on"),
    "binary_sensor.gate": state("door", "on"),
    "binary_sensor.attic": state("window", "on"),
    "binary_sensor.battery": state("battery", "off"),
  };
  const { backend, hass } = house(answers, { entities, states });
  backend.start();
  const since = Date.parse("2026-11-24T12:00:00Z");
  const gate = { id: "binary_sensor.gate", name: "Gate", area: "Yard", kind: "door", isOn: true, since };
  await vi.waitFor(() => expect(backend.otherSensors.value).toEqual([gate]));
  const before = backend.otherSensors.value;
  backend.update({ ...hass, states: { ...states, "binary_sensor.attic": state("window", "off") } });
  expect(backend.otherSensors.value).toBe(before);
  backend.update({ ...hass, states: { ...states, "binary_sensor.gate": state("door", "unavailable") } });
  expect(backend.otherSensors.value).toEqual([{ ...gate, isOn: null }]);
});

test("a disk that is full is told from the beginning, and until it is not", async () => {
  const barn = {
    entry_id: "E2",
    name: "Barn",
    available: true,
    cameras: [],
    storage_trouble: "it is full",
    storage_code: "full",
  };
  const FULL = [{ code: "full", reason: "it is full", name: "Barn" }];
  const sidecars = [{ ...SIDECAR, name: "House", storage_trouble: "" }, barn];
  const { backend, heard } = house({ "tawny/cameras": () => ({ sidecars }) });
  backend.start();
  await vi.waitFor(() => expect(backend.storageTrouble.value).toEqual(FULL));
  // The other one has room: that does not help the barn.
  heard.tell({ messages: [{ entry_id: "E1", type: "storage", data: { writable: true, reason: "" } }] });
  expect(backend.storageTrouble.value).toEqual(FULL);
  sidecars[1] = { ...barn, storage_trouble: "" };
  heard.tell({ messages: [{ entry_id: "E2", type: "storage", data: { writable: true, reason: "" } }] });
  await vi.waitFor(() => expect(backend.storageTrouble.value).toEqual([]));
});

test("the events of a camera that moved are those of where it is now, and their media of where it was", async () => {
  const told = { id: "1", entry_id: "E0", camera_entry_id: "E1", camera: "door", start: "2026-01-01T00:00:00Z" };
  const { backend } = house({ ...answers, "tawny/events/list": { events: [told] }, "tawny/events/get": told });
  const { events } = await backend.events({
    cameras: [
      { home: "E1", id: "door" },
      { home: "E2", id: "yard" },
    ],
  });
  expect(events.map((event) => [event.home, cameraOf(event)])).toEqual([["E0", { home: "E1", id: "door" }]]);
  expect((await backend.event("E1", "1")).home).toBe("E0");
});
