// Whether the service can be reached, asked for once for everybody who waits for it.
//
// A browser makes WebSockets wait for seconds once a few of them have failed, and makes them one after the other. So
// while the network is gone none is tried: a small request tells when it is back.

const EVERY_MS = 1000;
const ANSWER_MS = 4000;

export class Reach {
  #asking: Promise<boolean> | null = null;

  /** `address` is one that anybody may ask. */
  constructor(readonly address: string) {}

  /** Resolves as soon as the service answers, however long that takes: with whether it was away. */
  again(): Promise<boolean> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #ask(): Promise<boolean> {
    for (let wasAway = false; ; wasAway = true) {
      const begin = performance.now();
      if (await answers(this.address)) return wasAway;
      await new Promise((done) => setTimeout(done, begin + EVERY_MS - performance.now()));
    }
  }
}

/** What a proxy answers in its place is no answer of the service. */
const answers = (address: string): Promise<boolean> =>
  fetch(address, { cache: "no-store", signal: AbortSignal.timeout(ANSWER_MS) }).then(
    ({ status }) => status < 500,
    () => false,
  );
