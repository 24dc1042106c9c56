import { expect, test, vi } from "vitest";
import type { Timeline } from "../../src/model/types";
import { Playback, type PlaybackHost } from "../../src/views/playback";
import { camera } from "../make";

const DAY = Date.UTC(2026, 10, 24);
const HOUR_MS = 3_600_000;
const GAP = { start: DAY, end: DAY + 8 * HOUR_MS };

function watched() {
  const timeline = async (): Promise<Timeline> => ({
    start: DAY,
    end: DAY + 24 * HOUR_MS,
    ranges: [{ start: GAP.end, end: DAY + 24 * HOUR_MS, kind: "event", stream: "main" }],
    gaps: [{ ...GAP, reason: "service_down", message: "" }],
    bucketMs: 60_000,
    motion: [],
    events: [],
  });
  const said: string[] = [];
  const host = {
    app: {
      backend: { timeline },
      times: { startOfDay: () => DAY, startOfDayAfter: () => DAY + 24 * HOUR_MS, exactClock: (ms: number) => `${ms}` },
    },
    chosen: [camera()],
    stage: { go: vi.fn(), say: (text: string) => said.push(text) },
    speak: (key: string) => key,
    requestUpdate: vi.fn(),
    arrived: vi.fn(),
  } as unknown as PlaybackHost;
  return { host, playback: new Playback(host), said };
}

test("why there was nothing is not said of a moment of which there is something", async () => {
  const { host, playback, said } = watched();
  playback.at = GAP.start + HOUR_MS;
  playback.look();
  await vi.waitFor(() => expect(host.requestUpdate).toHaveBeenCalled(), { timeout: 10_000 });
  playback.go(GAP.start + HOUR_MS);
  expect(said.at(-1)).toBe("rec.goes_on");
  playback.at = GAP.end + HOUR_MS;
  playback.come();
  expect(said.at(-1)).toBe("");
});

test("before anything is known of a day, nothing is said of it", () => {
  const { playback, said } = watched();
  playback.at = GAP.end + HOUR_MS;
  playback.come();
  expect(said.at(-1)).toBe("");
});
