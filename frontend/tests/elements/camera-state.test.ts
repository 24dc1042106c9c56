import { expect, test } from "vitest";
import { cameraStates } from "../../src/elements/camera-state";
import { english } from "../../src/i18n/translate";
import { Times } from "../../src/model/times";
import type { Camera } from "../../src/model/types";
import { camera } from "../make";

const times = new Times({ language: "en-GB", hour12: false, zone: "UTC", firstWeekday: null }, () =>
  Date.UTC(2026, 10, 24),
);
const said = (change: Partial<Camera>): string[] => cameraStates(camera(change), english, times).map((one) => one.text);

test("a camera that is off is nothing else", () => {
  expect(said({ enabled: false, online: false, motion: true })).toEqual(["Switched off"]);
});

test("since when it is away is said", () => {
  const offlineSince = Date.UTC(2026, 10, 24, 14, 3);
  expect(said({ online: false, offlineSince })).toEqual(["Offline since 24\u00a0Nov, 14:03"]);
});

test("motion is said with the names of its zones", () => {
  expect(said({ motion: true, motionZones: ["path"], recording: true })).toEqual(["Motion: Garden path", "Recording"]);
});

test("trouble stands in the place of what goes well", () => {
  expect(said({ trouble: "the disk is full", recording: true })).toEqual(["Not recorded"]);
});

test("why nothing is recorded is said", () => {
  expect(said({ recordingMode: "off" })).toEqual(["Recording off"]);
  expect(said({ recordingMode: "motion" })).toEqual(["Waiting for motion"]);
});
