// Fetching recorded footage, with errors that say what is the matter.

import { link } from "./link";
import type { Note } from "./notes";

/** What keeps footage from being shown. `again`: it may be there a moment later; `gone`: it never will be. */
export class Trouble extends Error {
  readonly again: boolean;
  readonly gone: boolean;

  constructor(
    readonly note: Note,
    { again = false, gone = false } = {},
  ) {
    super(note);
    this.name = "Trouble";
    this.again = again;
    this.gone = gone;
  }
}

/**
 * Like fetch, but throws a Trouble. `fresh`: what was asked for before may have changed, and is always somewhere, unless
 * it `mayBeGone`: where it is not, nobody answers there yet, as while Home Assistant starts.
 */
export async function ask(
  address: string,
  signal: AbortSignal,
  { fresh = false, mayBeGone = false } = {},
): Promise<Response> {
  const response = await answer(fetch(address, { signal, cache: fresh ? "no-store" : "default" }), signal);
  const { ok, status } = response;
  if (ok) return response;
  if (status === 404 && fresh && !mayBeGone) throw new Trouble("player.not_ready", { again: true });
  if (status === 401 || status === 403) throw new Trouble("player.logged_out");
  if (status === 404) throw new Trouble("player.expired", { gone: true });
  if (status >= 500) throw new Trouble("player.not_ready", { again: true });
  throw new Trouble("rec.play_failed");
}

export async function bodyBytes(response: Response, signal: AbortSignal): Promise<ArrayBuffer> {
  const bytes = await answer(response.arrayBuffer(), signal);
  link.took(bytes.byteLength);
  return bytes;
}
export const bodyText = (response: Response, signal: AbortSignal): Promise<string> => answer(response.text(), signal);

export const load = async (address: string, signal: AbortSignal): Promise<ArrayBuffer> =>
  bodyBytes(await ask(address, signal), signal);

async function answer<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw signal.aborted ? error : new Trouble("player.no_answer", { again: true });
  }
}
