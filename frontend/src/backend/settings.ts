// What the settings want of a sidecar. A backend that has them offers them by `openSettings`.

import type { HouseEvent } from "../model/health";
import type { Change, Table } from "../model/paths";
import type { Schema } from "../model/schema";
import type {
  Device,
  DryRun,
  FoundDevice,
  NewToken,
  NotifyProfile,
  Pairing,
  PairingCode,
  PushDevice,
  Seen,
  Status,
  StorageFigures,
  StoredConfig,
  Token,
} from "../model/settings";

export interface SettingsApi {
  schema(): Promise<Schema>;
  config(): Promise<StoredConfig>;
  /** Raises Refused with status 412 when the configuration is no more what `stored` says. */
  save(stored: StoredConfig, changes: readonly Change[]): Promise<StoredConfig>;

  addCamera(id: string, settings: Table): Promise<void>;
  changeCamera(id: string, settings: Table): Promise<void>;
  removeCamera(id: string): Promise<void>;
  restartCamera(id: string): Promise<void>;
  /** Records for so many seconds; the id of the event. */
  recordEvent(camera: string, seconds: number): Promise<string>;

  discover(addresses: readonly string[], signal?: AbortSignal): Promise<readonly FoundDevice[]>;
  profiles(address: string, user: string, password: string): Promise<Device>;
  probe(url: string, transport: "tcp" | "udp"): Promise<Seen>;

  /** Tries motion settings on the last `hours`. */
  tryMotion(camera: string, motion: Table, hours: number): Promise<DryRun>;
  dryRun(camera: string, id: string): Promise<DryRun>;
  endDryRun(camera: string, id: string): Promise<void>;

  /** Id of the token by which all this is asked. */
  ownToken(): Promise<string>;
  tokens(): Promise<readonly Token[]>;
  /** The secret of the new token, which nobody can see again. */
  makeToken(token: NewToken): Promise<string>;
  revokeToken(id: string): Promise<void>;
  pairing(): Promise<Pairing>;
  makePairingCode(scope: Token["scope"]): Promise<PairingCode>;
  endPairing(): Promise<void>;

  status(): Promise<Status>;
  storage(): Promise<StorageFigures>;
  systemEvents(limit: number): Promise<readonly HouseEvent[]>;

  /** In Home Assistant: who is told of events by it. */
  readonly notifyProfiles: NotifyProfiles | null;
  /** On the sidecar's own page: the browsers that it tells of events. */
  readonly pushDevices: PushDevices | null;
}

export interface NotifyProfiles {
  list(): Promise<readonly NotifyProfile[]>;
  enable(id: string, enabled: boolean): Promise<void>;
  /** Silences it for so many seconds; 0: it tells again. */
  silence(id: string, seconds: number): Promise<void>;
}

export interface PushDevices {
  list(): Promise<readonly PushDevice[]>;
  pause(id: string, until: number | null): Promise<void>;
  remove(id: string): Promise<void>;
}
