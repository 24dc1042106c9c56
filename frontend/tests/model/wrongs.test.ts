import { describe, expect, test } from "vitest";
import type { Health } from "../../src/model/health";
import type { Stream } from "../../src/model/types";
import { wrongsOf } from "../../src/model/wrongs";
import { camera } from "../make";

function stream(change: Partial<Stream> = {}): Stream {
  return { name: "main", state: "online", reason: "", codec: "", width: 0, height: 0, audio: "", ...change };
}

function health(change: Partial<Health> = {}): Health {
  const mqtt = { enabled: false, connected: false, trouble: "" };
  const storage = { path: "/data", totalBytes: 10, freeBytes: 5, usedBytes: 3, trouble: "", code: "" };
  const rest = {
    name: "Home",
    isReached: true,
    version: "1",
    started: 0,
    forecast: null,
    bucketTrouble: "",
    streams: [],
  };
  return { home: "", mqtt, storage, ...rest, ...change };
}

const kinds = (...given: Parameters<typeof wrongsOf>) => wrongsOf(...given).map((wrong) => wrong.kind);
const TOLD = [{ code: "full", reason: "the disk is full", name: "" }];
const DISK = { path: "", totalBytes: 1, freeBytes: 0, usedBytes: 1, trouble: "the disk is full", code: "full" };
const full = health({ storage: DISK });

test("nothing is wrong with a house that is well", () => {
  expect(kinds([camera({ streams: [stream(), stream({ name: "sub" })] })], [health()], [])).toEqual([]);
});

test("a camera that is switched off is not wrong", () => {
  expect(kinds([camera({ enabled: false, online: false, offlineSince: 5 })], [], [])).toEqual([]);
});

describe("a camera that is away", () => {
  test("says why and since when", () => {
    const streams = [stream({ state: "connecting", reason: "no answer" })];
    const [wrong] = wrongsOf([camera({ online: false, offlineSince: 5, streams })], [], []);
    expect(wrong).toMatchObject({ kind: "offline", since: 5, reason: "no answer", settings: "cameras/door/streams" });
  });

  test("is being connected when it was never there", () => {
    const streams = [stream({ state: "connecting" }), stream({ name: "sub", state: "connecting" })];
    expect(kinds([camera({ online: false, streams })], [], [])).toEqual([]);
  });

  test("has another remedy when it refuses the login", () => {
    const streams = [stream({ state: "denied", reason: "401" })];
    expect(kinds([camera({ online: false, offlineSince: 5, streams })], [], [])).toEqual(["denied"]);
  });
});

test("a small stream that is missing is told, unless the whole camera is away", () => {
  const streams = [stream(), stream({ name: "sub", state: "offline", reason: "404" })];
  expect(kinds([camera({ streams })], [], [])).toEqual(["substream"]);
  expect(kinds([camera({ streams, online: false, offlineSince: 5 })], [], [])).toEqual(["offline"]);
});

describe("a disk that can't be written", () => {
  test("is said once, and not by each camera", () => {
    expect(kinds([camera({ trouble: "the disk is full" })], [full], TOLD)).toEqual(["storage"]);
    expect(wrongsOf([], [full], [])[0]?.troubles).toEqual(TOLD);
  });

  test("is known by the feed before it is asked for", () => {
    expect(wrongsOf([], [health()], TOLD)[0]).toMatchObject({ kind: "storage", troubles: TOLD });
  });

  test("of one camera alone is that camera's", () => {
    expect(kinds([camera({ trouble: "I/O error" })], [health()], [])).toEqual(["trouble"]);
  });
});

test("a broker is missed only when it is wanted", () => {
  expect(kinds([], [health({ mqtt: { enabled: true, connected: false, trouble: "refused" } })], [])).toEqual(["mqtt"]);
  expect(kinds([], [health({ mqtt: { enabled: false, connected: false, trouble: "" } })], [])).toEqual([]);
});

test("a house that does not answer says nothing else", () => {
  expect(kinds([], [{ ...full, isReached: false }], [])).toEqual(["unreached"]);
});

test("what is not recorded stands on top", () => {
  const away = camera({ online: false, offlineSince: 5 });
  const mqtt = { enabled: true, connected: false, trouble: "" };
  const small = camera({ id: "yard", streams: [stream(), stream({ name: "sub", state: "offline" })] });
  const found = wrongsOf([small, away], [{ ...full, mqtt }], []);
  expect(found.map((wrong) => wrong.kind)).toEqual(["storage", "offline", "mqtt", "substream"]);
  expect(found.map((wrong) => wrong.isGrave)).toEqual([true, true, false, false]);
  expect(new Set(found.map((wrong) => wrong.key)).size).toBe(4);
});

test("a bucket that takes nothing is told of, and where it is set", () => {
  const [found] = wrongsOf([], [health({ bucketTrouble: "there is no bucket tawny: make it" })], []);
  expect(found).toMatchObject({ kind: "bucket", isGrave: false, reason: "there is no bucket tawny: make it" });
  expect(found?.settings).toContain("storage");
});

describe("an event log that can't be written", () => {
  const told = { code: "log", reason: "the database is away", name: "" };
  const away = health({ storage: { ...DISK, trouble: told.reason, code: told.code } });

  test.each([
    ["of the service", [away], []],
    ["of the feed", [health()], [told]],
    ["of both", [away], [told]],
  ])("is no disk on which nothing is recorded: %s", (_, healths, storage) => {
    const found = wrongsOf([], healths, storage);
    expect(found).toMatchObject([{ kind: "log", isGrave: false, settings: "" }]);
  });

  test("does not hide a full disk of another house", () => {
    expect(kinds([], [health()], [told, ...TOLD])).toEqual(["storage"]);
  });
});
