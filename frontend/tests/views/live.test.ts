import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Backend } from "../../src/backend/backend";
import type { App } from "../../src/elements/app";
import { qualityOf } from "../../src/elements/quality";
import { english } from "../../src/i18n/translate";
import { Store } from "../../src/model/store";
import { Times } from "../../src/model/times";
import type { Camera, Home } from "../../src/model/types";
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

/** The live view with the camera `door`, or that at `place`, in full size, as seen from `outside` or not. */
async function shown(outside: boolean, place = "door", homes?: readonly Home[]) {
  const source = {
    socket: () => new Promise<string>(() => {}),
    segments: "",
    reach: () => new Promise<boolean>(() => {}),
  };
  const backend = {
    cameras: new Store<readonly Camera[] | null>([camera(), camera({ id: "yard" })]),
    ...(homes ? { homes: new Store(homes) } : {}),
    connection: new Store("online"),
    isAdmin: new Store(true),
    outside: new Store(outside),
    addresses: { picture: () => new Promise(() => {}), live: () => source },
  };
  const times = new Times({ language: "en", hour12: false, zone: "UTC", firstWeekday: 1 }, () =>
    Date.UTC(2026, 10, 24),
  );
  const view = document.createElement("tawny-live-view");
  const go = vi.fn((_view: string, to = "") => {
    view.place = to;
  });
  const app: App = {
    backend: backend as unknown as Backend,
    t: english,
    times,
    language: "en",
    go,
    link: () => null,
  };
  view.app = app;
  view.place = place;
  document.body.append(view);
  const playing = async () => {
    await view.updateComplete;
    return [...view.renderRoot.querySelectorAll("tawny-camera")].map((one) => one.live);
  };
  /** What is open, and what is said. */
  const said = async () => {
    await view.updateComplete;
    await view.updateComplete;
    const find = (what: string) => view.renderRoot.querySelector(what);
    return [find("tawny-camera-dialog") !== null, find(".note")?.textContent ?? ""];
  };
  return { backend, go, said, view, playing, quality: qualityOf(app.backend) };
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

test("a camera that is taken away while it is looked at is said to be gone, until it is back", async () => {
  const { backend, go, said } = await shown(false);
  expect(await said()).toEqual([true, ""]);
  backend.cameras.set([camera({ id: "yard" })]);
  expect(await said()).toEqual([false, "Front door is no longer here."]);
  expect(go.mock.calls).toEqual([["live", "", true]]);
  backend.cameras.set([]);
  expect(await said()).toEqual([false, "Front door is no longer here."]);
  backend.cameras.set([camera()]);
  expect(await said()).toEqual([false, ""]);
});

test("so is one that an address names", async () => {
  const { go, said, view } = await shown(false, "attic");
  expect(await said()).toEqual([false, "There is no such camera"]);
  expect(go.mock.calls).toEqual([["live", "", true]]);
  view.place = "door";
  expect(await said()).toEqual([true, ""]);
});

test("one of a sidecar that is not there yet is waited for", async () => {
  const { backend, go, said } = await shown(false, "attic/door", [{ id: "", name: "House" }]);
  expect(await said()).toEqual([false, ""]);
  backend.cameras.set([camera({ home: "attic" })]);
  expect(await said()).toEqual([true, ""]);
  expect(go).not.toHaveBeenCalled();
});
