// The settings of a sidecar, by its REST API.

import { isAnswer, list, text, texts, time } from "../model/answers";
import type { HouseEvent } from "../model/health";
import { type Change, isTable, type Table, withChanges } from "../model/paths";
import { Schema } from "../model/schema";
import type {
  Device,
  DryRun,
  FoundDevice,
  NewToken,
  Pairing,
  PairingCode,
  Seen,
  Status,
  StorageFigures,
  StoredConfig,
  Token,
} from "../model/settings";
import type { ApiHttp, Versioned } from "./api-http";
import * as read from "./read-settings";
import type { NotifyProfiles, PushDevices, SettingsApi } from "./settings";
import { readHouseEvent } from "./sidecar-health";

const HOUR_MS = 3_600_000;

/** `more` is what depends on who carries the questions there. */
export class SidecarSettings implements SettingsApi {
  readonly notifyProfiles: NotifyProfiles | null;
  readonly pushDevices: PushDevices | null;

  constructor(
    readonly http: ApiHttp,
    more: Partial<Pick<SettingsApi, "notifyProfiles" | "pushDevices">> = {},
  ) {
    this.notifyProfiles = more.notifyProfiles ?? null;
    this.pushDevices = more.pushDevices ?? null;
  }

  async schema(): Promise<Schema> {
    return new Schema(await this.http.get("/config/schema"));
  }

  async config(): Promise<StoredConfig> {
    return stored(await this.http.getVersion("/config"));
  }

  async save(before: StoredConfig, changes: readonly Change[]): Promise<StoredConfig> {
    const wanted = withChanges(before.config, changes);
    return stored(await this.http.putVersion("/config", isTable(wanted) ? wanted : {}, before.version));
  }

  async addCamera(id: string, settings: Table): Promise<void> {
    await this.http.post("/cameras", { id, ...settings });
  }

  async changeCamera(id: string, settings: Table): Promise<void> {
    await this.http.patch(`/cameras/${id}`, settings);
  }

  async removeCamera(id: string): Promise<void> {
    await this.http.delete(`/cameras/${id}`);
  }

  async restartCamera(id: string): Promise<void> {
    await this.http.post(`/cameras/${id}/restart`, {});
  }

  async recordEvent(camera: string, seconds: number): Promise<string> {
    return text((await this.http.post(`/cameras/${camera}/events`, { duration_s: seconds }))["id"]);
  }

  async discover(addresses: readonly string[], signal?: AbortSignal): Promise<readonly FoundDevice[]> {
    const answer = await this.http.post("/cameras/discover", { addresses }, signal);
    return list(answer["cameras"]).map(read.device);
  }

  async profiles(address: string, username: string, password: string): Promise<Device> {
    return read.profiles(await this.http.post("/cameras/profiles", { address, username, password }));
  }

  async probe(url: string, transport: "tcp" | "udp"): Promise<Seen> {
    return read.seen(await this.http.post("/cameras/probe", { url, transport }));
  }

  async tryMotion(camera: string, motion: Table, hours: number): Promise<DryRun> {
    const end = Date.now();
    const range = { start: new Date(end - hours * HOUR_MS).toISOString(), end: new Date(end).toISOString() };
    return read.dryRun(await this.http.post(`/cameras/${camera}/motion/dry-run`, { ...motion, ...range }));
  }

  async dryRun(camera: string, id: string): Promise<DryRun> {
    return read.dryRun(await this.http.get(`/cameras/${camera}/motion/dry-run/${id}`));
  }

  async endDryRun(camera: string, id: string): Promise<void> {
    await this.http.delete(`/cameras/${camera}/motion/dry-run/${id}`);
  }

  async ownToken(): Promise<string> {
    return text((await this.http.get("/session"))["id"]);
  }

  async tokens(): Promise<readonly Token[]> {
    return list((await this.http.get("/tokens"))["tokens"]).map(read.token);
  }

  async makeToken({ name, scope, cameras, expires }: NewToken): Promise<string> {
    const until = expires === null ? null : new Date(expires).toISOString();
    return text((await this.http.post("/tokens", { name, scope, cameras, expires: until }))["token"]);
  }

  async revokeToken(id: string): Promise<void> {
    await this.http.delete(`/tokens/${id}`);
  }

  async pairing(): Promise<Pairing> {
    return read.pairing(await this.http.get("/pair"));
  }

  async makePairingCode(scope: Token["scope"]): Promise<PairingCode> {
    const answer = await this.http.post("/pair/code", { scope });
    return { id: text(answer["id"]), code: text(answer["code"]), expires: time(answer["expires"]) };
  }

  async endPairing(): Promise<void> {
    await this.http.delete("/pair");
  }

  async status(): Promise<Status> {
    return read.status(await this.http.get("/status"));
  }

  async storage(): Promise<StorageFigures> {
    return read.storage(await this.http.get("/storage"));
  }

  async systemEvents(limit: number): Promise<readonly HouseEvent[]> {
    const found = list((await this.http.get("/system/events", { limit }))["events"]);
    return found.map((one) => readHouseEvent(one, ""));
  }
}

function stored({ answer, version }: Versioned): StoredConfig {
  const config = answer["config"];
  return {
    config: isAnswer(config) ? config : {},
    file: text(answer["file"]) || null,
    pending: texts(answer["pending"]),
    version,
  };
}
