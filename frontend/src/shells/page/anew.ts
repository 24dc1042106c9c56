// A part of the page that can't be loaded: the service has another version by now, or the network is gone. Either way a
// page that is loaded anew, as soon as it can be, has all its parts.

import { Reach } from "../../backend/reach";

const KEY = "tawny-loaded-anew";
const PAUSE_MS = 30_000; // if that did not help, it is not done again at once

export async function loadAnew(): Promise<void> {
  await new Reach(document.baseURI).again();
  const last = Number(sessionStorage.getItem(KEY) ?? 0);
  await new Promise((done) => setTimeout(done, last + PAUSE_MS - Date.now()));
  sessionStorage.setItem(KEY, String(Date.now()));
  location.reload();
}
