import { expect, test } from "vitest";
import { afterMessage, byArea, columnsFor, zoneName } from "../../src/model/cameras";
import { cameraKey, parseCameraKey } from "../../src/model/types";
import { camera } from "../make";

const message = (type: string, data: Record<string, unknown>) => ({ home: "", type, data });

test("motion lights up the camera and its zones", () => {
  const before = [camera(), camera({ id: "yard" })];
  const moving = afterMessage(before, message("motion", { camera: "door", zone: "", active: true }));
  const inside = afterMessage(moving, message("motion", { camera: "door", zone: "path", active: true }));
  expect(inside[0]).toMatchObject({ motion: true, motionZones: ["path"] });
  expect(inside[1]).toBe(before[1]);
  const over = afterMessage(inside, message("motion", { camera: "door", zone: "", active: false }));
  expect(over[0]).toMatchObject({ motion: false, motionZones: [] });
});

test("what is said of another house changes nothing", () => {
  const before = [camera()];
  expect(afterMessage(before, { ...message("motion", { camera: "door", active: true }), home: "other" })).toBe(before);
});

test("the end of another event does not close this one", () => {
  const before = [camera({ openEvent: "B" })];
  expect(afterMessage(before, message("event_ended", { camera: "door", id: "A" }))[0]?.openEvent).toBe("B");
});

test("cameras without an area come last", () => {
  const groups = byArea([camera(), camera({ area: "Yard" }), camera({ area: "Attic" })], "en");
  expect(groups.map((group) => group.area)).toEqual(["Attic", "Yard", ""]);
});

test("a zone that is gone is called by its id", () => {
  expect(zoneName(camera(), "path")).toBe("Garden path");
  expect(zoneName(camera(), "gone")).toBe("gone");
});

test.each([
  [1, 1],
  [2, 2],
  [4, 2],
  [5, 3],
  [9, 3],
  [64, 5],
])("%i pictures stand in %i columns", (count, columns) => {
  expect(columnsFor(count)).toBe(columns);
});

test.each([camera(), camera({ home: "01ENTRY" })])("a camera is found by its key again", (one) => {
  expect(parseCameraKey(cameraKey(one))).toEqual({ home: one.home, id: one.id });
});
