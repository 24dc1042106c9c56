// A list of events, newest first, that grows at both ends: at the top by what happens, at the bottom by pages.

import {
  type CameraRef,
  cameraKey,
  cameraOf,
  type EventChange,
  type EventPage,
  parseCameraKey,
  type TawnyEvent,
} from "./types";

/** What events are wanted; what is left out does not matter. */
export interface EventFilter {
  readonly cameras: readonly string[];
  readonly zone: string;
  /** Only those that nobody has looked at. */
  readonly isNew: boolean;
  /** Only those of the day that begins then; null: of any. */
  readonly since: number | null;
  readonly until: number | null;
}

export const NO_FILTER: EventFilter = { cameras: [], zone: "", isNew: false, since: null, until: null };

export const isFiltered = (filter: EventFilter): boolean =>
  filter.cameras.length > 0 || filter.zone !== "" || filter.isNew || filter.since !== null || filter.until !== null;

export function matches(event: TawnyEvent, filter: EventFilter): boolean {
  return (
    (!filter.cameras.length || filter.cameras.includes(cameraKey(cameraOf(event)))) &&
    (!filter.zone || event.zones.includes(filter.zone)) &&
    !(filter.isNew && event.reviewed) &&
    (filter.since === null || event.end === null || event.end >= filter.since) &&
    (filter.until === null || event.start < filter.until)
  );
}

export const isSameEvent = (one: TawnyEvent, other: TawnyEvent): boolean =>
  one.id === other.id && one.home === other.home;

/** `list` with `news`: those that were there are replaced, the others stand where their time puts them. */
export function merged(list: readonly TawnyEvent[], news: readonly TawnyEvent[]): readonly TawnyEvent[] {
  const all = new Map([...list, ...news].map((event) => [`${event.home}/${event.id}`, event]));
  return [...all.values()].sort((one, other) => other.start - one.start || (one.id < other.id ? 1 : -1));
}

/** `event` as it will be when `change` has been made. */
export const changedBy = (event: TawnyEvent, change: EventChange): TawnyEvent => ({ ...event, ...change });

/** Whether `event` is as `change` makes it. */
export const isMade = (event: TawnyEvent, change: EventChange): boolean =>
  (Object.keys(change) as (keyof EventChange)[]).every((name) => event[name] === change[name]);

/** `now` without `change`, which was made to `before` and failed, but with what was changed after it. */
export function changedBack(now: TawnyEvent, before: TawnyEvent, change: EventChange): TawnyEvent {
  const names = Object.keys(change) as (keyof EventChange)[];
  const back = names.filter((name) => now[name] === change[name]).map((name) => [name, before[name]]);
  return { ...now, ...Object.fromEntries(back) };
}

/** Whether it is listed no more, as what is not protected and was over `before`. */
export const isExpired = (event: TawnyEvent, before: number): boolean =>
  !event.protected && event.end !== null && event.end < before;

/** All events that began later are on `page` or on those before it. */
export const floorOf = (page: EventPage): number =>
  page.cursor === null ? Number.NEGATIVE_INFINITY : (page.events.at(-1)?.start ?? Number.POSITIVE_INFINITY);

/** Those of `known` that would be on one of `pages`, which follow each other, if they were still there. */
export function gone(known: readonly TawnyEvent[], pages: readonly EventPage[]): readonly TawnyEvent[] {
  const there = new Set(pages.flatMap((page) => page.events.map(eventKey)));
  const silent = new Set(pages.flatMap((page) => page.missing ?? []));
  const last = pages.at(-1);
  const floor = last ? floorOf(last) : Number.POSITIVE_INFINITY;
  return known.filter((event) => event.start > floor && !there.has(eventKey(event)) && !silent.has(event.home));
}

/** The next older (1) or newer (-1) one; null at the end of the list, or when it is not in it. */
export function neighbour(list: readonly TawnyEvent[], event: TawnyEvent, step: -1 | 1): TawnyEvent | null {
  const at = list.findIndex((other) => isSameEvent(other, event));
  return at < 0 ? null : (list[at + step] ?? null);
}

export interface Day {
  readonly key: string;
  readonly start: number;
  readonly events: readonly TawnyEvent[];
}

/** The events of each day; `dayKey` tells days apart. */
export function byDay(list: readonly TawnyEvent[], dayKey: (ms: number) => string): readonly Day[] {
  const days: { key: string; start: number; events: TawnyEvent[] }[] = [];
  for (const event of list) {
    const key = dayKey(event.start);
    const last = days.at(-1);
    if (last?.key === key) last.events.push(event);
    else days.push({ key, start: event.start, events: [event] });
  }
  return days;
}

/** Where in the events view somebody is, as part of an address. */
export interface EventsPlace {
  readonly filter: EventFilter;
  /** The event that is open, as its home and its id; "" for none. */
  readonly open: string;
}

/** An event alone, as pushes name it (docs/design/push.md): its id, a ULID. */
const EVENT_ID = /^[0-9A-HJKMNP-TV-Z]{26}$/i;

/** Of later, as of before 1970, nothing can be asked for. */
const LAST_MS = Date.UTC(9999, 11, 31);

export function parseEventsPlace(place: string): EventsPlace {
  if (EVENT_ID.test(place)) return { filter: NO_FILTER, open: place };
  const found = new URLSearchParams(place);
  const time = (name: string): number | null => {
    const ms = Date.parse(found.get(name) ?? "");
    return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LAST_MS);
  };
  const filter = {
    cameras: found.get("camera")?.split(",").filter(Boolean) ?? [],
    zone: found.get("zone") ?? "",
    isNew: found.has("new"),
    since: time("since"),
    until: time("until"),
  };
  return { filter, open: found.get("event") ?? "" };
}

export function eventsPlace({ filter, open }: EventsPlace): string {
  const parts: string[] = [];
  if (filter.cameras.length) parts.push(`camera=${filter.cameras.join(",")}`);
  if (filter.zone) parts.push(`zone=${filter.zone}`);
  if (filter.isNew) parts.push("new=1");
  if (filter.since !== null) parts.push(`since=${new Date(filter.since).toISOString()}`);
  if (filter.until !== null) parts.push(`until=${new Date(filter.until).toISOString()}`);
  if (open) parts.push(`event=${open}`);
  return parts.join("&");
}

export const eventKey = (event: TawnyEvent): string => (event.home ? `${event.home}/${event.id}` : event.id);
export const parseEventKey = (key: string): CameraRef => parseCameraKey(key);
