import { expect, test } from "vitest";
import type { App } from "../../src/elements/app";
import { loadSensorsTexts } from "../../src/i18n/sensors";
import type { HouseEvent } from "../../src/model/health";
import { Times } from "../../src/model/times";
import { camera } from "../make";
import "../../src/elements/house-history";

const at = Date.UTC(2026, 10, 24, 14, 3);

/** What is told of an event of the service in German, line by line. */
async function told(change: Partial<HouseEvent>): Promise<readonly string[]> {
  const history = document.createElement("tawny-house-history");
  history.app = {
    times: new Times({ language: "de", hour12: false, zone: "UTC", firstWeekday: null }, () => Date.UTC(2026, 10, 24)),
  } as App;
  history.s = await loadSensorsTexts("de");
  const door = camera({});
  history.cameras = [door];
  history.events = [{ id: 1, at, kind: "", camera: "", home: door.home, message: "", detail: "", ...change }];
  document.body.replaceChildren(history);
  await history.updateComplete;
  const told = history.renderRoot.querySelector("li > div");
  return [...(told?.children ?? [])].map((one) => one.textContent?.trim() ?? "").filter(Boolean);
}

test.each<[what: string, change: Partial<HouseEvent>, lines: readonly string[]]>([
  [
    "what is recorded",
    { kind: "recording_mode", detail: "adaptive", message: "recording mode is adaptive" },
    ["Aufnahmemodus geändert", "Adaptiv"],
  ],
  ["a start", { kind: "service_started", message: "Tawny 0.1.0 started" }, ["Tawny gestartet", "0.1.0"]],
  ["a stop", { kind: "service_stopped", message: "Tawny stopped" }, ["Tawny beendet"]],
  [
    "a power cut",
    {
      kind: "service_stopped",
      detail: "unclean",
      message: "Tawny ended without saying so: it was killed, or the machine lost power",
    },
    ["Tawny endete unerwartet: abgebrochen, oder der Strom fiel aus"],
  ],
  [
    "a camera that is used",
    { kind: "camera_use", detail: "disabled", message: "the camera is disabled" },
    ["Ausgeschaltet"],
  ],
  ["why a camera went", { kind: "camera_offline", message: "it does not answer" }, ["Offline", "it does not answer"]],
  [
    "a bucket",
    { kind: "offload_recovered", message: "recordings are copied again" },
    ["Aufnahmen werden wieder in den Bucket kopiert"],
  ],
  ["what is new to it", { kind: "moved_house", message: "it moved" }, ["it moved"]],
])("%s is told in the reader's language", async (_what, change, lines) => {
  expect(await told(change)).toEqual(lines);
});

test("the camera stands before it", async () => {
  const { id, name } = camera({});
  expect(await told({ kind: "camera_online", camera: id, message: "connected" })).toEqual([`${name}: Verbunden`]);
});
