// The settings of a wall as the configuration of its card has them.

import { type Camera, cameraKey } from "../../model/types";
import type { KioskCardConfig } from "./configs";

/** As a place of the kiosk, which need not say everything. */
export function configuredPlace(config: KioskCardConfig, cameras: readonly Camera[]): string {
  const { cycle, entities, front, tiles } = config;
  const place = new URLSearchParams();
  for (const [name, value] of Object.entries({ tiles, cycle, front })) {
    if (value !== undefined) place.set(name, String(value));
  }
  const chosen = entities?.map((entity) => cameras.find((camera) => camera.entity === entity));
  const keys = chosen?.flatMap((camera) => (camera ? [cameraKey(camera)] : []));
  if (keys?.length) place.set("cameras", keys.join(","));
  return place.toString();
}
