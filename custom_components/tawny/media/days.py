"""When there is something to see: days with events, days with footage, and the stretches of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, Final

from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant
from homeassistant.util.dt import utcnow

from ..api import Event, InvalidAnswerError
from ..coordinator import TawnyCoordinator
from ..event_pages import event_page

DAYS: Final = 31
"""How many days a page has."""

_WINDOW = timedelta(days=92)
_WINDOWS = 8
"""A sidecar tells at most 93 days at once. It is not asked for what lies behind as many days without footage."""

HOUR: Final = timedelta(hours=1)
PIECE_MINUTES: Final = 10


@dataclass(frozen=True, slots=True)
class Days:
    """Days, newest first; `before` is where the next page begins, None when this is the last."""

    days: tuple[tuple[date, Event | None], ...]
    before: date | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time of which there is footage; `recorded` is how much of it, `events` how many began in it."""

    start: datetime
    end: datetime
    recorded: timedelta
    events: int


def day_start(day: date, zone: tzinfo) -> datetime:
    """Its midnight in `zone`, in UTC."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


async def event_days(
    hass: HomeAssistant,
    coordinator: TawnyCoordinator,
    user: User | None,
    *,
    cameras: tuple[str, ...],
    before: date,
    zone: tzinfo,
) -> Days:
    """Days before `before` on which events began, each with its newest. Raises TawnyApiError.

    Asks once for every day with events, and never for one without.
    """
    found: list[tuple[date, Event | None]] = []
    while True:
        until = day_start(before, zone)
        page = await event_page(hass, coordinator, user, cameras=cameras, until=until, limit=1)
        if not page.events:
            return Days(tuple(found))
        if len(found) == DAYS:
            return Days(tuple(found), before)
        newest = page.events[0]
        before = newest.start.astimezone(zone).date()
        found.append((before, newest))


async def recorded_days(coordinator: TawnyCoordinator, camera: str, before: date, zone: tzinfo) -> Days:
    """Days before `before` of which there is footage. Raises TawnyApiError."""
    found: set[date] = set()
    end = min(day_start(before, zone), utcnow())
    for _ in range(_WINDOWS):
        start = end - _WINDOW
        spans = list(_spans(await coordinator.client.timeline(camera, start, end, buckets=1)))
        for first, last in spans:
            found.update(_days_between(first, last, zone))
        if not spans or len(found) > DAYS:
            break
        end = start
    newest = sorted((day for day in found if day < before), reverse=True)
    days = tuple((day, None) for day in newest[:DAYS])
    return Days(days, days[-1][0] if len(newest) > DAYS else None)


async def hours(coordinator: TawnyCoordinator, camera: str, day: date, zone: tzinfo) -> list[Stretch]:
    """The hours of a day of which there is footage; an hour that the clocks repeat is two. Raises TawnyApiError."""
    return await _stretches(coordinator, camera, day_start(day, zone), day_start(day + timedelta(days=1), zone), HOUR)


async def pieces(coordinator: TawnyCoordinator, camera: str, start: datetime, end: datetime) -> list[Stretch]:
    """What is recorded of a range, without its gaps, in pieces of at most ten minutes. Raises TawnyApiError."""
    timeline = await coordinator.client.timeline(camera, start, end, buckets=1)
    begun = _begun(timeline)
    found = []
    for first, last in _spans(timeline):
        for a, b in _cut(first, last, timedelta(minutes=PIECE_MINUTES), start):
            found.append(Stretch(a, b, b - a, sum(a <= at < b for at in begun)))
    return found


async def _stretches(
    coordinator: TawnyCoordinator, camera: str, start: datetime, end: datetime, step: timedelta
) -> list[Stretch]:
    if start >= utcnow():
        return []
    timeline = await coordinator.client.timeline(camera, start, end, buckets=1)
    spans, begun = list(_spans(timeline)), _begun(timeline)
    found = []
    for a, b in _cut(start, end, step, start):
        shown = [(max(a, first), min(b, last)) for first, last in spans if first < b and last > a]
        if shown:
            recorded = sum((last - first for first, last in shown), timedelta())
            found.append(Stretch(shown[0][0], shown[-1][1], recorded, sum(a <= at < b for at in begun)))
    return found


def _cut(start: datetime, end: datetime, step: timedelta, zero: datetime) -> Iterator[tuple[datetime, datetime]]:
    """[start, end) cut wherever a whole number of steps has passed since `zero`."""
    while start < end:
        stop = min(end, zero + step * ((start - zero) // step + 1))
        yield start, stop
        start = stop


def _spans(timeline: Mapping[str, Any]) -> Iterator[tuple[datetime, datetime]]:
    """What is recorded in whatever way, joined and by time."""
    start: datetime | None = None
    end = datetime.min.replace(tzinfo=UTC)
    for first, last in sorted(_ranges(timeline)):
        if start is None or first > end:
            if start is not None:
                yield start, end
            start = first
        end = max(end, last)
    if start is not None:
        yield start, end


def _ranges(timeline: Mapping[str, Any]) -> Iterable[tuple[datetime, datetime]]:
    try:
        return [(_moment(one["start"]), _moment(one["end"])) for one in timeline["ranges"]]
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidAnswerError("the answer is no timeline") from error


def _begun(timeline: Mapping[str, Any]) -> list[datetime]:
    try:
        return [_moment(one["start"]) for one in timeline["events"]]
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidAnswerError("the answer is no timeline") from error


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _days_between(start: datetime, end: datetime, zone: tzinfo) -> Iterator[date]:
    day, last = start.astimezone(zone).date(), (end - timedelta(microseconds=1)).astimezone(zone).date()
    while day <= last:
        yield day
        day += timedelta(days=1)
