import { expect, test } from "vitest";
import {
  byDay,
  eventsPlace,
  matches,
  merged,
  NO_FILTER,
  neighbour,
  parseEventsPlace,
} from "../../src/model/event-list";
import { event } from "../make";

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 24, 12);

test("news stand where their time puts them, and replace what they are news of", () => {
  const old = event({ id: "A", start: NOON - HOUR });
  const list = merged([old], [event({ id: "B", start: NOON }), { ...old, reviewed: true }]);
  expect(list.map((one) => [one.id, one.reviewed])).toEqual([
    ["B", false],
    ["A", true],
  ]);
});

test("events of two houses may have the same id", () => {
  expect(merged([event({ id: "A" })], [event({ id: "A", home: "other" })])).toHaveLength(2);
});

test("what goes on is of today, whenever it began", () => {
  const filter = { ...NO_FILTER, since: NOON };
  expect(matches(event({ start: NOON - HOUR, end: null }), filter)).toBe(true);
  expect(matches(event({ start: NOON - HOUR }), filter)).toBe(false);
});

test("a filter by camera, zone and state leaves out the others", () => {
  expect(matches(event(), { ...NO_FILTER, cameras: ["yard"] })).toBe(false);
  expect(matches(event({ zones: ["path"] }), { ...NO_FILTER, zone: "path" })).toBe(true);
  expect(matches(event({ reviewed: true }), { ...NO_FILTER, isNew: true })).toBe(false);
});

test("the list ends at its ends", () => {
  const list = merged([], [event({ id: "A", start: NOON }), event({ id: "B", start: NOON - HOUR })]);
  expect(neighbour(list, event({ id: "A" }), 1)?.id).toBe("B");
  expect(neighbour(list, event({ id: "A" }), -1)).toBeNull();
  expect(neighbour(list, event({ id: "gone" }), 1)).toBeNull();
});

test("events stand under their day", () => {
  const list = merged([], [event({ id: "A", start: NOON }), event({ id: "B", start: NOON - 24 * HOUR })]);
  const days = byDay(list, (ms) => new Date(ms).toISOString().slice(0, 10));
  expect(days.map((day) => day.key)).toEqual(["2026-11-24", "2026-11-23"]);
});

test("a place is found again by its address", () => {
  const filter = { cameras: ["door", "e/yard"], zone: "path", isNew: true, since: NOON, until: NOON + HOUR };
  const place = { filter, open: "e/01ABC" };
  expect(parseEventsPlace(eventsPlace(place))).toEqual(place);
});

test("an address that somebody mistyped leads to all events", () => {
  expect(parseEventsPlace("since=yesterday&new")).toEqual({ filter: { ...NO_FILTER, isNew: true }, open: "" });
});

test("a day of which nothing can be asked for is the nearest of which something can", () => {
  const { since, until } = parseEventsPlace("since=-001000-01-01T00:00:00Z&until=%2B275000-01-01T00:00:00Z").filter;
  expect([since, until]).toEqual([0, Date.UTC(9999, 11, 31)]);
});

test("the address of a push leads to its event", () => {
  const id = "01K742SHYGWMHCBQQ9CS4MG76Q";
  expect(parseEventsPlace(id)).toEqual({ filter: NO_FILTER, open: id });
  expect(eventsPlace(parseEventsPlace(id))).toBe(`event=${id}`);
});
