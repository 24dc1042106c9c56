// The page's own files. All of one version are kept together, so that an old page never gets a part of a new one. What the
// API answers, and what cameras send, is never touched.

import { shellAddress, shellFile } from "../../../model/shell-files";

declare const self: ServiceWorkerGlobalScope;
declare const __FILES__: readonly string[];
declare const __VERSION__: string;

const PREFIX = "tawny-page-";
const CACHE = PREFIX + __VERSION__;

/** Loads all files; all or none. Those whose names follow their content may come from the browser's own cache. */
export async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  const isNamedByContent = (name: string): boolean => /-[\w-]{8}\.\w+$/.test(name);
  await cache.addAll(
    __FILES__.map(
      (name) => new Request(shellAddress(name), { cache: isNamedByContent(name) ? "default" : "no-cache" }),
    ),
  );
}

export async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

export function respond(event: FetchEvent): void {
  const { request } = event;
  if (request.method !== "GET") return;
  const name = shellFile(request.url, self.registration.scope, __FILES__);
  if (name) event.respondWith(kept(name, request));
}

async function kept(name: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(shellAddress(name))) ?? fetch(request);
}
