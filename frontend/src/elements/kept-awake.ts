// An element in full screen on a display that does not go to sleep. Both want a gesture, and both may be missing.

import type { ReactiveController, ReactiveElement } from "lit";

export class KeptAwake implements ReactiveController {
  #wanted = false;
  #lock: WakeLockSentinel | null = null;

  constructor(readonly host: ReactiveElement) {
    host.addController(this);
  }

  /** Whether there is anything that it could do here. */
  get isPossible(): boolean {
    return document.fullscreenEnabled || "wakeLock" in navigator;
  }

  get isOn(): boolean {
    return this.#wanted;
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.#again);
    document.addEventListener("fullscreenchange", this.#changed);
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.#again);
    document.removeEventListener("fullscreenchange", this.#changed);
    void this.#end();
  }

  async toggle(): Promise<void> {
    if (this.#wanted) return this.#end();
    this.#wanted = true;
    this.host.requestUpdate();
    if (document.fullscreenEnabled) await this.host.requestFullscreen({ navigationUI: "hide" }).catch(() => {});
    await this.#lockOn();
  }

  async #end(): Promise<void> {
    this.#wanted = false;
    this.host.requestUpdate();
    const lock = this.#lock;
    this.#lock = null;
    await lock?.release().catch(() => {});
    if (document.fullscreenElement) await document.exitFullscreen().catch(() => {});
  }

  /** The browser takes the lock away whenever the page is hidden. */
  readonly #again = (): void => {
    if (this.#wanted && !document.hidden) void this.#lockOn();
  };

  /** Somebody may have left by the browser's own way. */
  readonly #changed = (): void => {
    if (!document.fullscreenElement && this.#wanted) void this.#end();
  };

  async #lockOn(): Promise<void> {
    if (!("wakeLock" in navigator)) return; // browsers have it only with HTTPS
    const lock = await navigator.wakeLock.request("screen").catch(() => null);
    if (this.#wanted) this.#lock = lock;
    else await lock?.release().catch(() => {});
  }
}
