// How the service itself does: its disk, its broker, the streams that it gets, and what happened to it.

import type { Forecast } from "./forecast";
import type { SystemEvent } from "./settings";
import type { CameraRef } from "./types";

/** How a stream arrives; null: not known. */
export interface StreamFigures extends CameraRef {
  readonly stream: string;
  /** Frames per second. */
  readonly fps: number | null;
  /** Bits per second. */
  readonly bitrate: number | null;
  readonly framesLost: number | null;
  readonly reconnects: number | null;
}

export interface StorageHealth {
  readonly path: string;
  readonly totalBytes: number;
  readonly freeBytes: number;
  /** What recordings take; null while that is not known. */
  readonly usedBytes: number | null;
  /** Why nothing can be written, in English; "" when it can. */
  readonly trouble: string;
  /** The same for programs. */
  readonly code: string;
}

/** One sidecar. */
export interface Health {
  readonly home: string;
  readonly name: string;
  /** Whether it answers. */
  readonly isReached: boolean;
  readonly version: string;
  /** When it was started; null: not known. */
  readonly started: number | null;
  readonly mqtt: { readonly enabled: boolean; readonly connected: boolean; readonly trouble: string };
  /** null: not known. */
  readonly storage: StorageHealth | null;
  /** Why nothing can be copied to the bucket, and what helps, in English; "" when it can, or nothing is to be. */
  readonly bucketTrouble: string;
  /** How far back recordings will reach; null: that can't be told. */
  readonly forecast: Forecast | null;
  readonly streams: readonly StreamFigures[];
}

/** Something that happened to a sidecar. */
export interface HouseEvent extends SystemEvent {
  readonly home: string;
  /** What something was set to: how a camera is used, or what is kept of it; "" for most kinds. */
  readonly detail: string;
}

export interface HouseEventQuery {
  readonly since: number;
  readonly limit: number;
}

export type OtherSensorKind = "motion" | "door" | "window" | "other";

/** A sensor that is not Tawny's, in the same area as a camera. */
export interface OtherSensor {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly kind: OtherSensorKind;
  /** Whether it sees motion, or is open; null: it tells nothing. */
  readonly isOn: boolean | null;
  readonly since: number | null;
}

export const figuresOf = (healths: readonly Health[], camera: CameraRef, stream: string): StreamFigures | undefined =>
  healths
    .flatMap((health) => health.streams)
    .find((one) => one.home === camera.home && one.id === camera.id && one.stream === stream);
