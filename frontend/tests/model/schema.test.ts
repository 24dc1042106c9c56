import { expect, test } from "vitest";
import { leaves, objectionTo, Schema } from "../../src/model/schema";
import { SCHEMA } from "../schema";

const schema = new Schema(SCHEMA);
const at = (...path: string[]) => {
  const field = schema.field(path);
  if (!field) throw new Error(`no ${path.join(".")}`);
  return field;
};

test("fields have the schema's titles, limits and presets, and units by their names", () => {
  const field = at("storage", "fsync_interval_s");
  expect(field).toMatchObject({
    kind: "number",
    title: "Sync interval",
    least: 0.1,
    most: 300,
    above: false,
    unit: "s",
  });
  expect(field.preset).toBe(5);
  expect(field.name).toBe("StorageConfig.fsync_interval_s");
});

test("what may be null is optional, with the limits of what it is else", () => {
  expect(at("storage", "max_gb")).toMatchObject({ kind: "number", optional: true, least: 0, above: true, unit: "gb" });
});

test("tables are groups, with their fields", () => {
  const group = at("storage", "retention");
  expect(group.kind).toBe("group");
  expect(group.fields.map((field) => field.path.join("."))).toEqual([
    "storage.retention.events_days",
    "storage.retention.continuous_days",
  ]);
});

test("a table that may be null is an optional group", () => {
  expect(at("cameras", "door", "streams", "sub")).toMatchObject({ kind: "group", optional: true, title: "Sub stream" });
});

test("settings of a camera are found below its id", () => {
  expect(at("cameras", "front_door", "motion", "sensitivity").kind).toBe("share");
  expect(at("cameras", "front_door", "recording", "mode")).toMatchObject({
    kind: "choice",
    choices: ["off", "motion"],
    preset: "off",
    title: "Mode",
  });
});

test("paths are fixed, passwords secret, lists of texts lines, and outlines no fields", () => {
  expect(at("storage", "path").kind).toBe("fixed");
  expect(at("mqtt", "password").kind).toBe("secret");
  expect(at("server", "trusted_proxies").kind).toBe("lines");
  expect(schema.fields(["cameras", "door", "motion", "zones", "a"]).map((field) => field.path.at(-1))).toEqual([
    "name",
  ]);
});

test("what is nowhere is null", () => {
  expect(schema.field(["storage", "nothing"])).toBeNull();
});

test("groups are opened to their leaves", () => {
  expect(leaves([at("storage", "retention")])).toHaveLength(2);
});

test.each([
  ["storage", "fsync_interval_s", 0.01, "small"],
  ["storage", "fsync_interval_s", 301, "large"],
  ["storage", "fsync_interval_s", "abc", "number"],
  ["storage", "fsync_interval_s", null, "needed"],
  ["storage", "fsync_interval_s", 5, null],
  ["storage", "max_gb", null, null],
  ["storage", "max_gb", 0, "small"],
  ["mqtt", "port", 1.5, "whole"],
  ["mqtt", "port", 1883, null],
] as const)("%s.%s of %s: %s", (table, key, value, objection) => {
  expect(objectionTo(at(table, key), value)).toBe(objection);
});
