// What elements want of a house of cameras, whoever answers: the sidecar itself, or Home Assistant in front of it.

import type { FeedMessage } from "../model/answers";
import type { Health, HouseEvent, HouseEventQuery, OtherSensor } from "../model/health";
import type { Problem } from "../model/paths";
import type { Level } from "../model/quality";
import type { Watchable } from "../model/store";
import type {
  Camera,
  CameraRef,
  EventChange,
  EventPage,
  EventQuery,
  Exported,
  Home,
  StorageTrouble,
  TawnyEvent,
  Timeline,
} from "../model/types";
import type { SettingsApi } from "./settings";

/** `refused`: whoever looks has to log in (again). */
export type Connection = "connecting" | "online" | "lost" | "refused";

/** Where the live video of a camera comes from. */
export interface LiveSource {
  /** Of the WebSocket of a stream; asked for anew for each connection. */
  socket(rendition: string): Address;
  /** Where there are HLS playlists, for browsers and networks without WebSockets; "" where there are none. */
  readonly segments: string;
  /** Resolves as soon as the service answers, with whether it was away. */
  readonly reach: () => Promise<boolean>;
}

/** An address for `<img>` or `<video>`; a promise where it has to be signed first. */
export type Address = string | Promise<string>;

export type PictureKind = "thumbnail" | "snapshot" | "start";

/** Where media are. */
export interface Addresses {
  /** The newest picture; `at` makes the browser ask anew. */
  picture(camera: Camera, width: number, at: number): Address;
  eventPicture(event: TawnyEvent, kind: PictureKind): Address;
  clip(event: TawnyEvent): Address;
  /** As a playlist, whose video is as small as `level` says. */
  clipPlaylist(event: TawnyEvent, level: Level): Address;
  download(event: TawnyEvent): Address;
  playlist(camera: CameraRef, start: number, end: number, level: Level): Address;
  video(camera: CameraRef, start: number, end: number): Address;
  live(camera: Camera): LiveSource;
}

/** Ranges that are written to files of their own, in the background. Whoever watches the feed hears how far they are. */
export interface Exports {
  /** The newest first. */
  list(): Promise<readonly Exported[]>;
  add(camera: CameraRef, start: number, end: number): Promise<Exported>;
  /** Cancels it, or deletes its file. */
  remove(exported: Exported): Promise<void>;
  file(exported: Exported): Address;
}

/** Something happened; `null`: something may have been missed, so ask anew. */
export type FeedListener = (message: FeedMessage | null) => void;

export interface Backend {
  readonly kind: "sidecar" | "hass";
  /** Kept up to date; null before they are known. */
  readonly cameras: Watchable<readonly Camera[] | null>;
  readonly connection: Watchable<Connection>;
  /** Whether whoever looks is not at home, and what he watches goes through the house's uplink; null before it is known. */
  readonly outside: Watchable<boolean | null>;
  /** Why nothing can be recorded; empty when it can. */
  readonly storageTrouble: Watchable<readonly StorageTrouble[]>;
  readonly addresses: Addresses;
  /** Whether whoever looks may change what concerns the whole house. */
  readonly isAdmin: Watchable<boolean>;

  start(): void;
  stop(): void;
  listen(listener: FeedListener): () => void;

  events(query: EventQuery, signal?: AbortSignal): Promise<EventPage>;
  event(home: string, id: string, signal?: AbortSignal): Promise<TawnyEvent>;
  changeEvent(event: TawnyEvent, change: EventChange, signal?: AbortSignal): Promise<TawnyEvent>;
  timeline(camera: CameraRef, start: number, end: number, buckets: number, signal?: AbortSignal): Promise<Timeline>;
  /** Starts an event by hand. */
  record(camera: Camera, seconds: number): Promise<void>;

  /** Ranges as files; left out where there are none. */
  readonly exports?: Exports;
  /** Cameras that are not here any more, as far as something of them is still there. */
  former?(): Promise<readonly Camera[]>;
  /** How each sidecar does; left out where it is not told. */
  health?(signal?: AbortSignal): Promise<readonly Health[]>;
  /** What happened to the sidecars themselves, newest first; null, or left out, where it is not told. */
  systemEvents?(query: HouseEventQuery, signal?: AbortSignal): Promise<readonly HouseEvent[] | null>;
  /** Motion, door and window sensors of others, in the areas of the cameras; left out where there are none. */
  readonly otherSensors?: Watchable<readonly OtherSensor[]>;

  /** The sidecars that there are, null before they are known; left out where there is one, which has no name. */
  readonly homes?: Watchable<readonly Home[] | null>;
  /** The settings of one of them, for admins; left out where they can't be changed. */
  openSettings?(home: string): Promise<SettingsApi>;
}

/** Why something was not done: `message` and `hint` are for people. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly hint = "",
    /** Which of the fields that were sent are wrong. */
    readonly fields: readonly Problem[] = [],
  ) {
    super(message);
    this.name = "Refused";
  }
}
