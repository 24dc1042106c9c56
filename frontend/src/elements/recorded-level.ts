// How large recordings are played: as live pictures are, but what plays well is not interrupted to become larger.

import type { ReactiveController } from "lit";
import { type Choice, LEVELS, type Level } from "../model/quality";
import type { Watchable } from "../model/store";
import type { TawnyElement } from "./element";
import { qualityOf } from "./quality";

export class RecordedLevel implements ReactiveController {
  /** As it was asked for last; null before. */
  #taken: Level | null = null;
  #chosen: Choice = "auto";
  #stop: (() => void) | null = null;

  /** `onChange` is called when what is played shall be asked for anew. */
  constructor(
    readonly host: TawnyElement,
    readonly onChange: () => void,
  ) {
    host.addController(this);
  }

  /** Whether the next moment that somebody looks for had better be asked for anew. */
  get isOther(): boolean {
    return this.#taken !== null && this.#taken !== qualityOf(this.host.app.backend).level.value;
  }

  /** The level with which to ask; waits until it is known whether somebody is at home. */
  async take(): Promise<Level> {
    const { choice, level } = qualityOf(this.host.app.backend);
    while (level.value === null) await next(level);
    this.#taken = level.value;
    this.#chosen = choice.value;
    this.#follow();
    return this.#taken;
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = this.#taken = null;
  }

  #follow(): void {
    const { choice, level } = qualityOf(this.host.app.backend);
    this.#stop ??= level.subscribe((value) => {
      if (value === null || this.#taken === null || value === this.#taken) return;
      const isSmaller = LEVELS.indexOf(value) > LEVELS.indexOf(this.#taken);
      if (isSmaller || choice.value !== "auto" || this.#chosen !== "auto") this.onChange();
    });
  }
}

const next = (watched: Watchable<unknown>): Promise<void> =>
  new Promise((done) => {
    const unwatch = watched.subscribe(() => {
      unwatch();
      done();
    });
  });
