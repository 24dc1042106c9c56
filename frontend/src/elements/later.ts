// Parts that come after the first pictures. Nobody has asked for them yet: that the network is away just now is no
// trouble, they are asked for again. Older browsers remember that a part did not come, and don't ask anybody.

const LONGEST_MS = 16_000;
const coming = new Map<string, Promise<void>>();

/** Loads the part of that name; once, however often it is wanted meanwhile. Rejects when it did not come in half a minute. */
export function later(name: string, load: () => Promise<unknown>): Promise<void> {
  let found = coming.get(name);
  if (!found) {
    found = patiently(load).catch((error: unknown) => {
      coming.delete(name);
      throw error;
    });
    coming.set(name, found);
  }
  return found;
}

async function patiently(load: () => Promise<unknown>, pauseMs = 1000): Promise<void> {
  try {
    await load();
  } catch (error) {
    if (pauseMs > LONGEST_MS) throw error;
    await new Promise((done) => setTimeout(done, pauseMs));
    await patiently(load, 2 * pauseMs);
  }
}
