// The cameras as they are now: what the feed says is worked in, so that a dot lights up without asking anew.

import { cameraOfMessage, type FeedMessage, text } from "./answers";
import type { Camera, Stream } from "./types";
import { isSame } from "./types";

/** The cameras after `message`; the same list when it changes none. */
export function afterMessage(cameras: readonly Camera[], message: FeedMessage): readonly Camera[] {
  const ref = cameraOfMessage(message);
  const at = ref ? cameras.findIndex((camera) => isSame(camera, ref)) : -1;
  const before = cameras[at];
  if (!before) return cameras;
  const after = changed(before, message);
  return after === before ? cameras : cameras.map((camera) => (camera === before ? after : camera));
}

function changed(camera: Camera, { type, data }: FeedMessage): Camera {
  switch (type) {
    case "motion":
      return moving(camera, text(data["zone"]), data["active"] === true);
    case "event_started":
      return { ...camera, openEvent: text(data["id"]) };
    case "event_ended":
      return camera.openEvent === data["id"] ? { ...camera, openEvent: null } : camera;
    case "stream":
      return streaming(camera, text(data["stream"]), text(data["state"]) as Stream["state"], text(data["reason"]));
    default:
      return camera;
  }
}

function moving(camera: Camera, zone: string, active: boolean): Camera {
  if (!zone) return { ...camera, motion: active, motionZones: active ? camera.motionZones : [] };
  const others = camera.motionZones.filter((other) => other !== zone);
  return { ...camera, motionZones: active ? [...others, zone] : others };
}

function streaming(camera: Camera, name: string, state: Stream["state"], reason: string): Camera {
  return {
    ...camera,
    streams: camera.streams.map((stream) => (stream.name === name ? { ...stream, state, reason } : stream)),
  };
}

/** A group of cameras under one heading; "" for those without an area. */
export interface Group {
  readonly area: string;
  readonly cameras: readonly Camera[];
}

/** Cameras by area, areas by name, those without one last; each in the order that it came in. */
export function byArea(cameras: readonly Camera[], language: string): readonly Group[] {
  const groups = new Map<string, Camera[]>();
  for (const camera of cameras) {
    const group = groups.get(camera.area);
    if (group) group.push(camera);
    else groups.set(camera.area, [camera]);
  }
  const order = new Intl.Collator(language);
  return [...groups]
    .map(([area, inside]) => ({ area, cameras: inside }))
    .sort((one, other) => Number(!one.area) - Number(!other.area) || order.compare(one.area, other.area));
}

/** What people call a zone; its id when the camera has it no more. */
export const zoneName = (camera: Camera | undefined, id: string): string =>
  camera?.zones.find((zone) => zone.id === id)?.name ?? id;

const USUAL_ASPECT = 16 / 9;

/** The shape of its main picture: the width by the height; the usual one while that is not known. */
export function aspectOf(camera: Camera | undefined): number {
  const main = camera?.streams.find((stream) => stream.name === "main");
  return main?.width && main.height ? main.width / main.height : USUAL_ASPECT;
}

/** How many columns so many pictures are shown in, where there is room: so that they fill a screen. */
export const columnsFor = (count: number): number => Math.min(5, Math.max(1, Math.ceil(Math.sqrt(count))));
