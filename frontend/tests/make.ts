// Cameras and events for tests.

import type { Camera, TawnyEvent } from "../src/model/types";

export function camera(change: Partial<Camera> = {}): Camera {
  return {
    home: "",
    id: "door",
    name: "Front door",
    area: "",
    enabled: true,
    online: true,
    offlineSince: null,
    recording: false,
    motion: false,
    motionZones: [],
    zones: [{ id: "path", name: "Garden path" }],
    openEvent: null,
    detection: true,
    sensitivity: 50,
    recordingMode: "adaptive",
    trouble: "",
    streams: [],
    canControl: true,
    entity: "",
    ...change,
  };
}

export function event(change: Partial<TawnyEvent> = {}): TawnyEvent {
  const start = change.start ?? Date.UTC(2026, 10, 24, 11);
  return {
    home: "",
    id: `01${start}`,
    camera: "door",
    label: "motion",
    start,
    end: start + 10_000,
    clipStart: start - 5000,
    clipEnd: start + 20_000,
    zones: [],
    score: 0.5,
    reviewed: false,
    protected: false,
    hasSnapshot: true,
    hasThumbnail: true,
    ...change,
  };
}
