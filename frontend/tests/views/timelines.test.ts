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
    timeline,
    listeners,
    requestUpdate,
    tell: (type: string, data = {}) => {
      for (const listener of listeners) listener(type ? { home: "", type, data } : null);
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

test.each(["events_expired", ""])("what is shown of the past is asked for anew after %j", async (type) => {
  const { host, tell, timeline } = house();
  const timelines = new Timelines(host);
  const yesterday = { start: SPAN.start - 86_400_000, end: SPAN.end - 86_400_000 };
  const want = () => timelines.want([{ home: "", id: "door" }], yesterday, NOW);
  want();
  await vi.waitFor(() => expect(timelines.all).toHaveLength(1));
  tell("event_ended");
  want();
  tell(type);
  want();
  await vi.waitFor(() => expect(timeline).toHaveBeenCalledTimes(2));
  timelines.stop();
});

test("a request that fails does not take from the line what is on it", async () => {
  const { host, tell, timeline } = house();
  const timelines = new Timelines(host);
  const want = () => timelines.want([{ home: "", id: "door" }], SPAN, NOW);
  want();
  await vi.waitFor(() => expect(timelines.all).toHaveLength(1));
  timeline.mockRejectedValueOnce(new Error("away"));
  tell("events_expired");
  want();
  await vi.waitFor(() => expect(timeline).toHaveBeenCalledTimes(2));
  await vi.waitFor(() => expect(host.requestUpdate).toHaveBeenCalledTimes(2));
  expect(timelines.all).toHaveLength(1);
  timelines.stop();
});

test("an event that begins is on the line before it has ended", async () => {
  const { host, tell, timeline } = house();
  const timelines = new Timelines(host);
  const now = Date.now();
  const want = () => timelines.want([{ home: "", id: "door" }], { start: now - 3_600_000, end: now }, now);
  want();
  await vi.waitFor(() => expect(timelines.all).toHaveLength(1));
  want();
  expect(timeline).toHaveBeenCalledTimes(1);
  tell("event_started", { id: "G" });
  want();
  await vi.waitFor(() => expect(timeline).toHaveBeenCalledTimes(2));
  timelines.stop();
});
