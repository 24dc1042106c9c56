import { expect, test } from "vitest";
import { Refused } from "../../src/backend/backend";
import { Desk } from "../../src/backend/desk";
import type { SettingsApi } from "../../src/backend/settings";
import { type Change, isTable, type Table, withChanges } from "../../src/model/paths";
import { Schema } from "../../src/model/schema";
import type { StoredConfig } from "../../src/model/settings";

/** A sidecar whose configuration somebody else may change. */
class House {
  config: Table = { mqtt: { port: 1883, host: "a" }, node: { name: "House" } };
  version = 1;

  stored(): StoredConfig {
    return { config: this.config, file: null, pending: [], version: String(this.version) };
  }

  change(changes: readonly Change[]): void {
    const changed = withChanges(this.config, changes);
    if (isTable(changed)) this.config = changed;
    this.version++;
  }

  readonly api = {
    config: async () => this.stored(),
    save: async (before: StoredConfig, changes: readonly Change[]) => {
      if (before.version !== String(this.version)) throw new Refused("changed", 412);
      this.change(changes);
      return this.stored();
    },
  } as unknown as SettingsApi;
}

const desk = (house: House): Desk => new Desk(house.api, new Schema({}), house.stored());

test("what is edited is a draft until it is saved", async () => {
  const house = new House();
  const at = desk(house);
  at.edit(["mqtt", "port"], 8883);
  expect(at.draft(["mqtt"])).toEqual({ port: 8883, host: "a" });
  expect(house.config["mqtt"]).toEqual({ port: 1883, host: "a" });
  await at.save([["mqtt"]]);
  expect(house.config["mqtt"]).toEqual({ port: 8883, host: "a" });
  expect(at.changes([])).toEqual([]);
});

test("what is edited back is no change", () => {
  const at = desk(new House());
  at.edit(["mqtt", "port"], 8883);
  at.edit(["mqtt", "port"], 1883);
  expect(at.changes([])).toEqual([]);
});

test("saving one part leaves the others unsaved", async () => {
  const house = new House();
  const at = desk(house);
  at.edit(["mqtt", "port"], 8883);
  at.edit(["node", "name"], "Barn");
  await at.save([["node"]]);
  expect(house.config["mqtt"]).toEqual({ port: 1883, host: "a" });
  expect(at.changes(["mqtt"])).toHaveLength(1);
});

test("what somebody else changed meanwhile stays", async () => {
  const house = new House();
  const at = desk(house);
  at.edit(["mqtt", "port"], 8883);
  house.change([{ path: ["mqtt", "host"], value: "b" }]);
  expect(await at.save([["mqtt"]])).toBe(true);
  expect(house.config["mqtt"]).toEqual({ port: 8883, host: "b" });
});

test("what somebody else changed to something else is in question, and nothing is saved before it is answered", async () => {
  const house = new House();
  const at = desk(house);
  at.edit(["mqtt", "port"], 8883);
  at.edit(["mqtt", "host"], "mine");
  house.change([{ path: ["mqtt", "port"], value: 1884 }]);
  expect(at.conflicts([])).toEqual([]); // nobody knows yet
  expect(await at.save([["mqtt"]])).toBe(false);
  expect(house.config["mqtt"]).toEqual({ port: 1884, host: "a" });
  const [one, ...others] = at.conflicts(["mqtt"]);
  expect([one?.path, one?.theirs, others]).toEqual([["mqtt", "port"], 1884, []]);
  expect(await at.save([["mqtt"]])).toBe(false);
  at.edit(["mqtt", "port"], 8884); // it is no answer to go on with it
  expect(at.conflicts([])).toHaveLength(1);
  at.insist(["mqtt", "port"]);
  expect(at.conflicts([])).toEqual([]);
  expect(await at.save([["mqtt"]])).toBe(true);
  expect(house.config["mqtt"]).toEqual({ port: 8884, host: "mine" });
});

test("it is known as soon as the configuration is asked for again; who takes theirs has nothing to save", async () => {
  const house = new House();
  const at = desk(house);
  at.edit(["mqtt", "port"], 8883);
  house.change([{ path: ["mqtt", "port"], value: 1884 }]);
  await at.reload();
  expect(at.conflicts(["node"])).toEqual([]);
  expect(at.conflicts(["mqtt"])).toHaveLength(1);
  at.undo(["mqtt", "port"]);
  expect([at.conflicts([]), at.changes([]), at.draft(["mqtt", "port"])]).toEqual([[], [], 1884]);
});

test("others who changed it to the same are no trouble", async () => {
  const house = new House();
  const at = desk(house);
  at.edit(["mqtt", "port"], 8883);
  house.change([{ path: ["mqtt", "port"], value: 8883 }]);
  expect(await at.save([["mqtt"]])).toBe(true);
  expect(at.changes([])).toEqual([]);
});

test("what is new in both places under one name is in question, whatever is done to it", async () => {
  const house = new House();
  const at = desk(house);
  at.edit(["zones", "path"], { name: "Path" });
  house.change([{ path: ["zones", "path"], value: { name: "Drive" } }]);
  await at.reload();
  at.edit(["zones", "path", "name"], "Garden path");
  expect(at.conflicts(["zones"]).map(({ path, theirs }) => [path, theirs])).toEqual([
    [["zones", "path", "name"], "Drive"],
  ]);
  at.insist(["zones"]);
  expect(await at.save([["zones"]])).toBe(true);
  expect(house.config["zones"]).toEqual({ path: { name: "Garden path" } });
});

test("undo forgets only what is below", () => {
  const at = desk(new House());
  at.edit(["mqtt", "port"], 8883);
  at.edit(["node", "name"], "Barn");
  at.undo(["mqtt"]);
  expect(at.draft(["mqtt", "port"])).toBe(1883);
  expect(at.draft(["node", "name"])).toBe("Barn");
});
