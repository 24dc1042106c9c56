// A list of events, page after page.

import type { Backend } from "../backend/backend";
import type { EventPage, EventQuery } from "../model/types";

/** `query`'s first page has the length that it asks for, those after it have that of `more`, if that is longer. */
export async function* pagesOf(backend: Backend, query: EventQuery, more = 0): AsyncGenerator<EventPage> {
  let page = await backend.events(query);
  yield page;
  while (page.cursor !== null) {
    page = await backend.events({ ...query, limit: Math.max(query.limit ?? 0, more), cursor: page.cursor });
    yield page;
  }
}
