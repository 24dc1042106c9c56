// The sidecar itself as a backend: its REST API and its live feed.

import {
  type Answer,
  type FeedMessage,
  isAnswer,
  list,
  readCamera,
  readEvent,
  readTimeline,
  text,
} from "../model/answers";
import { afterMessage } from "../model/cameras";
import type { Health, HouseEvent, HouseEventQuery } from "../model/health";
import { Store } from "../model/store";
import type {
  Camera,
  CameraRef,
  EventChange,
  EventPage,
  EventQuery,
  StorageTrouble,
  TawnyEvent,
  Timeline,
} from "../model/types";
import type { Backend, Connection, FeedListener } from "./backend";
import { Refused } from "./backend";
import { Reach } from "./reach";
import type { SettingsApi } from "./settings";
import { SidecarAddresses } from "./sidecar-addresses";
import { SidecarExports } from "./sidecar-exports";
import { SidecarFeed } from "./sidecar-feed";
import type { SidecarHttp } from "./sidecar-http";

const GATHER_MS = 250; // what happens within this time is asked for at once
const HOME = "";

export class SidecarBackend implements Backend {
  readonly kind = "sidecar";
  readonly cameras = new Store<readonly Camera[] | null>(null);
  readonly connection = new Store<Connection>("connecting");
  readonly outside = new Store<boolean | null>(null);
  readonly storageTrouble = new Store<readonly StorageTrouble[]>([]);
  readonly isAdmin = new Store(false);
  readonly addresses: SidecarAddresses;
  readonly exports: SidecarExports;
  readonly #feed: SidecarFeed;
  readonly #listeners = new Set<FeedListener>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly http: SidecarHttp) {
    const reach = new Reach(`${http.base}/health`);
    this.addresses = new SidecarAddresses(http.base, reach);
    this.exports = new SidecarExports(http, HOME);
    this.#feed = new SidecarFeed(`${http.base}/ws`, {
      onMessage: (type, data) => this.#hear(type, data),
      onOpen: () => {
        // It may be another network by now.
        if (this.connection.value === "lost") this.#greet();
        this.connection.set("online");
      },
      reach: () => reach.again(),
      ask: (signal) => http.get("/health", {}, signal),
      onLost: () => {
        this.connection.set("lost");
        this.#later();
      },
    });
  }

  start(): void {
    this.connection.set("connecting");
    this.#greet();
    this.#feed.start();
  }

  stop(): void {
    this.#feed.stop();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  listen(listener: FeedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async events(query: EventQuery, signal?: AbortSignal): Promise<EventPage> {
    const { cameras, zone, label, since, until, reviewed, limit, cursor } = query;
    const camera = cameras?.length ? cameras.map((one) => one.id).join(",") : undefined;
    const times = { since: iso(since), until: iso(until) };
    const answer = await this.http.get("/events", { camera, zone, label, ...times, reviewed, limit, cursor }, signal);
    const events = list(answer["events"]).map((one) => readEvent(one, HOME));
    return { events, cursor: text(answer["next_cursor"]) || null };
  }

  async event(_home: string, id: string, signal?: AbortSignal): Promise<TawnyEvent> {
    return readEvent(await this.http.get(`/events/${id}`, {}, signal), HOME);
  }

  async changeEvent(event: TawnyEvent, change: EventChange, signal?: AbortSignal): Promise<TawnyEvent> {
    return readEvent(await this.http.patch(`/events/${event.id}`, { ...change }, signal), HOME);
  }

  async timeline(
    camera: CameraRef,
    start: number,
    end: number,
    buckets: number,
    signal?: AbortSignal,
  ): Promise<Timeline> {
    const query = { start: iso(start), end: iso(end), buckets };
    return readTimeline(await this.http.get(`/cameras/${camera.id}/timeline`, query, signal));
  }

  async record(camera: Camera, seconds: number): Promise<void> {
    await this.http.post(`/cameras/${camera.id}/events`, { duration_s: seconds });
  }

  async former(): Promise<readonly Camera[]> {
    const { sidecarFormer } = await import("./former");
    return sidecarFormer(this.http, HOME, this.isAdmin.value);
  }

  async health(signal?: AbortSignal): Promise<readonly Health[]> {
    const { readHealth, withForecast } = await import("./sidecar-health");
    const health = readHealth(await this.http.get("/status", {}, signal), HOME);
    return [this.isAdmin.value ? await withForecast(health, this.http, signal) : health];
  }

  async systemEvents(query: HouseEventQuery, signal?: AbortSignal): Promise<readonly HouseEvent[] | null> {
    if (!this.isAdmin.value) return null;
    const { sidecarEvents } = await import("./sidecar-health");
    return sidecarEvents(this.http, HOME, query, signal);
  }

  async openSettings(): Promise<SettingsApi> {
    const [{ SidecarSettings }, { SidecarPush }] = await Promise.all([
      import("./sidecar-settings"),
      import("./sidecar-push"),
    ]);
    return new SidecarSettings(this.http, { pushDevices: new SidecarPush(this.http) });
  }

  #greet(): void {
    this.#session().catch((error: unknown) => {
      if (this.outside.value === null) this.outside.set(false);
      this.#failed(error);
    });
  }

  async #session(): Promise<void> {
    const session = await this.http.get("/session");
    this.outside.set(session["outside"] === true);
    this.isAdmin.set(session["scope"] === "admin");
    const cameras = this.cameras.value;
    if (cameras) this.cameras.set(cameras.map((camera) => ({ ...camera, canControl: this.isAdmin.value })));
  }

  #hear(type: string, data: Answer): void {
    if (type === "state") {
      this.#show(data);
      if (isAnswer(data["storage"])) this.#storage(data["storage"]);
      this.#tell(null);
      return;
    }
    const message: FeedMessage = { home: HOME, type, data };
    if (this.cameras.value) this.cameras.set(afterMessage(this.cameras.value, message));
    if (type === "storage") this.#storage(data);
    if (["camera", "stream", "recording", "event_started", "event_ended"].includes(type)) this.#later();
    this.#tell(message);
  }

  #storage(told: Answer): void {
    const trouble = { code: text(told["code"]), reason: text(told["reason"]), name: "" };
    this.storageTrouble.set(told["writable"] === false ? [trouble] : []);
  }

  #tell(message: FeedMessage | null): void {
    for (const listener of [...this.#listeners]) listener(message);
  }

  #show(answer: Answer): void {
    const more = { home: HOME, area: "", entity: "", canControl: this.isAdmin.value };
    this.cameras.set(list(answer["cameras"]).map((camera) => readCamera(camera, more)));
  }

  /** Asks for the cameras, soon: also to learn whether it is the login that a lost feed is about. */
  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#reload().catch((error: unknown) => this.#failed(error));
    }, GATHER_MS);
  }

  async #reload(): Promise<void> {
    this.#show(await this.http.get("/cameras"));
  }

  #failed(error: unknown): void {
    if (!(error instanceof Refused) || error.status !== 401) return;
    this.stop();
    this.connection.set("refused");
  }
}

const iso = (ms: number | undefined): string | undefined => (ms === undefined ? undefined : new Date(ms).toISOString());
