"""Events of several sidecars as one list, newest first, page by page."""

from __future__ import annotations

import asyncio
import json
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant

from ..api import Event, EventPage, TawnyApiError
from ..coordinator import TawnyCoordinator
from ..event_pages import event_page

_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: with what began before `until` and is none of `seen`, which began in that last instant."""

    until: datetime
    seen: tuple[str, ...]

    def __str__(self) -> str:
        data = json.dumps([self.until.isoformat(), *self.seen], separators=(",", ":"))
        return urlsafe_b64encode(data.encode()).decode().rstrip("=")

    @classmethod
    def parse(cls, text: str) -> Place:
        """The place that a cursor stands for. Raises ValueError."""
        data = json.loads(b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
        if not isinstance(data, list) or not data or not all(isinstance(part, str) for part in data):
            raise ValueError("this is no cursor")
        until = datetime.fromisoformat(data[0])
        if until.tzinfo is None:
            raise ValueError("this is no cursor")
        return cls(until, tuple(data[1:]))


@dataclass(frozen=True, slots=True)
class MergedPage:
    """Events with whose they are; where it goes on (None: nowhere); and entries that could not be asked."""

    events: tuple[tuple[TawnyCoordinator, Event], ...]
    place: Place | None
    missing: tuple[str, ...]


async def merged_page(
    hass: HomeAssistant,
    user: User | None,
    wanted: Mapping[TawnyCoordinator, tuple[str, ...]],
    *,
    limit: int,
    place: Place | None = None,
    until: datetime | None = None,
    **filters: Any,
) -> MergedPage:
    """The newest `limit` events of the cameras that are wanted of each sidecar (none: of all).

    `filters` are those of `event_page`. Raises TawnyApiError when no sidecar could be asked.
    """
    seen = place.seen if place else ()
    before = place.until if place else until
    asked = [
        event_page(hass, coordinator, user, cameras=cameras, until=before, limit=limit + len(seen), **filters)
        for coordinator, cameras in wanted.items()
    ]
    pages, missing = _answered(wanted, await asyncio.gather(*asked, return_exceptions=True))
    found = [(sidecar, event) for sidecar, page in pages.items() for event in page.events if event.id not in seen]
    found.sort(key=lambda pair: (pair[1].start, pair[1].id), reverse=True)
    page = found[:limit]
    more = len(found) > limit or any(one.next_cursor for one in pages.values())
    return MergedPage(tuple(page), _after(page, place) if more and page else None, missing)


def _answered(
    wanted: Iterable[TawnyCoordinator], answers: Iterable[EventPage | BaseException]
) -> tuple[dict[TawnyCoordinator, EventPage], tuple[str, ...]]:
    """The pages, and the entries of those that gave none."""
    pages: dict[TawnyCoordinator, EventPage] = {}
    failed: dict[str, TawnyApiError] = {}
    for coordinator, answer in zip(wanted, answers, strict=True):
        if isinstance(answer, EventPage):
            pages[coordinator] = answer
        elif isinstance(answer, TawnyApiError):
            failed[coordinator.config_entry.entry_id] = answer
        else:
            raise answer
    if failed and not pages:
        raise next(iter(failed.values()))
    return pages, tuple(failed)


def _after(page: list[tuple[TawnyCoordinator, Event]], place: Place | None) -> Place:
    last = page[-1][1].start
    until = last + _INSTANT
    before = place.seen if place and place.until == until else ()
    return Place(until, (*before, *(event.id for _, event in page if event.start == last)))
