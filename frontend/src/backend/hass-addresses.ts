// Where Home Assistant has pictures and videos: paths of the integration, which are signed before a browser can ask.

import { text } from "../model/answers";
import type { Level } from "../model/quality";
import type { Camera, CameraRef, Exported, TawnyEvent } from "../model/types";
import type { Address, Addresses, LiveSource, PictureKind } from "./backend";
import type { Hass } from "./hass-types";

const ROOT = "/api/tawny";
const LIFETIME_S = 3600;
const RENEW_S = 600; // before it ends, an address is signed anew: a video may be paused for a while
const LIVE_S = 30; // it is looked at once, when the socket is opened
const MOST = 2000;

// An address is signed through Home Assistant's own connection: that waits for it, and tells when it is lost.
const isThere = (): Promise<boolean> => Promise.resolve(false);

interface Signed {
  readonly address: Address;
  readonly until: number;
}

export class HassAddresses implements Addresses {
  readonly #signed = new Map<string, Signed>();

  /** `hass` is asked for each time: it is replaced with every change in the house. */
  constructor(readonly hass: () => Hass) {}

  /** What is asked for from now on is signed anew. */
  forget(): void {
    this.#signed.clear();
  }

  picture(camera: Camera, width: number, at: number): string {
    const picture = text(this.hass().states[camera.entity]?.attributes["entity_picture"]);
    const size = width ? `&width=${width}&height=${Math.round((width * 9) / 16)}` : "";
    return picture && `${picture}${size}&at=${at}`;
  }

  eventPicture(event: TawnyEvent, kind: PictureKind): Address {
    return this.#sign(`${this.#event(event)}/${kind}.jpg`, event.end === null ? "" : String(event.end));
  }

  clip(event: TawnyEvent): Address {
    return this.#sign(`${this.#event(event)}/clip.mp4`);
  }

  clipPlaylist(event: TawnyEvent, level: Level): Address {
    return this.#sign(`${this.#event(event)}/clip.m3u8${level === "full" ? "" : `?rendition=${level}`}`);
  }

  download(event: TawnyEvent): Address {
    return this.#sign(`${this.#event(event)}/clip.mp4?download=true`);
  }

  playlist(camera: CameraRef, start: number, end: number, level: Level): Address {
    const rendition = level === "full" ? "" : `&rendition=${level}`;
    return this.#sign(`${this.#range(camera, start, end)}/index.m3u8?or_none=true${rendition}`);
  }

  video(camera: CameraRef, start: number, end: number): Address {
    return this.#sign(`${this.#range(camera, start, end)}/video.mp4?download=true`);
  }

  exported({ home, id }: Exported): Address {
    return this.#sign(`${ROOT}/${home}/exports/${id}/file.mp4`);
  }

  live(camera: Camera): LiveSource {
    const path = `${ROOT}/${camera.home}/cameras/${camera.id}/live`;
    return { socket: (rendition) => this.#ask(`${path}/${rendition}/ws`, LIVE_S), segments: "", reach: isThere };
  }

  #event(event: TawnyEvent): string {
    return `${ROOT}/${event.home}/events/${event.id}`;
  }

  #range(camera: CameraRef, start: number, end: number): string {
    return `${ROOT}/${camera.home}/cameras/${camera.id}/${Math.round(start)}-${Math.round(end)}`;
  }

  /** The same address for the same path, as long as it is good: else a picture would be loaded with every drawing. */
  #sign(path: string, version = ""): Address {
    const key = `${path} ${version}`;
    const known = this.#signed.get(key);
    const now = Date.now();
    if (known && known.until > now) return known.address;
    const until = now + (LIFETIME_S - RENEW_S) * 1000;
    const asked = this.#ask(path, LIFETIME_S);
    this.#signed.set(key, { address: asked, until });
    asked.then(
      (address) => this.#signed.set(key, { address, until }),
      () => this.#signed.delete(key),
    );
    const [oldest] = this.#signed.keys();
    if (oldest !== undefined && this.#signed.size > MOST) this.#signed.delete(oldest);
    return asked;
  }

  async #ask(path: string, seconds: number): Promise<string> {
    const message = { type: "auth/sign_path", path, expires: seconds };
    const answer = (await this.hass().connection.sendMessagePromise(message)) as { path: string };
    return answer.path;
  }
}
