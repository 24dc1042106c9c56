// The events of the events view: pages of them on demand, and what happens meanwhile by itself.

import type { ReactiveController } from "lit";
import type { TawnyElement } from "../elements/element";
import { type FeedMessage, readChange, text, time } from "../model/answers";
import {
  changedBack,
  changedBy,
  type EventFilter,
  eventKey,
  floorOf,
  gone,
  isExpired,
  isSameEvent,
  matches,
  merged,
} from "../model/event-list";
import { cameraOf, type EventChange, type EventPage, parseCameraKey, type TawnyEvent } from "../model/types";
import { EventChanges } from "./event-changes";
import { pagesOf } from "./event-pages";

const PAGE = 60;
const MOST = 500; // that can be asked for at once
const AGAIN_MS = 4000; // after what failed
const GATHER_MS = 250; // what happens within this time is asked for at once
const OF_EVENTS = ["event_started", "event_updated", "event_ended", "snapshot"];

export class EventsSource implements ReactiveController {
  /** Newest first. */
  events: readonly TawnyEvent[] = [];
  /** Whether the first page is there. */
  isLoaded = false;
  isLoading = false;
  /** Why there is nothing, or not more, for people; "" when all is well. */
  problem = "";
  /** Ids of events that came by themselves. */
  readonly fresh = new Set<string>();
  /** One that somebody looks at, and that may not be in the list. */
  #apart: TawnyEvent | null = null;
  readonly #changes = new EventChanges();
  #filter: EventFilter | null = null;
  #cursor: string | null = null;
  #working = new AbortController();
  #unlisten: (() => void) | null = null;
  readonly #heard = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly host: TawnyElement) {
    host.addController(this);
  }

  get hasMore(): boolean {
    return this.#cursor !== null;
  }

  hostUpdate(): void {
    this.#unlisten ??= this.host.app.backend.listen((message) => this.#hear(message));
  }

  hostDisconnected(): void {
    this.#unlisten?.();
    this.#unlisten = null;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    clearTimeout(this.#retry);
    this.#working.abort();
    this.#filter = null;
  }

  /** Shows the events that `filter` asks for. */
  show(filter: EventFilter): void {
    if (JSON.stringify(filter) === JSON.stringify(this.#filter)) return;
    this.#filter = filter;
    this.events = [];
    this.fresh.clear();
    this.isLoaded = false;
    this.problem = "";
    this.#cursor = null;
    void this.#load(null);
  }

  more(): void {
    if (!this.isLoading && this.#cursor !== null) void this.#load(this.#cursor);
  }

  again(): void {
    this.problem = "";
    void this.#load(this.#cursor);
  }

  /** Changes an event: at once here, then there, one change after the other; as it was when that fails. */
  async change(event: TawnyEvent, change: EventChange): Promise<void> {
    this.#put([changedBy(event, change)]);
    const { backend } = this.host.app;
    try {
      const { after, isLast } = await this.#changes.make(event.id, (signal) =>
        backend.changeEvent(event, change, signal),
      );
      if (isLast) this.#put([after]);
    } catch (error) {
      this.#put([changedBack(this.now(event), event, change)]);
      throw error;
    }
  }

  /** One that may not be in the list: from a link. */
  async find(home: string, id: string): Promise<TawnyEvent> {
    const known = this.events.find((event) => event.home === home && event.id === id);
    if (known) return known;
    this.#apart = await this.host.app.backend.event(home, id);
    return this.#apart;
  }

  /** `event` as it is by now. */
  now(event: TawnyEvent): TawnyEvent {
    return [...this.events, this.#apart].find((one) => one && isSameEvent(one, event)) ?? event;
  }

  async #load(cursor: string | null): Promise<void> {
    const filter = this.#filter;
    if (!filter) return;
    clearTimeout(this.#retry);
    this.#working.abort();
    this.#working = new AbortController();
    const { signal } = this.#working;
    this.isLoading = true;
    this.host.requestUpdate();
    const since = this.#changes.count;
    try {
      const page = await this.host.app.backend.events({ ...queryOf(filter), ...(cursor ? { cursor } : {}) }, signal);
      this.#cursor = page.cursor;
      this.isLoaded = true;
      this.problem = "";
      this.events = merged(this.events, this.#current(page.events, since));
    } catch (error) {
      if (signal.aborted) return;
      // Nobody has to ask: what is said of it stays until it is there.
      this.problem = this.host.reason(error);
      this.#retry = setTimeout(() => void this.#load(cursor), AGAIN_MS);
    }
    this.isLoading = false;
    this.host.requestUpdate();
  }

  #hear(message: FeedMessage | null): void {
    if (message === null) {
      if (this.isLoaded) void this.#catchUp();
      else if (this.problem) void this.#load(null);
      return;
    }
    const id = text(message.data["id"]);
    if (message.type === "event_changed") this.#hearChange(message, id);
    else if (message.type === "events_expired") this.#expire(message.home, time(message.data["before"]));
    else if (id && OF_EVENTS.includes(message.type)) this.#gather(message, id);
  }

  #gather(message: FeedMessage, id: string): void {
    this.#heard.set(id, message.home);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#ask();
    }, GATHER_MS);
  }

  /** Somebody changed one, perhaps elsewhere. */
  #hearChange(message: FeedMessage, id: string): void {
    if (this.#changes.isPending(id)) return; // the answer tells more
    this.#changes.note(id);
    const change = readChange(message.data);
    const after = (event: TawnyEvent): TawnyEvent =>
      event.id === id && event.home === message.home ? changedBy(event, change) : event;
    this.events = this.events.map(after);
    this.#apart = this.#apart && after(this.#apart);
    // It may be one of those that nobody has looked at again.
    if (this.#filter?.isNew && !change.reviewed) this.#gather(message, id);
    this.host.requestUpdate();
  }

  #expire(home: string, before: number): void {
    this.#drop(this.events.filter((event) => event.home === home && isExpired(event, before)));
  }

  #drop(expired: readonly TawnyEvent[]): void {
    const keys = new Set(expired.map(eventKey));
    this.events = this.events.filter((event) => !keys.has(eventKey(event)));
    if (!this.events.length) this.more(); // what is kept for longer may be further down
    this.host.requestUpdate();
  }

  async #ask(): Promise<void> {
    const wanted = [...this.#heard];
    this.#heard.clear();
    const since = this.#changes.count;
    const asked = wanted.map(([id, home]) => this.host.app.backend.event(home, id).catch(() => null));
    const found = (await Promise.all(asked)).filter((event) => event !== null);
    this.#put(this.#current(found, since), true);
  }

  /** After a time without news, what is listed is asked for again; what is not there any more is listed no more. */
  async #catchUp(): Promise<void> {
    const filter = this.#filter;
    if (!filter) return;
    const before = this.#changes.count;
    const known = this.events;
    try {
      const [pages] = await Promise.all([this.#listAgain(filter), this.#findAgain()]);
      let left = gone(known, pages);
      // What has been looked at meanwhile is not new any more, but there.
      if (filter.isNew && left.length) left = gone(left, await this.#reviewed(filter, left));
      const { homes } = this.host.app.backend;
      const isAsked = ({ home }: TawnyEvent): boolean => homes?.value?.some((one) => one.id === home) ?? true;
      const changed = this.#changes.since(before);
      if (filter === this.#filter) this.#drop(left.filter((event) => isAsked(event) && !changed.has(event.id)));
    } catch {
      // It went away again, and will be heard again.
    }
  }

  /** The pages that there are by now, as far down as events are listed; empty where the list began anew. */
  async #listAgain(filter: EventFilter): Promise<readonly EventPage[]> {
    const known = new Set(this.events.map(eventKey));
    const oldest = this.events.at(-1)?.start ?? Number.POSITIVE_INFINITY;
    const pages: EventPage[] = [];
    let since = this.#changes.count;
    for await (const page of pagesOf(this.host.app.backend, queryOf(filter), Math.min(MOST, known.size))) {
      if (filter !== this.#filter) return [];
      // So much may have happened that there is a hole between what is known and this.
      const isHole = !pages.length && page.cursor !== null && !page.events.some((event) => known.has(eventKey(event)));
      if (isHole) {
        this.events = [];
        this.#cursor = page.cursor;
      }
      this.#put(this.#current(page.events, since), true);
      if (isHole) return [];
      pages.push(page);
      if (floorOf(page) < oldest) break;
      since = this.#changes.count;
    }
    return pages;
  }

  /** Those of about the time of `events`, which are some of the list of new ones, that are not new. */
  async #reviewed(filter: EventFilter, events: readonly TawnyEvent[]): Promise<readonly EventPage[]> {
    const span = { since: events.at(-1)?.start ?? 0, until: (events[0]?.start ?? 0) + 1 };
    const query = { ...queryOf(filter), ...span, reviewed: true, limit: MOST };
    const pages: EventPage[] = [];
    const since = this.#changes.count;
    for await (const page of pagesOf(this.host.app.backend, query)) pages.push(page);
    const found = pages.flatMap((page) => page.events);
    if (filter === this.#filter) this.#put(this.#current(found, since));
    return pages;
  }

  /** One that is looked at apart from the list is found in a list, too: one that is gone is no error there. */
  async #findAgain(): Promise<void> {
    const apart = this.#apart;
    if (!apart || this.events.some((event) => isSameEvent(event, apart))) return;
    const since = this.#changes.count;
    const query = { cameras: [cameraOf(apart)], since: apart.start, until: apart.start + 1, limit: MOST };
    const { events } = await this.host.app.backend.events(query);
    const found = this.#current(events, since).find((event) => isSameEvent(event, apart));
    if (!found || !this.#apart || !isSameEvent(this.#apart, apart)) return;
    this.#apart = found;
    this.host.requestUpdate();
  }

  /** What was asked for when `since` changes were made may not tell of those that were made meanwhile. */
  #current(found: readonly TawnyEvent[], since: number): readonly TawnyEvent[] {
    const changed = this.#changes.since(since);
    return found.map((event) => {
      if (!changed.has(event.id)) return event;
      const { label, reviewed, protected: kept } = this.now(event);
      return { ...event, label, reviewed, protected: kept };
    });
  }

  /** What does not match any more stays until the filter changes: nothing vanishes under somebody's finger. */
  #put(news: readonly TawnyEvent[], areFresh = false): void {
    const filter = this.#filter;
    if (!filter) return;
    const known = new Set(this.events.map((event) => event.id));
    const wanted = news.filter((event) => known.has(event.id) || matches(event, filter));
    this.#apart = news.find((event) => this.#apart && isSameEvent(event, this.#apart)) ?? this.#apart;
    if (areFresh) for (const event of wanted) if (!known.has(event.id)) this.fresh.add(event.id);
    this.events = merged(this.events, wanted);
    this.host.requestUpdate();
  }
}

function queryOf(filter: EventFilter) {
  return {
    limit: PAGE,
    cameras: filter.cameras.map(parseCameraKey),
    ...(filter.zone ? { zone: filter.zone } : {}),
    ...(filter.isNew ? { reviewed: false } : {}),
    ...(filter.since === null ? {} : { since: filter.since }),
    ...(filter.until === null ? {} : { until: filter.until }),
  };
}
