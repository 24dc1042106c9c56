// Which of the sidecar's push subscriptions is this browser's. Kept where the page and its service worker both find it.

const KEPT = "tawny-device";
const SUBSCRIPTION = "./subscription";

/** "" for none. */
export async function rememberedSubscription(): Promise<string> {
  const found = await (await caches.open(KEPT)).match(SUBSCRIPTION);
  return found ? found.text() : "";
}

export async function rememberSubscription(id: string): Promise<void> {
  const cache = await caches.open(KEPT);
  if (id) await cache.put(SUBSCRIPTION, new Response(id));
  else await cache.delete(SUBSCRIPTION);
}
