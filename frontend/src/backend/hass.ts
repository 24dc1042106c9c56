// Home Assistant as a backend: the integration's WebSocket commands. All cards of a page share one.

import {
  type Answer,
  type FeedMessage,
  isAnswer,
  list,
  readCamera,
  readEvent,
  readTimeline,
  text,
  texts,
} from "../model/answers";
import { afterMessage } from "../model/cameras";
import type { Health, HouseEvent, HouseEventQuery } from "../model/health";
import { isEqual } from "../model/paths";
import { Store } from "../model/store";
import {
  type Camera,
  type CameraRef,
  cameraOf,
  type EventChange,
  type EventPage,
  type EventQuery,
  type Home,
  isSame,
  type StorageTrouble,
  type TawnyEvent,
  type Timeline,
} from "../model/types";
import type { Backend, Connection, FeedListener } from "./backend";
import { HassAddresses } from "./hass-addresses";
import { askHass } from "./hass-ask";
import { HassExports } from "./hass-exports";
import { HassFeed } from "./hass-feed";
import { areaOf, HassSensors } from "./hass-sensors";
import type { Hass, HassConnection } from "./hass-types";
import type { SettingsApi } from "./settings";

const GATHER_MS = 250; // what happens within this time is asked for at once
const RESYNC = new Set(["resync", "available"]);
const OF_CAMERAS = new Set(["camera", "stream", "recording", "event_started", "event_ended", "storage"]);

export class HassBackend implements Backend {
  readonly kind = "hass";
  readonly cameras = new Store<readonly Camera[] | null>(null);
  readonly connection = new Store<Connection>("connecting");
  readonly outside = new Store<boolean | null>(null);
  readonly storageTrouble = new Store<readonly StorageTrouble[]>([]);
  readonly isAdmin = new Store(false);
  readonly homes = new Store<readonly Home[] | null>(null);
  readonly addresses: HassAddresses;
  readonly exports: HassExports;
  readonly #sensors = new HassSensors();
  readonly otherSensors = this.#sensors.all;
  readonly #listeners = new Set<FeedListener>();
  #users = 0;
  #feed: HassFeed | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #answer: Answer = {};

  private constructor(private hass: Hass) {
    this.addresses = new HassAddresses(() => this.hass);
    this.exports = new HassExports(
      (message) => this.#ask(message),
      (exported) => this.addresses.exported(exported),
    );
  }

  static readonly #all = new WeakMap<HassConnection, HassBackend>();

  /** The one of this connection. */
  static of(hass: Hass): HassBackend {
    let found = HassBackend.#all.get(hass.connection);
    if (!found) {
      found = new HassBackend(hass);
      HassBackend.#all.set(hass.connection, found);
    }
    found.update(hass);
    return found;
  }

  /** Home Assistant hands out a new `hass` with every change in the house. */
  update(hass: Hass): void {
    const before = this.hass;
    this.hass = hass;
    this.isAdmin.set(hass.user?.is_admin ?? false);
    const others = before.areas !== hass.areas || before.entities !== hass.entities || before.devices !== hass.devices;
    if (others && this.cameras.value) this.#show();
    else this.#sensors.follow(hass);
  }

  start(): void {
    if (this.#users++) return;
    this.#feed = new HassFeed(this.hass.connection, {
      onMessage: (event) => this.#hear(event),
      onHeard: () => {
        // What was signed before Home Assistant started anew is not good any more.
        if (this.connection.value === "lost") this.addresses.forget();
        this.connection.set("online");
        void this.#reload().then(() => this.#tell(null));
      },
      onLost: () => this.connection.set("lost"),
    });
    this.#feed.start();
  }

  stop(): void {
    if (--this.#users) return;
    this.#feed?.stop();
    this.#feed = null;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  listen(listener: FeedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async events(query: EventQuery): Promise<EventPage> {
    const { cameras = [], since, until, limit, cursor, ...rest } = query;
    const homes = new Set(cameras.map((camera) => camera.home));
    const [home] = homes;
    // Cameras can be named where the house is. Of several houses all are asked for, and the others left out here.
    const named = homes.size === 1 ? { entry_id: home, cameras: cameras.map((camera) => camera.id) } : {};
    const times = {
      ...(since === undefined ? {} : { since: iso(since) }),
      ...(until === undefined ? {} : { until: iso(until) }),
    };
    const page = { ...(limit ? { limit } : {}), ...(cursor ? { cursor } : {}) };
    const answer = await this.#ask({ type: "tawny/events/list", ...named, ...times, ...page, ...rest });
    const events = list(answer["events"]).map((one) => readEvent(one, text(one["entry_id"])));
    const wanted = (event: TawnyEvent): boolean =>
      homes.size < 2 || cameras.some((camera) => isSame(camera, cameraOf(event)));
    return { events: events.filter(wanted), cursor: text(answer["cursor"]) || null, missing: texts(answer["missing"]) };
  }

  async event(home: string, id: string): Promise<TawnyEvent> {
    // A change of nothing answers with the event as it is.
    const answer = await this.#ask({ type: "tawny/events/get", entry_id: home, event_id: id });
    return readEvent(answer, text(answer["entry_id"]) || home);
  }

  async changeEvent(event: TawnyEvent, change: EventChange): Promise<TawnyEvent> {
    const { home, id } = event;
    const answer = await this.#ask({ type: "tawny/events/update", entry_id: home, event_id: id, ...change });
    return readEvent(answer, home);
  }

  async timeline(camera: CameraRef, start: number, end: number, buckets: number): Promise<Timeline> {
    const { home, id } = camera;
    const span = { start: iso(start), end: iso(end), buckets };
    return readTimeline(await this.#ask({ type: "tawny/timeline", entry_id: home, camera: id, ...span }));
  }

  async record(camera: Camera, seconds: number): Promise<void> {
    await this.hass.callService("tawny", "record", { duration: { seconds } }, { entity_id: camera.entity });
  }

  async former(): Promise<readonly Camera[]> {
    const [{ hassFormer }, answer] = await Promise.all([import("./former"), this.#ask({ type: "tawny/cameras" })]);
    return hassFormer(answer, this.isAdmin.value);
  }

  async health(): Promise<readonly Health[]> {
    const [answer, { hassHealth }, apiOf] = await Promise.all([
      this.#ask({ type: "tawny/health" }),
      import("./hass-health"),
      this.#apis(),
    ]);
    return hassHealth(answer, this.isAdmin.value ? apiOf : undefined);
  }

  async systemEvents(query: HouseEventQuery): Promise<readonly HouseEvent[] | null> {
    if (!this.isAdmin.value) return null;
    const [{ hassEvents }, apiOf] = await Promise.all([import("./hass-health"), this.#apis()]);
    const homes = (this.homes.value ?? []).map((home) => home.id);
    return hassEvents(homes, apiOf, query);
  }

  async openSettings(home: string): Promise<SettingsApi> {
    const [{ SidecarSettings }, { HassProfiles }, apiOf] = await Promise.all([
      import("./sidecar-settings"),
      import("./hass-profiles"),
      this.#apis(),
    ]);
    return new SidecarSettings(apiOf(home), {
      notifyProfiles: new HassProfiles((message) => this.#ask(message), home),
    });
  }

  /** What asks the API of each sidecar, for admins. */
  async #apis() {
    const { HassHttp } = await import("./hass-http");
    return (home: string) => new HassHttp(() => this.hass, home);
  }

  #ask(message: Answer): Promise<Answer> {
    return askHass(this.hass, message);
  }

  #hear(event: unknown): void {
    if (!isAnswer(event)) return;
    if (event["missed"] === true) {
      this.#later();
      this.#tell(null);
    }
    for (const told of list(event["messages"])) {
      const data = isAnswer(told["data"]) ? told["data"] : {};
      this.#news({ home: text(told["entry_id"]), type: text(told["type"]), data });
    }
  }

  #news(message: FeedMessage): void {
    if (this.cameras.value) this.cameras.set(afterMessage(this.cameras.value, message));
    if (RESYNC.has(message.type) || OF_CAMERAS.has(message.type)) this.#later();
    this.#tell(RESYNC.has(message.type) ? null : message);
  }

  #tell(message: FeedMessage | null): void {
    for (const listener of [...this.#listeners]) listener(message);
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#reload();
    }, GATHER_MS);
  }

  async #reload(): Promise<void> {
    try {
      this.#answer = await this.#ask({ type: "tawny/cameras" });
      this.outside.set(this.#answer["outside"] === true);
      this.#show();
    } catch (error) {
      console.warn("Tawny's cameras can't be asked for:", error);
    }
  }

  #show(): void {
    const sidecars = list(this.#answer["sidecars"]);
    const homes = sidecars.map((sidecar) => ({ id: text(sidecar["entry_id"]), name: text(sidecar["name"]) }));
    if (!isEqual(homes, this.homes.value)) this.homes.set(homes);
    const cameras = sidecars.flatMap((sidecar) =>
      list(sidecar["cameras"]).map((camera) => this.#camera(camera, sidecar)),
    );
    this.cameras.set(cameras);
    const troubles = storageTroubles(sidecars);
    if (!isEqual(troubles, this.storageTrouble.value)) this.storageTrouble.set(troubles);
    this.#sensors.choose(this.hass, cameras);
  }

  #camera(answer: Answer, sidecar: Answer): Camera {
    const entity = text(answer["entity_id"]);
    const home = text(sidecar["entry_id"]);
    const more = { home, entity, area: areaOf(this.hass, entity), canControl: answer["can_control"] === true };
    const camera = readCamera(answer, more);
    return sidecar["available"] === false ? { ...camera, online: false, motion: false, recording: false } : camera;
  }
}

/** Of all sidecars, each with its name where there are several. */
function storageTroubles(sidecars: readonly Answer[]): readonly StorageTrouble[] {
  const found = sidecars.filter((sidecar) => sidecar["available"] !== false && text(sidecar["storage_trouble"]));
  const named = (sidecar: Answer): string => (sidecars.length > 1 ? text(sidecar["name"]) : "");
  return found.map((sidecar) => ({
    code: text(sidecar["storage_code"]),
    reason: text(sidecar["storage_trouble"]),
    name: named(sidecar),
  }));
}

const iso = (ms: number): string => new Date(ms).toISOString();
