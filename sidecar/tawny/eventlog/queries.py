"""Lists of events. A list is made of branches, one ordered index scan per camera (and zone), and merged newest first.

A branch is read only as far as the page needs it, so that the cost of a page does not grow with the log. How far
before a range an overlapping event may have started is known from the few long ones and the open ones, each with an
index. The statements are made once for each combination of filters: to make them anew took longer than to run them.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
    tuple_,
)

from tawny.core.errors import NotFoundError, UsageError
from tawny.eventlog.cursors import pack_cursor, unpack_cursor
from tawny.eventlog.rows import Counts, Event, Page, Snapshot
from tawny.eventlog.schema import (
    LONG_EVENT_US,
    event_zones,
    events,
    garbage,
    reviews,
    segment_usage,
    snapshots,
    zones,
)
from tawny.eventlog.store import Store, chunks

MAX_LIMIT = 1_000
_MAX_BRANCHES = 64
_e = events.c


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """What to list. None is everything; see `EventQueries.events` for the meaning of each."""

    cameras: tuple[str, ...] | None = None
    zone: str | None = None
    since_us: int | None = None
    until_us: int | None = None
    reviewed: bool | None = None
    label: str | None = None


class EventQueries(Store):
    """The log's part about events: what is read."""

    def events(
        self,
        camera: str | Iterable[str] | None = None,
        *,
        zone: str | None = None,
        since_us: int | None = None,
        until_us: int | None = None,
        reviewed: bool | None = None,
        label: str | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page:
        """A page of events by start, newest first.

        `camera` is one id or several. `since_us` and `until_us` select by overlap: events that had not ended before
        `since_us` and began before `until_us`; an open event goes on. `cursor` is `next_cursor` of the page before,
        with the same filter; events that start meanwhile don't shift the pages. Raises CursorError for a cursor that is
        none and UsageError for a limit outside 1 to MAX_LIMIT.
        """
        if not 1 <= limit <= MAX_LIMIT:
            raise UsageError(f"limit is {limit}", f"use 1 to {MAX_LIMIT}")
        wanted = _filter(camera, zone=zone, since_us=since_us, until_us=until_us, reviewed=reviewed, label=label)
        after = None if cursor is None else unpack_cursor(cursor)
        with self._database.read() as connection:
            keys = page_keys(connection, wanted, after, limit + 1)
            ids = [event_id for event_id, _ in keys[:limit]]
            page = load_events(connection, ids)
        more = len(keys) > limit
        return Page(tuple(page), pack_cursor(page[-1].start_us, page[-1].id) if more else None)

    def count_events(
        self,
        camera: str | Iterable[str] | None = None,
        *,
        zone: str | None = None,
        since_us: int | None = None,
        until_us: int | None = None,
        reviewed: bool | None = None,
        label: str | None = None,
    ) -> int:
        """How many events the same filter as in `events` lets through."""
        wanted = _filter(camera, zone=zone, since_us=since_us, until_us=until_us, reviewed=reviewed, label=label)
        with self._database.read() as connection:
            return sum(
                connection.execute(select(func.count()).select_from(branch.subquery()), values).scalar_one()
                for branch, values in branches(connection, wanted)
            )

    def event(self, event_id: str) -> Event:
        """The event of that id. Raises NotFoundError."""
        with self._database.read() as connection:
            return load_event(connection, event_id)

    def open_events(self, camera: str | None = None) -> list[Event]:
        """The events that go on, of one camera or (None) of all, newest first."""
        with self._database.read() as connection:
            return load_events(connection, [row.id for row in open_rows(connection, camera)])

    def counts(self, cameras: Iterable[str] | None = None) -> Counts:
        """How much the log holds, of these cameras or of all."""
        wanted = None if cameras is None else list(cameras)
        of_usage = true() if wanted is None else segment_usage.c.camera.in_(wanted)
        with self._database.read() as connection:

            def count(statement: Select[int]) -> int:
                return connection.execute(statement).scalar_one() or 0

            found, unreviewed = _count_events(count, wanted)
            return Counts(
                events=found,
                unreviewed=unreviewed,
                segments=count(select(func.sum(segment_usage.c.segments)).where(of_usage)),
                size_bytes=count(select(func.sum(segment_usage.c.size_bytes)).where(of_usage)),
                garbage=count(select(func.count()).select_from(garbage)),
            )


def _count_events(count: Callable[[Select[int]], int], cameras: list[str] | None) -> tuple[int, int]:
    """How many events there are, and how many of them nobody has looked at."""
    everything = select(func.count()).select_from(events)
    if cameras is None:  # whole tables are counted page by page, parts of them row by row
        found = count(everything)
        return found, found - count(select(func.count()).select_from(reviews))
    of_these = everything.where(_e.camera.in_(cameras))
    return count(of_these), count(of_these.where(_e.reviewed == literal_column("0")))


def open_rows(connection: Connection, camera: str | None = None) -> list[Row[str, str, int, int]]:
    """(id, camera, start_us, last_us) of the events that go on.

    No minimum and no camera in the statement: either lures the planner from the small index to a scan of a big one.
    """
    found = select(_e.id, _e.camera, _e.start_us, _e.last_us).where(_e.end_us.is_(None))
    return [row for row in connection.execute(found) if camera in {None, row.camera}]


def load_event(connection: Connection, event_id: str) -> Event:
    """The event of that id. Raises NotFoundError."""
    found = load_events(connection, [event_id])
    if not found:
        hint = "it may have expired; `tawny events list` shows what there is"
        raise NotFoundError(f"there is no event {event_id}", hint)
    return found[0]


def load_events(connection: Connection, ids: Sequence[str]) -> list[Event]:
    """The events of these ids, newest first, with zones and snapshots; unknown ids are left out."""
    rows: list[Row[*tuple[Any, ...]]] = []
    touched: dict[str, list[str]] = defaultdict(list)
    pictures: dict[str, list[Snapshot]] = defaultdict(list)
    for some in chunks(ids):
        rows += connection.execute(select(events).where(_e.id.in_(some))).all()
        for row in connection.execute(
            select(event_zones.c.event, event_zones.c.zone).where(event_zones.c.event.in_(some))
        ):
            touched[row.event].append(row.zone)
        for row in connection.execute(select(snapshots).where(snapshots.c.event.in_(some))):
            pictures[row.event].append(Snapshot(row.kind, row.path, row.at_us, row.width, row.height))
    rows.sort(key=lambda row: (row.start_us, row.id), reverse=True)
    return [
        Event(
            id=row.id,
            camera=row.camera,
            label=row.label,
            start_us=row.start_us,
            end_us=row.end_us,
            clip_start_us=row.clip_start_us,
            clip_end_us=row.clip_end_us,
            score=row.score,
            reviewed=row.reviewed,
            protected=row.protected,
            zones=tuple(sorted(touched[row.id])),
            snapshots=tuple(sorted(pictures[row.id], key=lambda picture: picture.kind)),
        )
        for row in rows
    ]


def page_keys(
    connection: Connection, wanted: EventFilter, after: tuple[int, str] | None, limit: int
) -> list[tuple[str, int]]:
    """(id, start_us) of the first `limit` events after the cursor `after`."""
    place = {} if after is None else {"after_us": after[0], "after_id": after[1]}
    found = [
        connection.execute(_page(shape, after is not None), {**values, **place, "limit": limit})
        for shape, values in _branches(connection, wanted)
    ]
    merged = heapq.merge(*found, key=lambda row: (row[1], row[0]), reverse=True)
    return [(event_id, start_us) for event_id, start_us in islice(merged, limit)]


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which conditions a branch has; their values come apart. `camera` many: several at once."""

    camera: Literal["", "one", "many"]
    zone: bool
    since: bool
    until: bool
    reviewed: bool
    label: bool


type Branch = tuple[Select[str, int], dict[str, Any]]
"""A select of (id, start_us), and its parameters."""


def branches(connection: Connection, wanted: EventFilter) -> list[Branch]:
    """Selects that together are what `wanted` lets through, without an event in two of them."""
    return [(_branch(shape), values) for shape, values in _branches(connection, wanted)]


def _branches(connection: Connection, wanted: EventFilter) -> Iterator[tuple[_Shape, dict[str, Any]]]:
    values = {
        "since_us": wanted.since_us,
        "earliest_us": _earliest(connection, wanted),
        "until_us": wanted.until_us,
        "reviewed": wanted.reviewed,
        "label": wanted.label,
        "zone": wanted.zone,
    }
    given = {name: value for name, value in values.items() if value is not None}
    shape = _Shape(
        "one",
        zone=wanted.zone is not None,
        since=wanted.since_us is not None,
        until=wanted.until_us is not None,
        reviewed=wanted.reviewed is not None,
        label=wanted.label is not None,
    )
    cameras = wanted.cameras
    if wanted.zone is not None:
        with_zone = connection.execute(select(zones.c.camera).where(zones.c.name == wanted.zone)).scalars().all()
        cameras = tuple(camera for camera in with_zone if cameras is None or camera in cameras)
    if cameras is None:
        yield replace(shape, camera=""), given
    elif len(cameras) > _MAX_BRANCHES and wanted.zone is None:
        yield replace(shape, camera="many"), {**given, "cameras": list(cameras)}
    else:
        for camera in cameras:
            yield shape, {**given, "camera": camera}


@lru_cache(maxsize=256)
def _page(shape: _Shape, after: bool) -> Select[str, int]:
    """The newest of a branch, or those after a cursor."""
    branch = _branch(shape)
    columns = branch.selected_columns
    event_id, start_us = columns["id"], columns["start_us"]
    if after:
        place = tuple_(bindparam("after_us", type_=start_us.type), bindparam("after_id", type_=event_id.type))
        branch = branch.where(tuple_(start_us, event_id) < place)
    return branch.order_by(start_us.desc(), event_id.desc()).limit(bindparam("limit", type_=Integer))


@lru_cache(maxsize=256)
def _branch(shape: _Shape) -> Select[str, int]:
    z = event_zones.c
    if not shape.zone:
        found = select(_e.id, _e.start_us).where(*_window(_e.start_us, shape), *_conditions(shape))
        return found.where(*_place(_e.camera, _e.reviewed, shape))
    of_zone = select(z.event.label("id"), z.start_us).where(z.zone == bindparam("zone"), *_window(z.start_us, shape))
    conditions = _conditions(shape)
    if conditions:
        of_zone = of_zone.where(exists().where(_e.id == z.event, *conditions))
    return of_zone.where(*_place(z.camera, z.reviewed, shape))


def _conditions(shape: _Shape) -> list[ColumnElement[bool]]:
    """What must hold of an event's row, but for its camera, zone, review and start."""
    conditions: list[ColumnElement[bool]] = []
    if shape.since:
        conditions.append(or_(_e.end_us.is_(None), _e.end_us >= bindparam("since_us")))
    if shape.label:
        conditions.append(_e.label == bindparam("label"))
    return conditions


def _place(camera: ColumnElement[str], reviewed: ColumnElement[bool], shape: _Shape) -> list[ColumnElement[bool]]:
    """In which part of an index a branch lies."""
    conditions: list[ColumnElement[bool]] = []
    if shape.camera == "one":
        conditions.append(camera == bindparam("camera"))
    elif shape.camera == "many":
        conditions.append(camera.in_(bindparam("cameras", expanding=True)))
    if shape.reviewed:
        conditions.append(reviewed == bindparam("reviewed", type_=reviewed.type))
    return conditions


def _window(start_us: ColumnElement[int], shape: _Shape) -> list[ColumnElement[bool]]:
    conditions = []
    if shape.since:
        conditions.append(start_us >= bindparam("earliest_us"))
    if shape.until:
        conditions.append(start_us < bindparam("until_us"))
    return conditions


def _earliest(connection: Connection, wanted: EventFilter) -> int | None:
    """Before when no event that overlaps `since_us` can have started."""
    if wanted.since_us is None:
        return None
    long = _e.end_us - _e.start_us
    longest = connection.execute(select(func.max(long)).where(long > literal_column(str(LONG_EVENT_US)))).scalar_one()
    earliest: int = wanted.since_us - (longest or LONG_EVENT_US)
    opened: list[int] = [row.start_us for row in open_rows(connection)]
    return min([earliest, *opened])


def _filter(
    camera: str | Iterable[str] | None,
    *,
    zone: str | None,
    since_us: int | None,
    until_us: int | None,
    reviewed: bool | None,
    label: str | None,
) -> EventFilter:
    cameras = (camera,) if isinstance(camera, str) else None if camera is None else tuple(dict.fromkeys(camera))
    return EventFilter(cameras=cameras, zone=zone, since_us=since_us, until_us=until_us, reviewed=reviewed, label=label)
