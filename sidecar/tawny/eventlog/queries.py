"""Lists of events. A list is made of branches, one ordered index scan per camera (and zone), and merged newest first.

A branch stops as soon as the page is full, so that the cost of a page does not grow with the log. How far before a
range an overlapping event may have started is known from the few long ones and the open ones, each with an index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
    tuple_,
    union_all,
)

from tawny.core.errors import NotFoundError, UsageError
from tawny.eventlog.cursors import pack_cursor, unpack_cursor
from tawny.eventlog.rows import Counts, Event, Page, Snapshot
from tawny.eventlog.schema import LONG_EVENT_US, event_zones, events, garbage, segment_usage, snapshots, zones
from tawny.eventlog.store import Store, chunks

MAX_LIMIT = 1_000
_MAX_BRANCHES = 64
_FEW = 2_000
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
            found = branches(connection, wanted)
            return sum(
                connection.execute(select(func.count()).select_from(branch.subquery())).scalar_one() for branch in found
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
        of_events = true() if cameras is None else _e.camera.in_(list(cameras))
        of_usage = true() if cameras is None else segment_usage.c.camera.in_(list(cameras))
        with self._database.read() as connection:

            def count(statement: Select[int]) -> int:
                return connection.execute(statement).scalar_one() or 0

            return Counts(
                events=count(select(func.count()).select_from(events).where(of_events)),
                unreviewed=count(
                    select(func.count()).select_from(events).where(_e.reviewed == literal_column("0"), of_events)
                ),
                segments=count(select(func.sum(segment_usage.c.segments)).where(of_usage)),
                size_bytes=count(select(func.sum(segment_usage.c.size_bytes)).where(of_usage)),
                garbage=count(select(func.count()).select_from(garbage)),
            )


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
            snapshots=tuple(pictures[row.id]),
        )
        for row in rows
    ]


def page_keys(
    connection: Connection, wanted: EventFilter, after: tuple[int, str] | None, limit: int
) -> list[tuple[str, int]]:
    """(id, start_us) of the first `limit` events after the cursor `after`."""
    statement = page_statement(connection, wanted, after, limit)
    if statement is None:
        return []
    return [(event_id, start_us) for event_id, start_us in connection.execute(statement)]


def page_statement(
    connection: Connection, wanted: EventFilter, after: tuple[int, str] | None, limit: int
) -> Select[str, int] | None:
    """The statement behind `page_keys`; None when nothing can match. Apart, so that tests can look at its plan."""
    found = []
    for branch in branches(connection, wanted):
        columns = branch.selected_columns
        event_id, start_us = columns["id"], columns["start_us"]
        if after is not None:
            branch = branch.where(tuple_(start_us, event_id) < tuple_(*after))  # noqa: PLW2901
        found.append(branch.order_by(start_us.desc(), event_id.desc()).limit(limit))
    if len(found) < 2:
        return found[0] if found else None
    parts = [select(part.c.id, part.c.start_us) for part in (branch.subquery() for branch in found)]
    merged = union_all(*parts).subquery()
    return select(merged.c.id, merged.c.start_us).order_by(merged.c.start_us.desc(), merged.c.id.desc()).limit(limit)


def branches(connection: Connection, wanted: EventFilter) -> list[Select[str, int]]:
    """Selects of (id, start_us) that together are what `wanted` lets through, without an event in two of them."""
    earliest = _earliest(connection, wanted)
    conditions = _conditions(wanted)
    everywhere = select(_e.id, _e.start_us).where(*_window(_e.start_us, earliest, wanted.until_us), *conditions)
    z = event_zones.c
    if wanted.zone is None:
        if wanted.cameras is None:
            return [everywhere]
        if len(wanted.cameras) > _MAX_BRANCHES:
            return [everywhere.where(_e.camera.in_(wanted.cameras))]
        return [everywhere.where(_e.camera == camera) for camera in wanted.cameras]
    with_zone = connection.execute(select(zones.c.camera).where(zones.c.name == wanted.zone)).scalars()
    cameras = [camera for camera in with_zone if wanted.cameras is None or camera in wanted.cameras]
    if wanted.reviewed is False and _few_unreviewed(connection):
        in_zone = everywhere.where(exists().where(z.event == _e.id, z.zone == wanted.zone))
        return [in_zone.where(_e.camera == camera) for camera in cameras]
    of_zone = select(z.event.label("id"), z.start_us).where(z.zone == wanted.zone)
    of_zone = of_zone.where(*_window(z.start_us, earliest, wanted.until_us))
    if conditions:
        of_zone = of_zone.where(exists().where(_e.id == z.event, *conditions))
    return [of_zone.where(z.camera == camera) for camera in cameras]


def _few_unreviewed(connection: Connection) -> bool:
    """Whether going through everything unreviewed is cheap; else most of a zone's events are unreviewed as well."""
    some = select(_e.id).where(_e.reviewed == literal_column("0")).limit(_FEW + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one() <= _FEW


def _conditions(wanted: EventFilter) -> list[ColumnElement[bool]]:
    """What must hold of an event's row, but for its camera, zone and start."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.since_us is not None:
        conditions.append(or_(_e.end_us.is_(None), _e.end_us >= wanted.since_us))
    if wanted.reviewed is not None:
        # A literal, not a parameter: only then may a partial index serve it.
        conditions.append(_e.reviewed == literal_column("1" if wanted.reviewed else "0"))
    if wanted.label is not None:
        conditions.append(_e.label == wanted.label)
    return conditions


def _window(start_us: ColumnElement[int], earliest: int | None, until_us: int | None) -> list[ColumnElement[bool]]:
    conditions = []
    if earliest is not None:
        conditions.append(start_us >= earliest)
    if until_us is not None:
        conditions.append(start_us < until_us)
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
