// The settings' sections: what is wrong is said at its field, what waits for a restart is said, tokens and codes work.

import { barriers, cut, open, overhang, picture } from "../app.mjs";

const SOON_MS = 20_000;
const DAY_MS = 86_400_000;

export default async function look(page, options) {
  const found = { barriers: [], overhang: 0 };
  const kept = async (name) => {
    found.barriers.push(...await barriers(page));
    found.overhang = Math.max(found.overhang, await overhang(page));
    await picture(page, options, `settings-${name}`);
  };
  const go = async (place, heading) => {
    await open(page, options.base, `settings/${place}`);
    await page.getByRole("heading", { name: heading, exact: true, level: 2 }).waitFor();
  };
  await page.route("**/api/v1/storage", (route) => route.fulfill({ json: figures() }));

  await go("cameras", "Cameras");
  await kept("cameras");
  Object.assign(found, await recording(page, go, kept));
  Object.assign(found, await motion(page, options, go, kept));
  await go("cameras/door/streams", "Front door");
  await page.getByRole("group", { name: "Main stream" }).waitFor();
  await kept("streams");

  await go("storage", "Storage and retention");
  await page.getByText("How far back").waitFor();
  found.reach = await page.locator("tawny-storage-settings .days strong").allTextContents();
  await kept("storage");

  Object.assign(found, await devices(page, go, kept));
  Object.assign(found, await mqtt(page, go, kept));
  Object.assign(found, await service(page, options, go, kept));
  Object.assign(found, await access(page, options, go, kept));
  found.narrow = await narrow(page, options);
  return found;
}

/** What reaches beyond the narrowest screen or is cut off on it, in a language that needs more room; and where nobody sees where he is. */
async function narrow(page, options) {
  await page.addInitScript(() => Object.defineProperty(navigator, "languages", { get: () => ["de-DE"] }));
  await page.setViewportSize({ width: 320, height: 640 });
  await page.reload();
  const beyond = [];
  const tabs = ["general", "motion", "zones", "recording", "streams"].map((tab) => `cameras/door/${tab}`);
  for (const place of ["cameras", "cameras/:add", ...tabs, "storage", "notify", "mqtt", "access", "about"]) {
    await open(page, options.base, `settings/${place}`);
    await page.locator("tawny-settings-view").getByRole("link", { name: "Kameras" }).waitFor();
    await page.locator("tawny-settings-view h2").first().waitFor();
    if (await overhang(page) > 0) beyond.push(place);
    beyond.push(...(await cut(page)).map((words) => `${place}: ${words}`));
    const { x, width } = await page.locator("tawny-settings-view nav a[aria-current]").boundingBox();
    if (x < 0 || x + width > 320) beyond.push(`${place}: its link`);
  }
  return beyond;
}

/** Two days of recordings, on a disk that is large enough for a week of them. */
function figures() {
  const oldest = new Date(Date.now() - 2 * DAY_MS).toISOString();
  const kinds = { event: 6e9, continuous: 0, idle: 12e9 };
  const footage = Object.entries(kinds).map(([kind, size_bytes]) => ({ kind, size_bytes, segments: 100, oldest: size_bytes ? oldest : null }));
  const disk = { path: "/srv/tawny", total_bytes: 250e9, free_bytes: 120e9, used_bytes: 18e9, trouble: "" };
  return { ...disk, footage, cameras: [{ camera: "door", segments: 200, size_bytes: 18e9 }] };
}

async function recording(page, go, kept) {
  await go("cameras/door/recording", "Front door");
  const field = page.getByLabel("Pre-roll");
  await field.fill("-1");
  await field.press("Tab");
  const least = await page.getByRole("alert").filter({ hasText: "At least" }).textContent();
  const save = page.getByRole("button", { name: "Save", exact: true });
  const blocked = await save.isDisabled();
  // Only the service knows that this is more than it holds in memory.
  await field.fill("90");
  await field.press("Tab");
  await save.click();
  const told = await page.getByRole("alert").filter({ hasText: "spool" }).textContent();
  await kept("recording");
  // What is not saved is still there after a look at something else.
  await go("mqtt", "MQTT");
  await go("cameras/door/recording", "Front door");
  const remembered = await field.inputValue();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("radio", { name: /^Continuous/ }).check();
  // What could not be sent is not lost.
  await page.route("**/api/v1/config", (route) => route.abort());
  await save.click();
  await page.getByText("Tawny does not answer.").waitFor();
  await page.unroute("**/api/v1/config");
  await save.click();
  await page.getByText("Saved", { exact: true }).waitFor();
  return { least, blocked, told, remembered, undone: await field.inputValue() };
}

async function motion(page, { base }, go, kept) {
  await go("cameras/door/motion", "Front door");
  await page.getByRole("slider", { name: "Sensitivity" }).fill("80");
  await page.getByRole("button", { name: "Try on the last 24 hours" }).click();
  const figure = page.locator("tawny-dry-run .figure");
  await figure.waitFor({ timeout: 2 * SOON_MS });
  const dry = await figure.textContent();
  await kept("motion");
  await page.getByRole("slider", { name: "Sensitivity" }).fill("81");
  await page.getByText("The settings have changed since").waitFor();
  // Somebody else changes it meanwhile, and both can't be.
  const other = await page.request.patch(`${base}/api/v1/cameras/door`, { data: { sensitivity: 44 }, headers: { Origin: base } });
  if (!other.ok()) throw new Error(await other.text());
  const elsewhere = page.locator("tawny-elsewhere").filter({ hasText: "Changed elsewhere meanwhile" });
  const theirs = await elsewhere.getByRole("listitem").locator("p").textContent();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await kept("elsewhere");
  await elsewhere.getByRole("button", { name: "Take it: Sensitivity" }).click();
  await elsewhere.waitFor({ state: "detached" });
  await page.waitForFunction(() => {
    const deep = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);
    return deep(document).some((one) => one.matches("input[type=range]") && one.value === "44");
  });
  return { dry, theirs };
}

/** Another device that is told of events is paused and taken away; this one has a dialog of its own. */
async function devices(page, go, kept) {
  await go("notify", "Notifications");
  const row = page.locator("tawny-notify-devices li").filter({ hasText: "Kitchen phone" });
  await row.getByText("by the token “Ann”").waitFor();
  await row.getByRole("button", { name: /^Pause for/ }).click();
  await row.getByText("paused until").waitFor();
  await kept("notifications");
  await row.getByRole("button", { name: /^Tell again/ }).click();
  await row.getByRole("button", { name: /^Pause for/ }).waitFor();
  await row.getByRole("button", { name: /^Remove/ }).click();
  await page.locator("tawny-dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await row.waitFor({ state: "detached" });
  const none = await page.locator("tawny-notify-devices").getByText("No device is notified yet").textContent();
  await page.locator("tawny-notify-devices").getByRole("button", { name: "This device" }).click();
  const dialog = page.locator("tawny-device-dialog");
  await dialog.getByRole("heading", { name: "This device" }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  return { none };
}

async function mqtt(page, go, kept) {
  await go("mqtt", "MQTT");
  await page.getByText("MQTT is switched off").waitFor();
  await page.getByLabel("Port").fill("99999");
  await page.getByLabel("Port").press("Tab");
  const large = await page.getByRole("alert").filter({ hasText: "At most" }).textContent();
  await kept("mqtt");
  await page.getByRole("button", { name: "Undo" }).click();
  return { large };
}

async function service(page, { port }, go, kept) {
  await go("about", "About and health");
  await page.getByText("Everything is well").waitFor();
  await page.getByText("Server", { exact: true }).click();
  await page.getByLabel("Port").fill(String(port));
  await page.getByLabel("Port").press("Tab");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const pending = await page.getByText("Restart Tawny when it suits you").textContent();
  await kept("about");
  return { pending };
}

async function access(page, { base }, go, kept) {
  await go("access", "Access");
  await page.getByRole("button", { name: "Show a code" }).click();
  const code = (await page.locator("tawny-pairing-settings .code").textContent()).replace(/\D/g, "");
  await page.getByText(/Valid for [45]:\d\d/).waitFor();
  await kept("access");
  const paired = await page.request.post(`${base}/api/v1/pair`, { data: { code, name: "Kitchen tablet" } });
  if (!paired.ok()) throw new Error(await paired.text());
  await page.getByText("Kitchen tablet is in.").waitFor();

  await page.getByRole("button", { name: "New token" }).click();
  await page.getByLabel("Name").fill("Grandma");
  await page.getByLabel("Valid").selectOption("30");
  await kept("new-token");
  await page.getByRole("button", { name: "Create token" }).click();
  const secret = await page.locator("tawny-new-token .secret").textContent();
  await kept("token-made");
  await page.locator("tawny-new-token tawny-dialog").getByRole("button", { name: "Close" }).last().click();
  await page.locator("tawny-new-token .secret").waitFor({ state: "detached" });
  const shown = await page.content();
  await page.getByRole("button", { name: "Revoke Grandma" }).click();
  await page.locator("tawny-dialog").getByRole("button", { name: "Revoke", exact: true }).click();
  await page.getByRole("button", { name: "Revoke Grandma" }).waitFor({ state: "detached" });
  const refused = await page.request.get(`${base}/api/v1/cameras`, { headers: { Authorization: `Bearer ${secret}`, Cookie: "" } });
  return { secret, leaked: shown.includes(secret), refused: refused.status() };
}
