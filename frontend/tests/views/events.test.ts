import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Backend, type FeedListener, Refused } from "../../src/backend/backend";
import type { App } from "../../src/elements/app";
import { english } from "../../src/i18n/translate";
import type { Answer } from "../../src/model/answers";
import { Store } from "../../src/model/store";
import { Times } from "../../src/model/times";
import type { Camera, TawnyEvent } from "../../src/model/types";
import { ANSWER_MS } from "../../src/views/event-changes";
import { camera, event } from "../make";
import "../../src/views/events";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

const OLD = event({ id: "OLD", start: Date.UTC(2026, 10, 24, 10) });
const NEW = event({ id: "NEW", start: Date.UTC(2026, 10, 24, 11) });

/** The events as somebody sees them who comes to `place`; `answers` are what is found, one after the other, or errors. */
async function shown(
  place: string,
  answers: readonly (Error | TawnyEvent)[],
  canControl = false,
  former: readonly Camera[] = [],
) {
  const left = [...answers];
  const changeEvent = vi.fn(async (before: TawnyEvent, change: object) => ({ ...before, ...change }));
  let tell: FeedListener = () => {};
  const give = async (): Promise<TawnyEvent> => {
    const next = left.length > 1 ? left.shift() : left[0];
    if (next instanceof Error || !next) throw next;
    return next;
  };
  const backend = {
    kind: "sidecar",
    cameras: new Store([camera({ canControl })]),
    former: async () => former,
    connection: new Store("online"),
    listen: (listener: FeedListener) => {
      tell = (message) => listener(message);
      return () => {};
    },
    addresses: { eventPicture: () => "", clip: () => new Promise(() => {}), download: () => "" },
    events: async () => (place ? { events: [], cursor: null } : { events: [await give()], cursor: null }),
    event: async (_home: string, id: string) => (id === "NEW" ? NEW : give()),
    changeEvent,
    timeline: () => new Promise(() => {}),
  } as unknown as Backend;
  const app: App = {
    backend,
    t: english,
    times: new Times({ language: "en", hour12: false, zone: "UTC", firstWeekday: 1 }, () => Date.UTC(2026, 10, 24)),
    language: "en",
    go: vi.fn(),
    link: () => null,
  };
  const view = document.createElement("tawny-events-view");
  view.app = app;
  view.place = place;
  document.body.replaceChildren(view);
  const later = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    await view.updateComplete;
  };
  const cards = () => [...view.renderRoot.querySelectorAll("tawny-event-card")].map((card) => card.event.id);
  const message = () => view.renderRoot.querySelector("tawny-message")?.getAttribute("text") ?? "";
  const open = () => view.renderRoot.querySelector("tawny-event-dialog")?.event.id ?? "";
  await later(0);
  return {
    app,
    changeEvent,
    cards,
    later,
    message,
    note: () => view.renderRoot.querySelector(".note")?.textContent ?? "",
    reviewAll: () => view.renderRoot.querySelector<HTMLElement>(".day button")?.click(),
    open,
    chips: async () => {
      const filters = view.renderRoot.querySelector("tawny-events-filters");
      if (filters) filters.app = app;
      await filters?.updateComplete;
      return [...(filters?.renderRoot.querySelector("tawny-chips")?.chips ?? [])];
    },
    timelines: () => view.renderRoot.querySelector("tawny-events-strip")?.cameras.map((one) => one.id),
    tell: (kind: string, data: Answer = { id: "NEW" }, home = "") => tell({ home, type: kind, data }),
    card: (id: string) => [...view.renderRoot.querySelectorAll("tawny-event-card")].find((one) => one.event.id === id),
    dialog: () => view.renderRoot.querySelector("tawny-event-dialog"),
    change: (change: object) =>
      view.renderRoot
        .querySelector("tawny-event-dialog")
        ?.dispatchEvent(new CustomEvent("tawny-change", { detail: change })),
    toReview: () => view.renderRoot.querySelectorAll(".day button").length,
  };
}

const AWAY = new TypeError("Failed to fetch");
const PROXY = new Refused("HTTP 502", 502);

test("a list that could not be loaded is there as soon as it can be", async () => {
  const { cards, later, message } = await shown("", [AWAY, PROXY, OLD]);
  expect(message()).toBe("Tawny can't be reached");
  await later(4000);
  expect([cards(), message()]).toEqual([[], "HTTP 502"]);
  await later(4000);
  expect([cards(), message()]).toEqual([["OLD"], ""]);
});

test("what happens before the list is there does not stand for all of it", async () => {
  const { cards, later, tell } = await shown("", [AWAY, OLD]);
  tell("event_started");
  await later(250);
  expect(cards()).toEqual(["NEW"]);
  await later(4000);
  expect(cards()).toEqual(["NEW", "OLD"]);
});

test.each([AWAY, PROXY])("an event that an address names is looked for through %s", async (error) => {
  const { app, later, open } = await shown("event=OLD", [error, error, OLD]);
  await later(2000);
  expect(open()).toBe("");
  await later(2000);
  expect(open()).toBe("OLD");
  expect(app.go).not.toHaveBeenCalled();
});

test("an event that is gone is said to be", async () => {
  const { app, later, open } = await shown("event=OLD", [new Refused("no such event", 404)]);
  await later(2000);
  expect(open()).toBe("");
  expect(app.go).toHaveBeenCalledWith("events", "", true);
});

const CHANGE = { id: "OLD", camera: "door", label: "the cat", reviewed: true, protected: true };

test("what somebody changes elsewhere is changed here: in the list and in what is new", async () => {
  const { card, later, tell, toReview } = await shown("", [OLD], true);
  expect([card("OLD")?.event.reviewed, toReview()]).toEqual([false, 1]);
  tell("event_changed", CHANGE, "another house");
  await later(0);
  expect([card("OLD")?.event.reviewed, toReview()]).toEqual([false, 1]);
  tell("event_changed", CHANGE);
  await later(0);
  expect(card("OLD")?.event).toEqual({ ...OLD, label: "the cat", reviewed: true, protected: true });
  expect(toReview()).toBe(0);
});

test("so is what is open, though it is not in the list", async () => {
  const { dialog, later, tell } = await shown("event=OLD", [OLD]);
  expect(dialog()?.event.label).toBe("motion");
  tell("event_changed", CHANGE);
  await later(0);
  expect(dialog()?.event).toEqual({ ...OLD, label: "the cat", reviewed: true, protected: true });
});

test("what has expired is listed no more, unless it is kept or open", async () => {
  const { cards, dialog, later, tell } = await shown("", [OLD]);
  tell("event_started");
  await later(250);
  const before = new Date(NEW.start).toISOString();
  tell("event_changed", { ...CHANGE, protected: true });
  tell("events_expired", { before });
  await later(0);
  expect(cards()).toEqual(["NEW", "OLD"]);
  tell("event_changed", { ...CHANGE, protected: false });
  tell("events_expired", { before });
  await later(0);
  expect([cards(), dialog()]).toEqual([["NEW"], null]);
});

test("events of a camera that is not here any more can be asked for, and reviewed, under its name", async () => {
  const gate = camera({ id: "gate", name: "Gate", enabled: false, former: true });
  const old = event({ ...OLD, camera: "gate" });
  const all = await shown("", [old], true, [gate, camera({ former: true })]);
  await vi.waitFor(async () => expect((await all.chips()).map((chip) => chip.text)).toContain("Gate (no longer here)"));
  expect((await all.chips()).filter((chip) => chip.name.startsWith("camera:"))).toHaveLength(2); // the door came back
  expect([all.card("OLD")?.camera?.name, all.toReview(), all.timelines()]).toEqual(["Gate", 1, ["door", "gate"]]);
  const one = await shown("camera=gate", [old], true, [gate]);
  await vi.waitFor(() => expect(one.timelines()).toEqual(["gate"]));
  expect((await one.chips()).find((chip) => chip.name === "camera:gate")?.on).toBe(true);
});

test("a change that is never answered is said to have failed: where it was made", async () => {
  const { change, changeEvent, dialog, later, note } = await shown("event=OLD", [OLD]);
  changeEvent.mockImplementation(() => new Promise(() => {}));
  change({ label: "the cat" });
  await later(0);
  expect([dialog()?.event.label, dialog()?.problem]).toEqual(["the cat", ""]);
  await later(ANSWER_MS);
  expect([dialog()?.event.label, dialog()?.problem, note()]).toEqual([
    "motion",
    "That did not work: Tawny can't be reached",
    "",
  ]);
});

test("one that was made all the same is not said to have failed any more", async () => {
  const { change, changeEvent, dialog, later, tell } = await shown("event=OLD", [OLD]);
  changeEvent.mockImplementation(() => new Promise(() => {}));
  change({ protected: true });
  await later(ANSWER_MS);
  const said = { id: "OLD", camera: OLD.camera, label: OLD.label, reviewed: true };
  tell("event_changed", { ...said, protected: false });
  await later(0);
  expect([dialog()?.event.protected, dialog()?.problem]).toEqual([false, "That did not work: Tawny can't be reached"]);
  tell("event_changed", { ...said, protected: true });
  await later(0);
  expect([dialog()?.event.protected, dialog()?.problem]).toEqual([true, ""]);
});

test("so is looking at all of a day, which ends there", async () => {
  const { changeEvent, later, note, reviewAll, tell, toReview } = await shown("", [OLD], true);
  tell("event_started");
  await later(250);
  changeEvent.mockImplementation(() => new Promise(() => {}));
  reviewAll();
  await later(ANSWER_MS);
  expect([note(), toReview()]).toEqual(["That did not work: Tawny can't be reached", 1]);
  changeEvent.mockImplementation(async (before, asked) => ({ ...before, ...asked }));
  reviewAll();
  await later(0);
  expect([note(), toReview(), changeEvent.mock.calls.length]).toEqual(["", 0, 3]);
});
