import { expect, test, vi } from "vitest";
import type { FeedListener } from "../../src/backend/backend";
import type { TawnyElement } from "../../src/elements/element";
import type { Answer } from "../../src/model/answers";
import { type EventFilter, NO_FILTER } from "../../src/model/event-list";
import { Store } from "../../src/model/store";
import type { EventPage, EventQuery, TawnyEvent } from "../../src/model/types";
import { ANSWER_MS } from "../../src/views/event-changes";
import { EventsSource } from "../../src/views/events-source";
import { event } from "../make";

const HOUR = Date.UTC(2026, 10, 24, 11);
const PAGE = 60;
const made = (at: number): TawnyEvent => event({ id: `E${at}`, start: HOUR + at * 60_000 });

/** The events of a house as they are listed; `there` is what the house has, newest first, and may be changed. */
async function listed(there: TawnyEvent[], filter: EventFilter = NO_FILTER) {
  let tell: FeedListener = () => {};
  const events = vi.fn(async ({ limit = 50, cursor, reviewed, since, until }: EventQuery): Promise<EventPage> => {
    const from = Number(cursor ?? 0);
    const found = there
      .filter((one) => reviewed === undefined || one.reviewed === reviewed)
      .filter((one) => one.start < (until ?? one.start + 1) && (one.end ?? one.start) >= (since ?? 0));
    const page = found.slice(from, from + limit);
    return { events: page, cursor: from + limit < found.length ? String(from + limit) : null };
  });
  const backend = {
    events,
    homes: new Store([{ id: "", name: "" }]),
    event: vi.fn(async (_home: string, id: string) => there.find((one) => one.id === id)),
    changeEvent: vi.fn(),
    listen: (listener: FeedListener) => {
      tell = listener;
      return () => {};
    },
  };
  const host = { app: { backend }, addController: () => {}, requestUpdate: () => {}, reason: String };
  const source = new EventsSource(host as unknown as TawnyElement);
  source.hostUpdate();
  source.show(filter);
  await vi.waitFor(() => expect(source.isLoaded).toBe(true));
  return {
    backend,
    source,
    ids: () => source.events.map((event) => event.id),
    one: (id: string) => source.events.find((event) => event.id === id),
    again: () => tell(null),
    tell: (type: string, data: Answer) => tell({ home: "", type, data }),
  };
}

test("what was changed while nothing was heard is changed here, on later pages too", async () => {
  const there = Array.from({ length: 3 * PAGE }, (_, at) => made(1000 - at));
  const { again, backend, one, source } = await listed(there);
  source.more();
  await vi.waitFor(() => expect(source.events).toHaveLength(2 * PAGE));
  there[PAGE + 40] = { ...made(1000 - PAGE - 40), label: "the cat" };
  there.unshift(made(1001));
  backend.events.mockClear();
  again();
  await vi.waitFor(() => expect(one(`E${1000 - PAGE - 40}`)?.label).toBe("the cat"));
  expect([...source.fresh]).toContain("E1001");
  await vi.waitFor(() => expect(backend.events).toHaveBeenCalledTimes(2));
});

test("after so long that there is a hole, the list begins anew", async () => {
  const there = [made(1), made(0)];
  const { again, backend, source } = await listed(there);
  there.unshift(...Array.from({ length: 2 * PAGE }, (_, at) => made(1000 - at)));
  again();
  await vi.waitFor(() => expect(source.events.map(({ id }) => id)).toEqual(there.slice(0, PAGE).map(({ id }) => id)));
  expect(source.hasMore).toBe(true);
  expect(backend.events).toHaveBeenCalledTimes(2);
});

test("what expired while nothing was heard is listed no more, also on later pages; what is kept is", async () => {
  const there = Array.from({ length: 3 * PAGE }, (_, at) => made(1000 - at));
  const { again, backend, ids, source } = await listed(there);
  source.more();
  await vi.waitFor(() => expect(source.events).toHaveLength(2 * PAGE));
  there.splice(PAGE - 10, 3 * PAGE, { ...made(1000 - PAGE - 20), protected: true });
  again();
  await vi.waitFor(() => expect(ids()).toEqual(there.map(({ id }) => id)));
  expect(source.hasMore).toBe(true); // as far as it knew: nobody looked further down
  there.splice(0, there.length);
  again();
  await vi.waitFor(() => expect(ids()).toEqual([]));
  await vi.waitFor(() => expect(source.hasMore).toBe(false));
  expect(backend.event).not.toHaveBeenCalled();
});

test("among new events only those are dropped that are gone, not those that somebody has looked at", async () => {
  const there = [made(3), made(2), made(1), made(0)];
  const { again, ids, one } = await listed(there, { ...NO_FILTER, isNew: true });
  there.splice(2, 2, { ...made(1), reviewed: true });
  again();
  await vi.waitFor(() => expect(ids()).toEqual(["E3", "E2", "E1"]));
  expect(one("E1")?.reviewed).toBe(true);
});

test("nothing is dropped of a house that could not be asked", async () => {
  const there = [{ ...made(4), home: "away" }, { ...made(3), home: "unloaded" }, made(2), made(1)];
  const { again, backend, ids } = await listed(there);
  there.splice(0, 3);
  backend.events.mockImplementation(async () => ({ events: there, cursor: null, missing: ["away"] }));
  again();
  await vi.waitFor(() => expect(ids()).toEqual(["E4", "E3", "E1"]));
});

test("what happens while the list is asked for again is not taken for gone", async () => {
  const there = [made(1), made(0)];
  const { again, backend, ids, source, tell } = await listed(there);
  const answers: ((page: EventPage) => void)[] = [];
  backend.events.mockImplementation(() => new Promise((answer) => answers.push(answer)));
  again();
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  there.unshift(made(2));
  tell("event_started", { id: "E2" });
  await vi.waitFor(() => expect(ids()).toEqual(["E2", "E1", "E0"]));
  answers[0]?.({ events: [made(1)], cursor: null });
  await vi.waitFor(() => expect(ids()).toEqual(["E2", "E1"]));
  expect(source.problem).toBe("");
});

test("one that is looked at apart from the list is what it is by now, and stays open when it is gone", async () => {
  const there = [made(1), made(0)];
  const { again, backend, ids, source } = await listed(there, { ...NO_FILTER, isNew: true });
  const old = { ...made(-1), reviewed: true };
  backend.event.mockResolvedValue(old);
  const found = await source.find("", "E-1");
  there.push({ ...old, label: "the cat" });
  again();
  await vi.waitFor(() => expect(source.now(found).label).toBe("the cat"));
  there.splice(1, 2);
  again();
  await vi.waitFor(() => expect(ids()).toEqual(["E1"]));
  expect(source.now(found).label).toBe("the cat");
});

test("an answer from before a change does not take it back", async () => {
  const there = [made(0)];
  const { backend, one, source, tell } = await listed(there);
  const late: ((event: TawnyEvent) => void)[] = [];
  backend.event.mockImplementation(() => new Promise((answer) => late.push(answer)));
  backend.changeEvent.mockImplementation(async (before: TawnyEvent, change: object) => ({ ...before, ...change }));
  tell("event_ended", { id: "E0" });
  await vi.waitFor(() => expect(late).toHaveLength(1));
  await source.change(made(0), { reviewed: true });
  tell("event_changed", { id: "E0", label: "the cat", reviewed: true, protected: false });
  late[0]?.({ ...made(0), score: 0.9 });
  await vi.waitFor(() => expect(one("E0")?.score).toBe(0.9));
  expect([one("E0")?.reviewed, one("E0")?.label]).toEqual([true, "the cat"]);
});

test("changes are made one after the other, and shown at once", async () => {
  const there = [made(0)];
  const { backend, one, source } = await listed(there);
  const answers: (() => void)[] = [];
  backend.changeEvent.mockImplementation(
    (before: TawnyEvent, change: object) => new Promise((done) => answers.push(() => done({ ...before, ...change }))),
  );
  const first = source.change(made(0), { reviewed: true });
  const second = source.change({ ...made(0), reviewed: true }, { reviewed: false });
  expect(one("E0")?.reviewed).toBe(false);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  answers[0]?.();
  await first;
  expect(one("E0")?.reviewed).toBe(false);
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.();
  await second;
  expect(one("E0")?.reviewed).toBe(false);
});

test("a change that is never answered fails in time, is put back, and those behind it are made", async () => {
  const { backend, one, source } = await listed([made(0)]);
  vi.useFakeTimers();
  try {
    const asked: { change: object; signal: AbortSignal }[] = [];
    backend.changeEvent.mockImplementation((before: TawnyEvent, change: object, signal: AbortSignal) => {
      asked.push({ change, signal });
      return asked.length === 1 ? new Promise(() => {}) : Promise.resolve({ ...before, ...change, reviewed: false });
    });
    const first = expect(source.change(made(0), { reviewed: true, label: "the cat" })).rejects.toThrow(TypeError);
    const second = source.change(one("E0") ?? made(0), { label: "the fox" });
    await vi.advanceTimersByTimeAsync(ANSWER_MS - 1);
    expect([asked.length, one("E0")?.reviewed, one("E0")?.label]).toEqual([1, true, "the fox"]);
    await vi.advanceTimersByTimeAsync(1);
    await first;
    expect([one("E0")?.reviewed, one("E0")?.label, asked[0]?.signal.aborted]).toEqual([false, "the fox", true]);
    await second;
    expect(asked.map(({ change }) => change)).toEqual([{ reviewed: true, label: "the cat" }, { label: "the fox" }]);
    expect([one("E0")?.label, asked[1]?.signal.aborted]).toEqual(["the fox", false]);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
