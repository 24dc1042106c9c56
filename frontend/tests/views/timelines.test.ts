import { expect, test, vi } from "vitest";
import type { FeedListener } from "../../src/backend/backend";
import type { TawnyElement } from "../../src/elements/element";
import type { Timeline } from "../../src/model/types";
import { Timelines } from "../../src/views/timelines";

const NOW = Date.UTC(2026, 10, 24, 12);
const SPAN = { start: NOW - 3_600_000, end: NOW };
const EVENT = { id: "E", label: "motion", start: NOW - 60_000, end: NOW - 30_000, reviewed: false };

function house() {
  const listeners = new Set<FeedListener>();
  const timeline = vi.fn(async (): Promise<Timeline> => {
    return { ...SPAN, ranges: [], gaps: [], bucketMs: 1000, motion: [], events: [EVENT, { ...EVENT, id: "F" }] };
  });
  const listen = (listener: FeedListener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const requestUpdate = vi.fn();
  const host = { app: { backend: { listen, timeline } }, requestUpdate } as unknown as TawnyElement;
  return {
    host,
    listeners,
    requestUpdate,
    tell: (type: string, data = {}) => {
      for (const listener of listeners) listener({ home: "", type, data });
    },
  };
}

test("an event that somebody looked at elsewhere is drawn as such, and nothing is asked for", async () => {
  const { host, listeners, requestUpdate, tell } = house();
  const timelines = new Timelines(host);
  timelines.want([{ home: "", id: "door" }], SPAN, NOW);
  await vi.waitFor(() => expect(timelines.all).toHaveLength(1));
  requestUpdate.mockClear();
  tell("event_changed", { id: "E", label: "Fox", reviewed: true, protected: false });
  expect(timelines.all[0]?.events).toEqual([
    { ...EVENT, label: "Fox", reviewed: true },
    { ...EVENT, id: "F" },
  ]);
  expect(requestUpdate).toHaveBeenCalledOnce();
  timelines.stop();
  expect(listeners.size).toBe(0);
});
