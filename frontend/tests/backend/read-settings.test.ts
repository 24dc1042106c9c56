import { expect, test } from "vitest";
import * as read from "../../src/backend/read-settings";

test("a camera's streams come with its suggestion, or with none", () => {
  const profile = {
    token: "a",
    name: "main",
    codec: "h264",
    width: 1920,
    height: 1080,
    rtsp_url: "rtsp://192.0.2.1/a",
  };
  const answer = {
    manufacturer: "Example",
    model: "1",
    profiles: [profile],
    suggestion: { main: "a", sub: null, reasons: ["x"] },
  };
  expect(read.profiles(answer)).toMatchObject({ maker: "Example", main: "a", sub: "", reasons: ["x"] });
  expect(read.profiles({ ...answer, suggestion: null })).toMatchObject({ main: "", sub: "", reasons: [] });
  expect(read.profiles(answer).profiles[0]).toMatchObject({ url: "rtsp://192.0.2.1/a", fps: 0, foreign: false });
});

test("a dry run has a result when it is done", () => {
  const result = { events: 12, was: 9, new: 4, gone: 1, unseen: 0, judged_s: 3600, thinned_s: 60, missing_s: 0 };
  expect(read.dryRun({ id: "1", state: "running", progress: 0.5, error: "", result: null }).result).toBeNull();
  expect(read.dryRun({ id: "1", state: "done", progress: 1, error: "", result }).result).toEqual({
    events: 12,
    was: 9,
    added: 4,
    gone: 1,
    unseen: 0,
    judgedS: 3600,
    thinnedS: 60,
    missingS: 0,
  });
});

test("a token without a list of cameras is for all", () => {
  const answer = { id: "1", name: "a", scope: "viewer", cameras: null, created: "2026-11-26T12:00:00.000Z" };
  expect(read.token(answer)).toMatchObject({ cameras: null, created: Date.UTC(2026, 10, 26, 12), revoked: null });
  expect(read.token({ ...answer, cameras: ["door"] }).cameras).toEqual(["door"]);
});

test("what a log that is away holds is not known, and not nothing", () => {
  const offload = { trouble: "", hint: "", stored: null, stored_bytes: null, waiting: null, missed: 0 };
  const away = read.status({ status: "degraded", counts: null, offload });
  expect(away.counts).toBeNull();
  expect(away.offload?.stored).toBeNull();
  const counts = { events: 3, unreviewed: 1, segments: 4, size_bytes: 5 };
  expect(read.status({ status: "ok", counts, offload: null }).counts).toEqual({ events: 3, segments: 4 });
});

test("footage of which there is none has no oldest", () => {
  const answer = {
    path: "/x",
    total_bytes: 3,
    free_bytes: 2,
    used_bytes: 1,
    trouble: "",
    cameras: [{ camera: "door", size_bytes: 1 }],
  };
  const footage = [{ kind: "idle", size_bytes: 0, segments: 0, oldest: null }];
  expect(read.storage({ ...answer, footage })).toMatchObject({
    footage: [{ kind: "idle", bytes: 0, oldest: null }],
    cameras: [{ id: "door", bytes: 1 }],
  });
});
