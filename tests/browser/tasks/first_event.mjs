// How long it takes from the address of an event, as a push has it, to its first moving picture.

import { open, playing } from "../app.mjs";

export default async function measure(page, { base, event }) {
  const began = performance.now();
  await open(page, base, `events/event=${event}`);
  await playing(page.locator("tawny-event-dialog"));
  return { ms: performance.now() - began };
}
