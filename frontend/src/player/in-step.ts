// Several players that show the same moment. One of them leads: its time is that of all. Where it has no footage, another
// one leads meanwhile; who has none shows nothing, and waits.

/** A player, as far as it matters here. */
export interface Stepper {
  /** The moment that is wanted, or shown. */
  readonly position: number | null;
  seek(atMs: number): void;
  play(): void;
  pause(): void;
  setSpeed(speed: number): void;
}

export interface Step {
  readonly key: string;
  readonly player: Stepper;
}

export interface StepHandlers {
  /** Whether a camera has footage at a moment; null: nobody knows. */
  has(key: string, atMs: number): boolean | null;
  /** When a camera's footage begins after a moment; null: it does not. */
  next(key: string, atMs: number): number | null;
  onTime(atMs: number): void;
}

const AHEAD_MS = 300; // so long before its footage ends, the lead is handed on
const FIT_MS = 150; // as far apart as nobody sees
const FAR_MS = 1200; // further apart: jump
const SYNC_MS = 400; // how often the others are looked at
const SEEK_MS = 2500; // a jump has so long to be seen, before there is another

export class InStep {
  #steps: readonly Step[] = [];
  #leader: Step | null = null;
  #playing = false;
  #speed = 1;
  #syncedAt = Number.NEGATIVE_INFINITY;
  /** Those who show something, and when they were last made to jump. */
  readonly #active = new Map<string, number>();

  constructor(readonly handlers: StepHandlers) {}

  get leader(): string {
    return this.#leader?.key ?? "";
  }

  set(steps: readonly Step[]): void {
    this.#steps = steps;
    this.#active.clear();
    if (!steps.some((step) => step.key === this.#leader?.key)) this.#leader = null;
  }

  /** All show `atMs`, or the first footage after it that any of them has. */
  go(atMs: number, now: number): void {
    this.#leader = this.#leaderAt(atMs);
    this.#active.clear();
    this.#leader?.player.setSpeed(this.#speed);
    this.#leader?.player.seek(atMs);
    if (this.#playing) this.#leader?.player.play();
    this.#follow(atMs, now);
  }

  play(): void {
    this.#playing = true;
    for (const step of this.#shown()) step.player.play();
  }

  pause(): void {
    this.#playing = false;
    for (const step of this.#steps) step.player.pause();
    this.#meet();
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
    for (const { player } of this.#steps) player.setSpeed(speed);
  }

  /** A player shows another moment. */
  told(key: string, atMs: number, now: number): void {
    const leader = this.#leader;
    if (key !== leader?.key) return;
    const soon = atMs + AHEAD_MS * Math.max(1, this.#speed);
    if (this.#playing && this.handlers.has(key, soon) === false) {
      const other = this.#steps.find((step) => step !== leader && this.handlers.has(step.key, soon) === true);
      if (other) {
        this.go(soon, now);
        return;
      }
    }
    this.handlers.onTime(atMs);
    if (now - this.#syncedAt >= SYNC_MS) this.#follow(atMs, now);
  }

  #leaderAt(atMs: number): Step | null {
    const { has, next } = this.handlers;
    const there = this.#steps.find((step) => has(step.key, atMs) !== false);
    if (there) return there;
    let first = this.#steps[0] ?? null;
    let least = Number.POSITIVE_INFINITY;
    for (const step of this.#steps) {
      const start = next(step.key, atMs) ?? Number.POSITIVE_INFINITY;
      if (start >= least) continue;
      least = start;
      first = step;
    }
    return first;
  }

  *#shown(): Iterable<Step> {
    for (const step of this.#steps) if (step === this.#leader || this.#active.has(step.key)) yield step;
  }

  /** While all stand still they are not about at the same moment, but at it: now somebody compares. */
  #meet(): void {
    const at = this.#leader?.player.position ?? Number.NaN;
    for (const { key, player } of this.#shown()) {
      const off = Math.abs((player.position ?? Number.NaN) - at);
      if (off > FIT_MS && this.handlers.has(key, at) !== false) player.seek(at);
    }
  }

  #follow(atMs: number, now: number): void {
    this.#syncedAt = now;
    for (const step of this.#steps) if (step !== this.#leader) this.#sync(step, atMs, now);
  }

  #sync({ key, player }: Step, atMs: number, now: number): void {
    const jumped = this.#active.get(key);
    if (this.handlers.has(key, atMs) === false) {
      this.#active.delete(key);
      player.pause();
      return;
    }
    const off = (player.position ?? Number.NaN) - atMs;
    const isFar = !(Math.abs(off) < FAR_MS * Math.max(1, this.#speed));
    if (jumped === undefined || (isFar && now - jumped > SEEK_MS)) {
      this.#active.set(key, now);
      player.seek(atMs);
      if (this.#playing) player.play();
      player.setSpeed(this.#speed);
    } else if (!isFar) {
      const faster = Math.abs(off) > FIT_MS * Math.max(1, this.#speed) ? (off < 0 ? 1.1 : 0.9) : 1;
      player.setSpeed(Math.min(16, this.#speed * faster));
    }
  }
}
