// How large live pictures are on this device: chosen by somebody, or automatically. All elements of a backend share one.

import type { Backend } from "../backend/backend";
import { CHOICES, type Choice, Governor, type Level, levelFor, type Way } from "../model/quality";
import { Store, type Watchable } from "../model/store";
import { onBeat } from "../player/heartbeat";
import { link } from "../player/link";
import { keep, kept } from "./kept";

const KEPT = "tawny-quality";

/** What some browsers know of the network. */
interface NetworkInformation extends EventTarget {
  readonly effectiveType?: string;
  readonly saveData?: boolean;
  readonly type?: string;
}

export class Quality {
  readonly #choice = new Store<Choice>(keptChoice());
  readonly #level = new Store<Level | null>(null);
  #governor: Governor | null = null;
  #unwatch: (() => void) | undefined;

  constructor(readonly outside: Watchable<boolean | null>) {
    outside.subscribe(() => this.#settle());
    network()?.addEventListener?.("change", () => this.#settle());
    link.onSlow((slowness) => {
      // At home it is the machine that is busy, more often than the network.
      if (slowness === "missed" || this.isFar) this.#governor?.slow(performance.now());
      this.#follow();
    });
    this.#settle();
  }

  get choice(): Watchable<Choice> {
    return this.#choice;
  }

  /** null before it is known whether somebody is at home. */
  get level(): Watchable<Level | null> {
    return this.#level;
  }

  /** Whether what is between here and the cameras has to be reckoned with: better later than with stops. */
  get isFar(): boolean {
    return this.outside.value === true || this.#level.value !== "full";
  }

  choose(choice: Choice): void {
    keep(KEPT, choice);
    this.#choice.set(choice);
    this.#settle();
  }

  #settle(): void {
    const outside = this.outside.value;
    const now = performance.now();
    if (this.#choice.value !== "auto" || outside === null) {
      this.#governor = null;
    } else {
      const best = levelFor(wayHere(outside));
      this.#governor ??= new Governor(best, now);
      this.#governor.begin(best, now);
    }
    this.#follow();
  }

  #follow(): void {
    const { value } = this.#choice;
    this.#level.set(value === "auto" ? (this.#governor?.level ?? null) : value);
    if (this.#governor?.isBest ?? true) {
      this.#unwatch?.();
      this.#unwatch = undefined;
    } else {
      this.#unwatch ??= onBeat((now) => {
        this.#governor?.look(now);
        this.#follow();
      });
    }
  }
}

const all = new WeakMap<Backend, Quality>();

export function qualityOf(backend: Backend): Quality {
  let found = all.get(backend);
  if (!found) {
    found = new Quality(backend.outside);
    all.set(backend, found);
  }
  return found;
}

function keptChoice(): Choice {
  const found = kept(KEPT);
  return CHOICES.find((choice) => choice === found) ?? "auto";
}

const network = (): NetworkInformation | undefined =>
  (navigator as Navigator & { connection?: NetworkInformation }).connection;

function wayHere(outside: boolean): Way {
  const { effectiveType = "", saveData = false, type = "" } = network() ?? {};
  return { outside, saves: saveData, cellular: type === "cellular", speed: effectiveType };
}
