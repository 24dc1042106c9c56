import { describe, expect, test } from "vitest";
import { lookOf, placeOf, readPush } from "../../src/model/push-message";

const SCOPE = "https://tawny.home/app/";
const PUSH = {
  tag: "01ABC",
  phase: "first",
  title: "Front door",
  body: "Motion: Garden path",
  image: "/api/v1/events/01ABC/start.jpg?sig=x",
  url: "/#/events/01ABC",
  at: "2026-11-24T10:00:00Z",
  silent: false,
  camera: "door",
  subscription: "01SUB",
  actions: [{ action: "silence", title: "Silence" }],
};

describe("what is shown", () => {
  test("is loud once, with its picture and its buttons", () => {
    expect(lookOf(readPush(PUSH), SCOPE)).toMatchObject({
      body: "Motion: Garden path",
      tag: "01ABC",
      image: "https://tawny.home/api/v1/events/01ABC/start.jpg?sig=x",
      badge: "https://tawny.home/app/badge-96.png",
      timestamp: Date.UTC(2026, 10, 24, 10),
      silent: false,
      renotify: true,
      actions: [{ action: "silence", title: "Silence" }],
    });
  });

  test("is replaced without a sound", () => {
    const look = lookOf(readPush({ ...PUSH, phase: "end", silent: true }), SCOPE);
    expect(look).toMatchObject({ tag: "01ABC", silent: true, renotify: false });
  });

  test("has no picture where there is none", () => {
    expect(lookOf(readPush({ ...PUSH, image: null }), SCOPE)).not.toHaveProperty("image");
  });

  test("is something even if nothing can be read", () => {
    const message = readPush({});
    expect(message.title).toBe("Tawny");
    expect(lookOf(message, SCOPE).tag).not.toBe(""); // browsers refuse to replace what has no tag
  });
});

test("a tap leads to the live picture while it goes on, and then to the event", () => {
  expect(placeOf("01ABC", "door", true)).toBe("#/live/door");
  expect(placeOf("01ABC", "door", false)).toBe("#/events/event=01ABC");
  expect(placeOf("test", "", false)).toBe("#/");
});
