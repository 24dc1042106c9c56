// What there is to say of a camera at a glance: one word, its colour and its shape.

import {
  mdiAlertCircle,
  mdiCircle,
  mdiCloudOffOutline,
  mdiMotionSensor,
  mdiPowerSleep,
  mdiRecordCircleOutline,
} from "@mdi/js";
import type { Translate } from "../i18n/translate";
import { zoneName } from "../model/cameras";
import type { Times } from "../model/times";
import type { Camera } from "../model/types";

export interface CameraState {
  readonly kind: "off" | "bad" | "motion" | "recording" | "idle";
  readonly icon: string;
  readonly text: string;
}

/** The most important first. */
export function cameraStates(camera: Camera, t: Translate, times: Times): readonly CameraState[] {
  if (!camera.enabled) return [{ kind: "off", icon: mdiPowerSleep, text: t("state.off") }];
  if (!camera.online) return [offline(camera, t, times)];
  const found: CameraState[] = [];
  if (camera.motion) found.push({ kind: "motion", icon: mdiMotionSensor, text: motion(camera, t) });
  if (camera.trouble) found.push({ kind: "bad", icon: mdiAlertCircle, text: t("state.not_recorded") });
  else if (camera.recording) found.push({ kind: "recording", icon: mdiCircle, text: t("state.recording") });
  else found.push({ kind: "idle", icon: mdiRecordCircleOutline, text: waiting(camera, t) });
  return found;
}

function offline(camera: Camera, t: Translate, times: Times): CameraState {
  if (camera.offlineSince === null) {
    const connecting = camera.streams.every((stream) => stream.state === "connecting");
    return { kind: "bad", icon: mdiCloudOffOutline, text: t(connecting ? "state.connecting" : "state.offline") };
  }
  const when = times.moment(camera.offlineSince);
  return { kind: "bad", icon: mdiCloudOffOutline, text: t("state.offline_since", { when }) };
}

function motion(camera: Camera, t: Translate): string {
  const zones = camera.motionZones.map((zone) => zoneName(camera, zone));
  return zones.length ? t("state.motion_in", { zones: zones.join(", ") }) : t("state.motion");
}

const waiting = (camera: Camera, t: Translate): string =>
  t(camera.recordingMode === "off" ? "state.recording_off" : "state.waiting");
