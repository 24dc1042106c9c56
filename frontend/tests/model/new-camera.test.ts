import { describe as about, expect, test } from "vitest";
import {
  describe,
  hasLogin,
  hostOf,
  idFor,
  readAddress,
  roleOf,
  rolesFor,
  withLogin,
  withRole,
} from "../../src/model/new-camera";
import type { Device, Profile } from "../../src/model/settings";

const profile = (token: string, width: number): Profile => ({
  token,
  name: token,
  codec: "h264",
  width,
  height: (width * 9) / 16,
  fps: 25,
  bitrate: 2_000_000,
  audio: "aac",
  url: `rtsp://192.0.2.1/${token}`,
  foreign: false,
});

const device = (main: string, sub: string): Device => ({
  maker: "",
  model: "",
  profiles: [profile("b", 640), profile("a", 1920)],
  main,
  sub,
  reasons: [],
});

test.each([
  ["192.168.1.20", { kind: "device", address: "192.168.1.20" }],
  [" camera.local:8080 ", { kind: "device", address: "camera.local:8080" }],
  ["[fe80::1]:80", { kind: "device", address: "[fe80::1]:80" }],
  ["http://192.168.1.20/", { kind: "device", address: "http://192.168.1.20/" }],
  ["http://192.168.1.20/onvif/device_service", { kind: "device", address: "http://192.168.1.20/onvif/device_service" }],
  ["rtsp://192.168.1.20/main", { kind: "stream", url: "rtsp://192.168.1.20/main" }],
  ["http://192.168.1.20/video.mjpg", { kind: "stream", url: "http://192.168.1.20/video.mjpg" }],
  ["", null],
  ["rtsp://", null],
  ["my camera", null],
  ["/dev/video0", null],
])("%o is an address of %o", (typed, found) => {
  expect(readAddress(typed)).toEqual(found);
});

about("a login in an address", () => {
  test("is written so that it stays one", () => {
    expect(withLogin("rtsp://192.0.2.1/main", "admin", "p@ss:w/ö?")).toBe(
      "rtsp://admin:p%40ss%3Aw%2F%C3%B6%3F@192.0.2.1/main",
    );
  });

  test("replaces the one that was there, and goes with an empty one", () => {
    expect(withLogin("rtsp://old:x@192.0.2.1/main", "new", "")).toBe("rtsp://new@192.0.2.1/main");
    expect(withLogin("rtsp://old:x@192.0.2.1/main", "", "")).toBe("rtsp://192.0.2.1/main");
  });

  test("is told from an @ elsewhere", () => {
    expect(hasLogin("rtsp://a:b@192.0.2.1/x")).toBe(true);
    expect(hasLogin("rtsp://192.0.2.1/x?mail=a@b")).toBe(false);
    expect(withLogin("rtsp://192.0.2.1/x?mail=a@b", "u", "p")).toBe("rtsp://u:p@192.0.2.1/x?mail=a@b");
  });
});

test("hosts are found in addresses and alone", () => {
  expect(hostOf("rtsp://192.0.2.1:554/main")).toBe("192.0.2.1");
  expect(hostOf("camera.local:80")).toBe("camera.local");
  expect(hostOf("::")).toBe("");
});

test.each([
  ["Front door", [], "front_door"],
  ["Haustür Süd", [], "haustur_sud"],
  ["Straße", [], "strasse"],
  ["前門", [], "camera"],
  ["Door", ["door", "door_2"], "door_3"],
  ["x".repeat(100), [], "x".repeat(60)],
])("the id for %o beside %o is %o", (name, taken, id) => {
  expect(idFor(name, taken, "camera")).toBe(id);
});

about("roles", () => {
  test("are the camera's suggestion", () => {
    expect(rolesFor(device("a", "b"))).toEqual({ main: "a", sub: "b" });
  });

  test("are the largest picture without one", () => {
    expect(rolesFor(device("", ""))).toEqual({ main: "a", sub: "" });
  });

  test("are each held by one stream", () => {
    expect(withRole({ main: "a", sub: "b" }, "b", "main")).toEqual({ main: "b", sub: "" });
    expect(withRole({ main: "a", sub: "b" }, "a", "none")).toEqual({ main: "", sub: "b" });
    expect(roleOf({ main: "a", sub: "b" }, "c")).toBe("none");
  });
});

test("a stream is described by what is known of it", () => {
  expect(describe(profile("a", 1920), "en", "pictures/s")).toBe(
    "1920\u00a0×\u00a01080\u00a0· H.264\u00a0· 25\u00a0pictures/s\u00a0· 2\u00a0Mbit/s\u00a0· AAC",
  );
  expect(describe({ codec: "hevc", width: 0, height: 0, fps: 0, bitrate: 0, audio: "" }, "en", "pictures/s")).toBe(
    "H.265",
  );
});
