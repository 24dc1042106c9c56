// Parts that come after the first pictures. Nobody has asked for them yet: that the network is away just now is no
// trouble, they are asked for again.

const LONGEST_MS = 16_000;

/** Rejects when it never came, after half a minute. */
export async function later(load: () => Promise<unknown>, pauseMs = 1000): Promise<void> {
  try {
    await load();
  } catch (error) {
    if (pauseMs > LONGEST_MS) throw error;
    await new Promise((done) => setTimeout(done, pauseMs));
    await later(load, 2 * pauseMs);
  }
}
