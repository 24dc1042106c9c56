import { expect, test, vi } from "vitest";
import { HassAddresses } from "../../src/backend/hass-addresses";
import type { Hass, HassLocale } from "../../src/backend/hass-types";
import { habitsOf } from "../../src/shells/hass/habits";
import { pathOf } from "../../src/shells/hass/places";
import { DASHBOARD_VIEWS, TawnyDashboard } from "../../src/shells/hass/strategy";
import words from "../../src/shells/hass/words.json";
import { VIEWS } from "../../src/views/all";
import { camera, event } from "../make";

const LOCALE: HassLocale = { language: "de", time_format: "24", time_zone: "server", first_weekday: "sunday" };

function hass(change: Partial<Hass> = {}): Hass {
  return {
    connection: {
      sendMessagePromise: vi.fn(async ({ path }: Readonly<Record<string, unknown>>) => ({ path: `${path}?signed` })),
      subscribeMessage: vi.fn(async () => async () => {}),
      addEventListener: vi.fn(),
      removeEventListener: vi.fn(),
    },
    connected: true,
    states: {
      "camera.door": { state: "idle", attributes: { entity_picture: "/api/camera_proxy/camera.door?token=x" } },
    },
    entities: {},
    devices: {},
    areas: {},
    language: "de",
    locale: LOCALE,
    config: { time_zone: "Europe/Berlin" },
    callService: vi.fn(),
    ...change,
  };
}

test("times are written as the profile says", () => {
  expect(habitsOf(hass())).toEqual({ language: "de", hour12: false, zone: "Europe/Berlin", firstWeekday: 0 });
  const locale: HassLocale = { language: "en", time_format: "language", time_zone: "local", first_weekday: "language" };
  expect(habitsOf(hass({ locale }))).toEqual({ language: "en", hour12: null, zone: null, firstWeekday: null });
});

test("a place is behind the path of its view", () => {
  history.replaceState(null, "", "/tawny-cameras/live");
  expect(pathOf("events", "event=abc/01 X")).toBe("/tawny-cameras/events#event=abc/01%20X");
});

test("every view of the dashboard is one of ours, and has a name in every language", () => {
  for (const [name] of DASHBOARD_VIEWS) {
    expect(VIEWS.map((view) => view.name)).toContain(name);
    for (const texts of Object.values(words)) expect(texts).toHaveProperty(`view_${name}`);
  }
});

test("every word is there in every language", () => {
  const { en, ...others } = words;
  for (const texts of Object.values(others)) expect(Object.keys(texts)).toEqual(Object.keys(en));
});

test("views for admins are made for admins", async () => {
  const made = await TawnyDashboard.generate({}, hass({ user: { is_admin: true } }));
  const all = DASHBOARD_VIEWS.filter(([, , adminOnly]) => !adminOnly).map(([name]) => name);
  expect(made.views.map((view) => view.path)).toEqual(DASHBOARD_VIEWS.map(([name]) => name));
  expect((await TawnyDashboard.generate({}, hass())).views.map((view) => view.path)).toEqual(all);
});

test("an address is signed once, and again when it has become old", async () => {
  vi.useFakeTimers();
  const home = hass();
  const addresses = new HassAddresses(() => home);
  const one = event({ home: "ENTRY" });
  expect(await addresses.clip(one)).toBe(`/api/tawny/ENTRY/events/${one.id}/clip.mp4?signed`);
  expect(addresses.clip(one)).toBe(`/api/tawny/ENTRY/events/${one.id}/clip.mp4?signed`);
  expect(home.connection.sendMessagePromise).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(3_600_000);
  await addresses.clip(one);
  expect(home.connection.sendMessagePromise).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});

test("one that could not be signed is asked for again", async () => {
  const home = hass();
  vi.mocked(home.connection.sendMessagePromise).mockRejectedValueOnce(new Error("lost"));
  const addresses = new HassAddresses(() => home);
  await expect(addresses.clip(event())).rejects.toThrow("lost");
  await expect(addresses.clip(event())).resolves.toContain("signed");
});

test("every live connection has a signature of its own", async () => {
  const home = hass();
  const source = new HassAddresses(() => home).live(camera({ home: "ENTRY" }));
  expect(await source.socket("sub")).toBe("/api/tawny/ENTRY/cameras/door/live/sub/ws?signed");
  await source.socket("sub");
  expect(home.connection.sendMessagePromise).toHaveBeenCalledTimes(2);
});

test("a still comes from the camera's entity", () => {
  const home = hass();
  const picture = new HassAddresses(() => home).picture(camera({ entity: "camera.door" }), 640, 7);
  expect(picture).toBe("/api/camera_proxy/camera.door?token=x&width=640&height=360&at=7");
});
