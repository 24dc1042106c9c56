// Motion, door and window sensors of others in Home Assistant, where there is a camera in the same area.

import { text } from "../model/answers";
import type { OtherSensor, OtherSensorKind } from "../model/health";
import { Store } from "../model/store";
import type { Camera } from "../model/types";
import type { Hass, HassEntity } from "./hass-types";

const KINDS: Readonly<Record<string, OtherSensorKind>> = {
  motion: "motion",
  moving: "motion",
  occupancy: "motion",
  presence: "motion",
  door: "door",
  garage_door: "door",
  opening: "other",
  window: "window",
};

/** The area of an entity, or of its device; "" for none. */
export function areaOf(hass: Hass, entity: string): string {
  const entry = hass.entities[entity];
  const area = entry?.area_id ?? hass.devices[entry?.device_id ?? ""]?.area_id;
  return area ? (hass.areas[area]?.name ?? "") : "";
}

export class HassSensors {
  readonly all = new Store<readonly OtherSensor[]>([]);
  #candidates: readonly string[] = [];
  #shown: readonly (HassEntity | undefined)[] = [];

  /** The house was arranged anew, or there are other cameras. */
  choose(hass: Hass, cameras: readonly Camera[]): void {
    const areas = new Set(cameras.map((camera) => camera.area).filter(Boolean));
    // What Tawny itself tells over MQTT stands on the cameras' devices.
    const own = new Set(cameras.map((camera) => hass.entities[camera.entity]?.device_id).filter(Boolean));
    this.#candidates = Object.keys(hass.entities).filter((id) => {
      const entry = hass.entities[id];
      const isOther = entry?.platform !== "tawny" && !own.has(entry?.device_id ?? "");
      return id.startsWith("binary_sensor.") && isOther && areas.has(areaOf(hass, id));
    });
    this.#shown = [];
    this.follow(hass);
  }

  /** Something changed in the house: often, and mostly nothing of these. */
  follow(hass: Hass): void {
    const states = this.#candidates.map((id) => hass.states[id]);
    if (states.length === this.#shown.length && states.every((state, at) => state === this.#shown[at])) return;
    this.#shown = states;
    this.all.set(this.#candidates.flatMap((id, at) => read(hass, id, states[at])));
  }
}

function read(hass: Hass, id: string, entity: HassEntity | undefined): readonly OtherSensor[] {
  const kind = entity && KINDS[text(entity.attributes["device_class"])];
  if (!kind) return [];
  const isOn = entity.state === "on" ? true : entity.state === "off" ? false : null;
  const name = text(entity.attributes["friendly_name"]) || id;
  const since = entity.last_changed ? Date.parse(entity.last_changed) : null;
  return [{ id, name, area: areaOf(hass, id), kind, isOn, since }];
}
