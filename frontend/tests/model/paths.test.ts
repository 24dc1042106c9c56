import { expect, test } from "vitest";
import { changesBetween, isEqual, problemAt, valueAt, withChanges, withValue } from "../../src/model/paths";

const TREE = { mqtt: { port: 1883, host: null }, cameras: { door: { zones: { a: { polygon: [[0, 1]] } } } } };

test("a value is found, and nothing where there is none", () => {
  expect(valueAt(TREE, ["mqtt", "port"])).toBe(1883);
  expect(valueAt(TREE, ["mqtt", "host", "deep"])).toBeUndefined();
});

test("another value leaves what was given as it is", () => {
  const changed = withValue(TREE, ["mqtt", "port"], 1);
  expect(valueAt(changed, ["mqtt", "port"])).toBe(1);
  expect(TREE.mqtt.port).toBe(1883);
  expect(valueAt(changed, ["cameras"])).toBe(TREE.cameras);
});

test("undefined takes a key away", () => {
  expect(withValue(TREE, ["cameras", "door"], undefined)).toEqual({ mqtt: TREE.mqtt, cameras: {} });
});

test("lists are equal when what is in them is", () => {
  expect(isEqual(TREE, structuredClone(TREE))).toBe(true);
  expect(isEqual({ a: [1, [2]] }, { a: [1, [3]] })).toBe(false);
  expect(isEqual({ a: undefined }, {})).toBe(true);
});

test("changes are as deep as can be, and make the one of the other", () => {
  const after = withValue(withValue(TREE, ["mqtt", "port"], 2), ["cameras", "door"], undefined);
  const changes = changesBetween(TREE, after);
  expect(changes).toEqual([
    { path: ["mqtt", "port"], value: 2 },
    { path: ["cameras", "door"], value: undefined },
  ]);
  expect(withChanges(TREE, changes)).toEqual(after);
});

test("problems below a setting are the setting's", () => {
  const problems = [
    { path: "mqtt.port", message: "too large" },
    { path: "mqtt.portal", message: "unknown" },
    { path: "zones.a.polygon.2", message: "outside" },
  ];
  expect(problemAt(problems, ["mqtt", "port"])).toBe("too large");
  expect(problemAt(problems, ["zones", "a", "polygon"])).toBe("outside");
  expect(problemAt(problems, ["mqtt", "host"])).toBe("");
});
