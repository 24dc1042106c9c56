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
  await at.save([["mqtt"]]);
  expect(house.config["mqtt"]).toEqual({ port: 8883, host: "b" });
});

test("undo forgets only what is below", () => {
  const at = desk(new House());
  at.edit(["mqtt", "port"], 8883);
  at.edit(["node", "name"], "Barn");
  at.undo(["mqtt"]);
  expect(at.draft(["mqtt", "port"])).toBe(1883);
  expect(at.draft(["node", "name"])).toBe("Barn");
});
