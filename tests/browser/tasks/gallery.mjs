// A walk through all of the page, with a picture of each place. It knows no words, so that it can be taken in any language.

import { cut, faded, further, loaded, open, openDevice, overhang, picture, playing } from "../app.mjs";

const PROBED_MS = 60_000; // the service looks at a stream for five seconds
const TRIED_MS = 300_000; // it decodes what was recorded, beside all that goes on

/** What is not worth following to its end. */
const SHORT = { events: 1, navigation: 0 };

export default async function walk(page, options) {
  const places = { ...looks, ...sections, ...(options.camera ? { "add-camera": add } : {}) };
  // Where it lies on this machine is nobody's business.
  await page.route(/\/api\/v1\/(config|storage)$/, async (route) => {
    if (route.request().method() !== "GET") return route.fallback();
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll(options.home, "/srv/tawny") });
  });
  const found = { beyond: [], cut: [], seen: [] };
  for (const [name, go] of Object.entries(places)) {
    if (options.only && !options.only.includes(name)) continue;
    await go(page, options);
    await faded(page);
    if (await overhang(page) > 0) found.beyond.push(name);
    found.cut.push(...(await cut(page)).map((words) => `${name}: ${words}`));
    await picture(page, options, name);
    if (options.further && !(await page.locator("dialog[open]").count())) await further(page, options, name, SHORT[name] ?? options.further);
    found.seen.push(name);
  }
  return found;
}

/** All of one kind play. */
async function allPlay(where) {
  await where.first().waitFor();
  for (const one of await where.all()) await playing(one);
}

const go = (page, { base }, place) => page.goto("about:blank").then(() => open(page, base, place));

const looks = {
  async live(page, options) {
    await go(page, options, "live");
    await allPlay(page.locator("tawny-camera"));
  },
  async camera(page, options) {
    await go(page, options, "live/courtyard");
    await playing(page.locator("tawny-camera-dialog"));
  },
  async kiosk(page, options) {
    await go(page, options, "kiosk/tiles=4&cycle=0&front=off&dim=0&sleep=0&cameras=");
    await page.locator("tawny-wall-tile").nth(3).waitFor();
    await loaded(page.locator("tawny-wall-tile img"));
  },
  async "kiosk-settings"(page) {
    await page.mouse.move(100, 100);
    await page.locator("tawny-wall-bar > button").nth(-2).click();
    await page.locator("tawny-wall-dialog select").first().waitFor();
  },
  async events(page, options) {
    await go(page, options, "events");
    await page.locator("tawny-event-card").nth(8).waitFor();
    await loaded(page.locator("tawny-event-card img"));
    const line = page.getByRole("slider");
    await line.focus();
    for (let step = 0; step < 8; step++) await page.keyboard.press("+");
    await page.keyboard.press("End");
    await page.mouse.move(1, 1);
    await line.blur();
    await drawn(page);
  },
  async event(page, options) {
    await go(page, options, `events/event=${options.event}`);
    await playing(page.locator("tawny-event-dialog"));
  },
  async "event-keys"(page) {
    await page.keyboard.press("?");
    await page.locator("tawny-event-dialog kbd").first().waitFor();
  },
  async recordings(page, options) {
    await go(page, options, `recordings/courtyard@${options.moment}`);
    await stands(page, 1);
    await drawn(page);
  },
  async "recordings-two"(page, options) {
    await go(page, options, `recordings/courtyard,driveway,front_door,garden@${options.moment}`);
    await stands(page, 4);
    await drawn(page);
  },
  async sensors(page, options) {
    await go(page, options, "sensors");
    await page.locator("tawny-camera-sensors").nth(3).waitFor();
    await page.locator("tawny-house-history li").first().waitFor();
    await page.locator("tawny-camera-sensors tawny-bands path").first().waitFor();
  },
  async "sensors-camera"(page, options) {
    await go(page, options, "sensors/courtyard");
    await page.locator("tawny-camera-details .streams strong").first().waitFor();
    await page.locator("tawny-camera-details tawny-bands[scale] path").waitFor();
    await page.locator("tawny-camera-details .sensors tawny-bands rect").first().waitFor();
  },
};

/** There is colour on the line of time: what moved, when it was asked for anew. */
const drawn = (page) => page.locator("tawny-timeline canvas").first().evaluate((canvas) => new Promise((done) => {
  const look = () => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let bright = 0;
    for (let at = 0; at < data.length; at += 4) if (Math.abs(data[at] - data[at + 2]) > 60) bright++;
    if (bright > canvas.width) done();
    else requestAnimationFrame(look);
  };
  look();
}));

/** So many pictures of the moment that the address names, which stand still. */
async function stands(page, count) {
  const videos = page.locator("tawny-footage video:not(.away)");
  await videos.nth(count - 1).waitFor();
  await page.keyboard.press("k");
  await page.waitForFunction((count) => {
    const deep = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);
    const all = deep(document).filter((one) => one.matches("video:not(.away)"));
    return all.length >= count && all.every((one) => one.paused && !one.seeking && one.readyState >= 2);
  }, count);
}

const heading = async (page, options, place) => {
  await go(page, options, `settings/${place}`);
  await page.locator("tawny-settings-view h2").first().waitFor();
};

const plain = ["cameras", ...["general", "motion", "recording", "streams"].map((tab) => `cameras/courtyard/${tab}`), "mqtt"];

const sections = {
  ...Object.fromEntries(plain.map((place) => [`settings-${place.split("/").at(-1)}`, (page, options) => heading(page, options, place)])),
  async "settings-access"(page, options) {
    await heading(page, options, "access");
    await page.locator("tawny-access-settings :is(.list, .none)").first().waitFor();
  },
  async "settings-storage"(page, options) {
    await heading(page, options, "storage");
    await page.locator("tawny-storage-settings .days strong").first().waitFor();
  },
  async "settings-about"(page, options) {
    await heading(page, options, "about");
    await page.locator("tawny-about-settings tawny-house-history li").first().waitFor();
  },
  async "settings-zones"(page, options) {
    await heading(page, options, "cameras/courtyard/zones");
    await playing(page.locator("tawny-area-editor"));
  },
  async "settings-dry-run"(page, options) {
    await heading(page, options, "cameras/driveway/motion");
    await page.getByRole("slider").first().fill("80");
    await page.locator("tawny-dry-run button").first().click();
    await page.locator("tawny-dry-run .figure").waitFor({ timeout: TRIED_MS });
    await page.locator("tawny-dry-run").scrollIntoViewIfNeeded();
  },
  async "settings-save"(page, options) {
    await heading(page, options, "cameras/garden/recording");
    await page.locator("tawny-settings-view input.input").first().fill("-1");
    await page.keyboard.press("Tab");
  },
  async add(page, options) {
    await heading(page, options, "cameras/:add");
    await page.locator("tawny-add-camera input").first().waitFor();
  },
  async navigation(page, options) {
    await go(page, options, "sensors");
    const more = page.locator("tawny-navigation .more");
    await more.waitFor({ state: "attached" });
    await page.locator("tawny-camera-sensors tawny-bands path").first().waitFor();
    if (await more.isVisible()) await more.click();
  },
  async device(page, options) {
    await go(page, options, "live");
    await page.locator("tawny-camera").first().waitFor();
    await openDevice(page);
    await page.locator("tawny-device-dialog section").first().waitFor();
  },
};

/** A camera is found by its address, lets somebody in, and has two streams. */
async function add(page, options) {
  const { address, user, password } = options.camera;
  await sections.add(page, options);
  const field = page.locator("tawny-add-camera input");
  await field.first().fill(address);
  await page.keyboard.press("Enter");
  await page.locator("tawny-add-camera input[type=password]").waitFor();
  await field.nth(0).fill(user);
  await field.nth(1).fill(password);
  await page.keyboard.press("Enter");
  await page.locator("tawny-stream-test .verdict").nth(1).waitFor({ timeout: PROBED_MS });
}
