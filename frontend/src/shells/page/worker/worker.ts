// The page's service worker: keeps the page's own files, so that it opens without a network, and shows what is pushed.

import { pushed, subscribeAnew, tapped } from "./push";
import { fill, forgetOthers, respond } from "./shell";

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(Promise.all([forgetOthers(), self.clients.claim()])));
self.addEventListener("fetch", respond);

// A new version waits until nobody looks at the old one, or until somebody wants it.
self.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(self.skipWaiting());
});

self.addEventListener("push", (event) => event.waitUntil(pushed(event.data)));
self.addEventListener("notificationclick", (event) => event.waitUntil(tapped(event)));
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(subscribeAnew(event)));
