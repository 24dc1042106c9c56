import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Backend } from "../../src/backend/backend";
import type { App } from "../../src/elements/app";
import { qualityOf } from "../../src/elements/quality";
import { english } from "../../src/i18n/translate";
import { Store } from "../../src/model/store";
import { Times } from "../../src/model/times";
import { camera } from "../make";
import "../../src/views/live";

beforeEach(() => {
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
});

afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
  vi.unstubAllGlobals();
});

/** The live view with the camera `door` in full size, as seen from `outside` or not. */
async function shown(outside: boolean) {
  const source = {
    socket: () => new Promise<string>(() => {}),
    segments: "",
    reach: () => new Promise<boolean>(() => {}),
  };
  const backend = {
    cameras: new Store([camera(), camera({ id: "yard" })]),
    connection: new Store("online"),
    isAdmin: new Store(true),
    outside: new Store(outside),
    addresses: { picture: () => new Promise(() => {}), live: () => source },
  } as unknown as Backend;
  const times = new Times({ language: "en", hour12: false, zone: "UTC", firstWeekday: 1 }, () =>
    Date.UTC(2026, 10, 24),
  );
  const app: App = { backend, t: english, times, language: "en", go: vi.fn(), link: () => null };
  const view = document.createElement("tawny-live-view");
  view.app = app;
  view.place = "door";
  document.body.append(view);
  const playing = async () => {
    await view.updateComplete;
    return [...view.renderRoot.querySelectorAll("tawny-camera")].map((one) => one.live);
  };
  return { playing, quality: qualityOf(backend) };
}

test("what is behind a large picture plays on at home", async () => {
  const { playing } = await shown(false);
  expect(await playing()).toEqual([true, true]);
});

test("it rests where the way is narrow, or is said to be", async () => {
  expect(await (await shown(true)).playing()).toEqual([false, false]);
  document.body.replaceChildren();
  const { playing, quality } = await shown(false);
  quality.choose("remote");
  expect(await playing()).toEqual([false, false]);
  quality.choose("auto");
  expect(await playing()).toEqual([true, true]);
});
