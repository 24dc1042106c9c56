// Where the sidecar has pictures and videos.

import type { Level } from "../model/quality";
import type { Camera, CameraRef, TawnyEvent } from "../model/types";
import type { Addresses, LiveSource, PictureKind } from "./backend";
import type { Reach } from "./reach";
import { search } from "./sidecar-http";

export class SidecarAddresses implements Addresses {
  readonly #reach: () => Promise<boolean>;

  constructor(
    readonly base: string,
    reach: Reach,
  ) {
    this.#reach = () => reach.again();
  }

  picture(camera: Camera, width: number, at: number): string {
    // Browsers log an error for each picture that is not there, as just after a start: no answer is none.
    return `${this.#camera(camera)}/snapshot.jpg${search({ width, at, or_none: true })}`;
  }

  eventPicture(event: TawnyEvent, kind: PictureKind): string {
    // What it shows may change while the event goes on.
    return `${this.#event(event)}/${kind}.jpg${search({ of: event.end ?? "open" })}`;
  }

  clip(event: TawnyEvent): string {
    return `${this.#event(event)}/clip.mp4`;
  }

  clipPlaylist(event: TawnyEvent, level: Level): string {
    return `${this.#event(event)}/clip.m3u8${level === "full" ? "" : search({ rendition: level })}`;
  }

  download(event: TawnyEvent): string {
    return `${this.#event(event)}/clip.mp4?download=true`;
  }

  playlist(camera: CameraRef, start: number, end: number, level: Level): string {
    const rendition = level === "full" ? "" : `&rendition=${level}`;
    return `${this.#camera(camera)}/playback/index.m3u8${span(start, end)}&or_none=true${rendition}`;
  }

  video(camera: CameraRef, start: number, end: number): string {
    return `${this.#camera(camera)}/playback/video.mp4${span(start, end)}&download=true`;
  }

  live(camera: Camera): LiveSource {
    const base = `${this.#camera(camera)}/live`;
    return { socket: (rendition) => `${base}/${rendition}/ws`, segments: base, reach: this.#reach };
  }

  #camera(camera: CameraRef): string {
    return `${this.base}/cameras/${camera.id}`;
  }

  #event(event: TawnyEvent): string {
    return `${this.base}/events/${event.id}`;
  }
}

const span = (start: number, end: number): string =>
  search({ start: new Date(start).toISOString(), end: new Date(end).toISOString() });
