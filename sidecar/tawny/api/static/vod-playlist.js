// A playlist of recorded footage: which segment shows which moment. It may grow while the day goes on.

const SPARE_S = 600; // a camera's clock may run fast

export class VodPlaylist {
  constructor(address, startMs, endMs) {
    this.address = new URL(address, location.href);
    this.endMs = endMs;
    this.seconds = (endMs - startMs) / 1000 + SPARE_S;
    this.segments = [];
    this.grows = true;
  }

  // Loads it, or what has come since; nothing recorded is no error. False when what was known before is not in it any
  // more: then its timeline is another one.
  async load(signal) {
    const response = await ask(this.address, signal, [404]);
    const last = this.segments.at(-1);
    this.#read(response.ok ? await text(response, signal) : "", response.ok);
    return last === undefined || this.segments.includes(last);
  }

  // The segment that shows `ms`, or the first after it.
  at(ms) {
    return this.segments.find((segment) => segment.endMs > ms);
  }

  // Footage is gone: nothing of its file is looked for again.
  forget(segment) {
    const file = segment.uri.slice(0, segment.uri.lastIndexOf("/"));
    this.segments = this.segments.filter((other) => !other.uri.startsWith(`${file}/`));
  }

  #read(text, isThere) {
    const known = new Map(this.segments.map((segment) => [segment.uri, segment]));
    const segments = [];
    let map = "", wallMs = 0, seconds = 0;
    for (const line of text.split("\n")) {
      if (line.startsWith("#EXTINF:")) seconds = parseFloat(line.slice(8));
      else if (line.startsWith("#EXT-X-MAP:")) map = new URL(line.match(/URI="([^"]*)"/)[1], this.address).href;
      else if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) wallMs = Date.parse(line.slice(25));
      else if (line && !line.startsWith("#")) {
        const uri = new URL(line, this.address).href;
        segments.push(known.get(uri) ?? { uri, map, startMs: wallMs, endMs: wallMs + seconds * 1000 });
        wallMs += seconds * 1000;
      }
    }
    this.segments = segments;
    this.grows = isThere ? !text.includes("#EXT-X-ENDLIST") : this.endMs > Date.now();
  }
}

// What keeps footage from being shown. `again`: it may be there a moment later; `gone`: it never will be.
export class Trouble extends Error {
  constructor(message, { again = false, gone = false } = {}) {
    super(message);
    this.again = again;
    this.gone = gone;
  }
}

const NO_ANSWER = "Tawny does not answer. Trying again …";

// fetch, with an error that says what is the matter; `fine` are further statuses that are no error.
export async function ask(address, signal, fine = []) {
  const response = await answer(fetch(address, { signal, cache: fine.length ? "no-store" : "default" }), signal);
  const { ok, status } = response;
  if (ok || fine.includes(status)) return response;
  if (status === 401 || status === 403) throw new Trouble("You have been logged out.");
  if (status === 404) throw new Trouble("This footage has expired.", { gone: true });
  if (status >= 500) throw new Trouble("Tawny is not ready. Trying again …", { again: true });
  throw new Trouble((await response.json().catch(() => null))?.error?.message ?? `The service answered ${status}.`);
}

export const bytes = (response, signal) => answer(response.arrayBuffer(), signal);
const text = (response, signal) => answer(response.text(), signal);

async function answer(promise, signal) {
  try {
    return await promise;
  } catch (error) {
    throw signal.aborted ? error : new Trouble(NO_ANSWER, { again: true });
  }
}
