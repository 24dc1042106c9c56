import { expect, test, vi } from "vitest";
import type { FeedListener } from "../../src/backend/backend";
import type { TawnyElement } from "../../src/elements/element";
import type { Answer } from "../../src/model/answers";
import { NO_FILTER } from "../../src/model/event-list";
import type { EventQuery, TawnyEvent } from "../../src/model/types";
import { EventsSource } from "../../src/views/events-source";
import { event } from "../make";

const HOUR = Date.UTC(2026, 10, 24, 11);
const PAGE = 60;
const made = (at: number): TawnyEvent => event({ id: `E${at}`, start: HOUR + at * 60_000 });

/** The events of a house as they are listed; `there` is what the house has, newest first, and may be changed. */
async function listed(there: TawnyEvent[]) {
  let tell: FeedListener = () => {};
  const events = vi.fn(async ({ limit = 50, cursor }: EventQuery) => {
    const from = Number(cursor ?? 0);
    const page = there.slice(from, from + limit);
    return { events: page, cursor: from + limit < there.length ? String(from + limit) : null };
  });
  const backend = {
    events,
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
  source.show(NO_FILTER);
  await vi.waitFor(() => expect(source.isLoaded).toBe(true));
  return {
    backend,
    source,
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
