// What the settings know of: the stored configuration, cameras that were found, tokens, storage, dry runs.

import type { Table } from "./paths";

/** The configuration as it is stored; what is secret in it is `***`. */
export interface StoredConfig {
  readonly config: Table;
  /** Where; null when it is not, and every change ends with the service. */
  readonly file: string | null;
  /** Keys that take effect when the service is restarted. */
  readonly pending: readonly string[];
  /** Names this state of it. */
  readonly version: string;
}

export const MASK = "***";

export interface FoundDevice {
  readonly address: string;
  readonly name: string;
  readonly hardware: string;
  readonly location: string;
  /** Address of its ONVIF service; "" when it tells none. */
  readonly service: string;
}

/** A stream that a camera says it has. */
export interface Profile {
  readonly token: string;
  readonly name: string;
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly bitrate: number;
  readonly audio: string;
  readonly url: string;
  /** It is at another host than the camera: no password goes there unasked. */
  readonly foreign: boolean;
}

export interface Device {
  readonly maker: string;
  readonly model: string;
  readonly profiles: readonly Profile[];
  /** Tokens of the profiles that suit, and why; "" for none. */
  readonly main: string;
  readonly sub: string;
  readonly reasons: readonly string[];
}

export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** A stream as it came when it was looked at. */
export interface Seen {
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly bitrate: number;
  readonly keyframesS: number;
  readonly audio: string;
  readonly warnings: readonly Warning[];
}

export type RunState = "pending" | "running" | "done" | "failed";

/** Motion settings that are tried on what is recorded. */
export interface DryRun {
  readonly id: string;
  readonly state: RunState;
  readonly progress: number;
  readonly error: string;
  readonly result: DryRunResult | null;
}

export interface DryRunResult {
  readonly events: number;
  readonly was: number;
  readonly added: number;
  readonly gone: number;
  readonly unseen: number;
  readonly judgedS: number;
  readonly thinnedS: number;
  readonly missingS: number;
}

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly scope: "admin" | "viewer";
  /** Ids of the cameras it is limited to; null: all. */
  readonly cameras: readonly string[] | null;
  readonly created: number | null;
  readonly lastUsed: number | null;
  readonly expires: number | null;
  readonly revoked: number | null;
}

export interface NewToken {
  readonly name: string;
  readonly scope: Token["scope"];
  readonly cameras: readonly string[] | null;
  readonly expires: number | null;
}

export interface PairingCode {
  readonly id: string;
  readonly code: string;
  readonly expires: number;
}

export interface Pairing {
  readonly state: "none" | "waiting" | "used" | "expired" | "void";
  readonly id: string;
  readonly name: string;
}

export type FootageKind = "event" | "continuous" | "idle";

export interface Footage {
  readonly kind: FootageKind;
  readonly bytes: number;
  /** When the oldest of it was recorded; null when there is none. */
  readonly oldest: number | null;
}

export interface StorageFigures {
  readonly path: string;
  readonly totalBytes: number;
  readonly freeBytes: number;
  readonly usedBytes: number;
  readonly trouble: string;
  readonly code: string;
  readonly footage: readonly Footage[];
  readonly cameras: readonly { readonly id: string; readonly bytes: number }[];
}

export interface Status {
  readonly isWell: boolean;
  readonly version: string;
  readonly api: number;
  readonly node: string;
  readonly nodeName: string;
  readonly started: number;
  /** What the event log holds; null while that is not known. */
  readonly counts: { readonly events: number; readonly segments: number } | null;
  readonly mqtt: { readonly enabled: boolean; readonly connected: boolean; readonly trouble: string };
  /** null: nothing is copied to a bucket. */
  readonly offload: Offload | null;
}

export interface Offload {
  readonly trouble: string;
  readonly hint: string;
  /** null: not known, as the log is away; then the others are 0. */
  readonly stored: number | null;
  readonly storedBytes: number;
  readonly waiting: number;
  readonly missed: number;
}

export interface SystemEvent {
  readonly id: number;
  readonly at: number;
  readonly kind: string;
  readonly camera: string;
  readonly message: string;
}

/** Who is told of events by Home Assistant, of which and when: as far as the settings show it. */
export interface NotifyProfile {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  /** null: it is not silenced. */
  readonly silencedUntil: number | null;
  readonly lastSent: number | null;
  readonly phones: readonly string[];
  readonly pushesToday: number;
  /** How many pushes a phone may get in a day. */
  readonly limit: number;
}

/** A browser that is told of events by the sidecar. */
export interface PushDevice {
  readonly id: string;
  /** What people call it; "" when it has no name. */
  readonly name: string;
  /** Id of the token by whose rights it is told. */
  readonly token: string;
  readonly created: number;
  /** Ids of the cameras; null: all. */
  readonly cameras: readonly string[] | null;
  /** Whether the better picture and the end are told, too. */
  readonly updates: boolean;
  readonly pausedUntil: number | null;
  /** Why the last push did not arrive, for people; "" when it did. */
  readonly trouble: string;
}
