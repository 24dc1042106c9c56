// The page's service worker, and new versions of the page: they wait until somebody wants them.

const WORKER = "./sw.js";

export const registerWorker = (): Promise<ServiceWorkerRegistration> =>
  navigator.serviceWorker.register(new URL(WORKER, document.baseURI));

export interface Updates {
  /** Looks whether there is a new version. */
  look(): void;
}

/**
 * Registers the worker, where browsers allow it. `tell` is called with what brings the new version, when there is one; and
 * `go` with a place that somebody wants to see who has tapped on a notification.
 */
export async function watchUpdates(tell: (take: () => void) => void, go: (hash: string) => void): Promise<Updates> {
  if (!isSecureContext || !("serviceWorker" in navigator)) return { look: () => {} };
  const { serviceWorker } = navigator;
  let isWanted = false;
  let isFirst = !serviceWorker.controller;
  serviceWorker.addEventListener("controllerchange", () => {
    // Another window may have wanted it: parts of the old version can't be had any more.
    if (isWanted || (!isFirst && document.hidden)) location.reload();
    else if (!isFirst) tell(() => location.reload());
    isFirst = false;
  });
  serviceWorker.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (isGo(data)) go(data.place);
  });
  const registration = await registerWorker();
  const offer = (worker: ServiceWorker | null): void => {
    if (!worker || !serviceWorker.controller) return;
    tell(() => {
      isWanted = true;
      worker.postMessage("take over");
    });
  };
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed") offer(worker);
    });
  });
  return { look: () => void registration.update().catch(() => {}) };
}

const isGo = (data: unknown): data is { readonly place: string } =>
  typeof data === "object" && data !== null && "place" in data && typeof data.place === "string";
