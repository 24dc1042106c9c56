// "Notify this device": subscribed with the service's key, tested, narrowed, paused and removed; and what the service worker
// makes of pushes and of taps on them. The browser's own push service is what the test has, as its maker's needs the internet.

import { barriers, open, openDevice, overhang, picture, playing } from "../app.mjs";

const SOON_MS = 30_000; // as Playwright waits

export default async function notify(page, options) {
  if (!options.browser) return refused(page, options);
  const context = page.context();
  await context.grantPermissions(["notifications"]);
  await context.addInitScript(subscribing, options.browser);
  const registration = await registered(page, options);
  await openDevice(page);
  const dialog = page.locator("tawny-device-dialog");
  const button = (name) => dialog.getByRole("button", { name });
  await button("Notify this device").waitFor();
  const found = { barriers: await barriers(page), overhang: await overhang(page) };
  await picture(page, options, "device");

  await button("Notify this device").click();
  await dialog.getByText("This device is notified.").waitFor();
  found.key = await page.evaluate(() => globalThis.subscribed);
  await button("Send a test").click();
  await dialog.getByText("Sent. It should appear in a moment.").waitFor();
  await button("Front door").click();
  await dialog.getByRole("button", { name: "Front door", pressed: true }).waitFor();
  await dialog.getByLabel("Also show the better picture").uncheck();
  await button("Pause for an hour").click();
  await dialog.getByText(/Paused until /).waitFor();
  found.barriers.push(...await barriers(page));
  await picture(page, options, "notified");
  found.paused = await subscriptions(page, options);
  await button("Go on").click();
  await dialog.getByText("This device is notified.").waitFor();
  found.going = await subscriptions(page, options);

  Object.assign(found, await pushes(page, registration, options));
  // The camera is shown now, and the dialog of before is gone.
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await openDevice(page);
  await button("Turn off").click();
  await button("Notify this device").waitFor();
  found.left = await subscriptions(page, options);
  return found;
}

/** Whoever has blocked notifications is told what to do. */
async function refused(page, options) {
  await page.context().grantPermissions(["geolocation"]); // and no others
  await open(page, options.base);
  await openDevice(page);
  const dialog = page.locator("tawny-device-dialog");
  await dialog.getByText("Notifications of this page are blocked.").waitFor();
  await picture(page, options, "blocked");
  return { barriers: await barriers(page), overhang: await overhang(page) };
}

async function registered(page, { base }) {
  const session = await page.context().newCDPSession(page);
  const told = new Promise((done) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => registrations[0] && done(registrations[0].registrationId));
  });
  await session.send("ServiceWorker.enable");
  await open(page, base);
  await playing(page.locator("tawny-camera").first());
  await soon(page.evaluate(() => navigator.serviceWorker.ready), "the service worker is not ready");
  return { session, registrationId: await soon(told, "the registration was not told") };
}

/** What a promise comes to, or why nothing did: it would be waited for without a word. */
const soon = (promise, complaint) =>
  Promise.race([promise, new Promise((_, fail) => setTimeout(() => fail(new Error(complaint)), SOON_MS).unref())]);

const subscriptions = async (page, { base }) =>
  (await (await page.request.get(`${base}/api/v1/push/subscriptions`)).json()).subscriptions;

/** Two pushes of an event that goes on, of which the second takes the place of the first; then a tap. */
async function pushes(page, { registrationId, session }, { base, event }) {
  const worker = page.context().serviceWorkers().find((one) => one.url().endsWith("/app/sw.js"));
  await worker.evaluate(watchingShown);
  // Chromium forgets a notification that it is asked for before it has put it up: so it is asked only after.
  const push = async (says, count) => {
    await session.send("ServiceWorker.deliverPushMessage", { origin: base, registrationId, data: JSON.stringify(says) });
    await soon(worker.evaluate((count) => self.shown(count), count), `the worker does not show ${says.body}`);
    return page.evaluate(async () => {
      const all = await (await navigator.serviceWorker.ready).getNotifications();
      return all.map(({ title, body, tag, silent }) => ({ title, body, tag, silent }));
    });
  };
  const says = { tag: event, title: "Front door", camera: "door", subscription: "", actions: [], image: null, at: new Date().toISOString() };
  const first = await push({ ...says, phase: "first", body: "Motion", silent: false }, 1);
  const second = await push({ ...says, phase: "picture", body: "Motion: Garden path", silent: true }, 2);

  await soon(worker.evaluate(async () => {
    const [notification] = await self.registration.getNotifications();
    self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
  }), "the service worker can't be tapped on");
  await page.waitForFunction(() => location.hash !== "" && location.hash !== "#/live");
  return { first, second, tapped: new URL(page.url()).hash };
}

/** In the worker: what tells when so many notifications are up. */
function watchingShown() {
  const show = ServiceWorkerRegistration.prototype.showNotification;
  let count = 0;
  const waiting = [];
  ServiceWorkerRegistration.prototype.showNotification = async function (...all) {
    await show.apply(this, all);
    count += 1;
    for (const { enough, done } of waiting) if (count >= enough) done();
  };
  self.shown = (enough) => new Promise((done) => (count >= enough ? done() : waiting.push({ enough, done })));
}

/** In the page: a browser whose push service is the test's. */
function subscribing(subscription) {
  let current = null;
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0)).buffer;
  PushManager.prototype.getSubscription = async () => current;
  PushManager.prototype.subscribe = async ({ applicationServerKey, userVisibleOnly }) => {
    if (!userVisibleOnly) throw new DOMException("pushes must be shown", "NotAllowedError");
    globalThis.subscribed = applicationServerKey;
    current = {
      options: { applicationServerKey: bytes(applicationServerKey) },
      toJSON: () => subscription,
      unsubscribe: async () => { current = null; return true; },
    };
    return current;
  };
}
