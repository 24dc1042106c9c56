"""A camera's past at a glance: what is recorded, what is not and why, how much moved when, and what happened.

The reasons of gaps come from the system events: each kind that says something about recording begins or ends a state,
and the strongest state that held in a gap is its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, delete, func, literal, select

from tawny.core.clock import SECOND_US
from tawny.core.messages import SegmentKind
from tawny.eventlog.engine import add_up_to
from tawny.eventlog.queries import EventFilter, branches
from tawny.eventlog.reasons import KINDS, Notice, explain
from tawny.eventlog.rows import Density, Gap, RecordedRange, Timeline, TimelineEvent
from tawny.eventlog.schema import cameras, copies, events, motion_density, segments, system_events
from tawny.eventlog.segments import DAY_US, SegmentStore, Spans, earliest_start, is_alone

MINUTE_US = 60 * SECOND_US
MAX_EVENTS = 2_000
"""Events of one timeline; more than anybody's screen has columns."""

SHORTEST_GAP_US = 2 * SECOND_US
"""Shorter ones are no gap to a viewer: a camera that connected again, or a change from one track to another."""

_JOIN_US = SECOND_US // 2
_MOST_DAYS = 4_000
_d, _s, _y, _e, _c = motion_density.c, segments.c, system_events.c, events.c, copies.c


class TimelineStore(SegmentStore):
    """The log's part about timelines."""

    def add_motion(self, camera: str, start_us: int, end_us: int, peak: float) -> None:
        """Something moved in [start_us, end_us), with `peak` as the highest score so far."""
        with self._database.write() as connection:
            self._ensure_camera(connection, camera)
            for minute_us, moving_us in _by_minute(start_us, end_us):
                values = {"camera": camera, "minute_us": minute_us, "moving_us": moving_us, "peak": float(peak)}
                connection.execute(
                    add_up_to(connection, motion_density, values, most={"moving_us": MINUTE_US}, highest=("peak",))
                )

    def forget_motion(self, before_us: int) -> int:
        """Delete the density of minutes before `before_us`; how many they were."""
        with self._database.read() as connection:
            names = connection.execute(select(cameras.c.id)).scalars().all()
            old = [
                name
                for name in names
                if (
                    connection.execute(select(func.min(_d.minute_us)).where(_d.camera == name)).scalar_one()
                    or before_us
                )
                < before_us
            ]
        if not old:
            return 0
        with self._database.write() as connection:
            return sum(
                connection.execute(delete(motion_density).where(_d.camera == name, _d.minute_us < before_us)).rowcount
                for name in old
            )

    def timeline(
        self,
        camera: str,
        start_us: int,
        end_us: int,
        *,
        buckets: int,
        now_us: int,
        growing: Iterable[RecordedRange] = (),
    ) -> Timeline:
        """What is known of [start_us, end_us), seen at `now_us`.

        Motion comes in at most `buckets` + 1 buckets of whole minutes. Ranges and gaps that are shorter than a
        4000th of the whole are joined with their neighbours. `growing` are ranges that no finished segment has yet.
        """
        bucket_us = -(-(end_us - start_us) // (buckets * MINUTE_US)) * MINUTE_US
        fine_us = (end_us - start_us) // 4000
        with self._database.read() as connection:
            found = [*self._spans(connection, camera, start_us, end_us), _as_spans(growing)]
            ranges = _join(found, start_us, end_us, max(_JOIN_US, fine_us))
            holes = _holes(ranges, start_us, min(end_us, now_us), max(SHORTEST_GAP_US, fine_us))
            gaps = explain(holes, _notices(connection, camera, start_us, end_us), _added(connection, camera))
            motion = _motion(connection, camera, start_us, end_us, bucket_us)
            happened = _events(connection, camera, start_us, end_us)
        return Timeline(
            ranges=tuple(ranges),
            gaps=tuple(Gap(*gap) for gap in gaps),
            bucket_us=bucket_us,
            motion=tuple(motion),
            events=tuple(happened[:MAX_EVENTS]),
            more_events=len(happened) > MAX_EVENTS,
        )

    def _spans(self, connection: Connection, camera: str, start_us: int, end_us: int) -> Iterator[Spans]:
        """What is recorded of the range, day by day; days that were read before are remembered until they change."""
        earliest = earliest_start(connection, start_us)
        for day in range(earliest // DAY_US, -(-end_us // DAY_US)):
            known, version = self._known_days.get((camera, day)), self._versions.get((camera, day), 0)
            if known is None:
                known = _read_spans(connection, camera, day * DAY_US, (day + 1) * DAY_US, with_copies=self.shows_copies)
                self._remember(camera, day, version, known)
            yield known

    def _remember(self, camera: str, day: int, version: int, known: Spans) -> None:
        if len(self._known_days) >= _MOST_DAYS:
            self._known_days.clear()
        if self._versions.get((camera, day), 0) == version:
            self._known_days[camera, day] = known


def _as_spans(ranges: Iterable[RecordedRange]) -> Spans:
    spans: Spans = {}
    for one in ranges:
        spans.setdefault((one.stream, one.kind, one.away), []).append((one.start_us, one.end_us))
    return spans


def _by_minute(start_us: int, end_us: int) -> Iterator[tuple[int, int]]:
    minute_us = start_us - start_us % MINUTE_US
    while minute_us < end_us:
        moving_us = min(end_us, minute_us + MINUTE_US) - max(start_us, minute_us)
        if moving_us > 0:
            yield minute_us, moving_us
        minute_us += MINUTE_US


def _read_spans(connection: Connection, camera: str, start_us: int, end_us: int, *, with_copies: bool) -> Spans:
    """What is recorded, or with copies in the bucket, and begins in the range; neighbours joined.

    The rows of segments are many, so they are read as bare tuples.
    """
    found = (
        select(_s.start_us, _s.end_us, _s.stream, _s.kind)
        .where(_s.camera == camera, _s.start_us >= start_us, _s.start_us < end_us)
        .order_by(_s.start_us)
    )
    cursor = connection.execute(found).cursor
    assert cursor is not None
    spans: Spans = {}
    _gather(spans, cursor.fetchall(), away=False)
    if with_copies:
        copied = select(_c.start_us, _c.end_us, _c.stream, _c.kind).where(
            _c.camera == camera, _c.start_us >= start_us, _c.start_us < end_us, is_alone()
        )
        _gather(spans, connection.execute(copied.order_by(_c.start_us)), away=True)
    return spans


def _gather(spans: Spans, rows: Iterable[Any], *, away: bool) -> None:
    """Add (start, end, stream, kind), by start."""
    for starts, ends, stream, kind in rows:
        track = spans.setdefault((stream, kind, away), [])
        if track and starts - track[-1][1] <= _JOIN_US:
            if ends > track[-1][1]:
                track[-1] = (track[-1][0], ends)
        else:
            track.append((starts, ends))


def _join(found: Iterable[Spans], start_us: int, end_us: int, gap_us: int) -> list[RecordedRange]:
    """`found`, cut to the range; neighbours of one stream and kind that are at most `gap_us` apart become one."""
    tracks: Spans = {}
    for spans in found:
        for key, some in spans.items():
            tracks.setdefault(key, []).extend(some)
    ranges = []
    for (stream, kind, away), track in tracks.items():
        merged: list[tuple[int, int]] = []
        for begin, end in sorted(track):
            if end <= start_us or begin >= end_us:
                continue
            if merged and begin - merged[-1][1] <= gap_us:
                merged[-1] = (merged[-1][0], max(merged[-1][1], end))
            else:
                merged.append((begin, end))
        known = SegmentKind(kind)
        ranges += [RecordedRange(stream, known, max(begin, start_us), min(end, end_us), away) for begin, end in merged]
    return sorted(ranges, key=lambda one: (one.start_us, one.stream, one.kind))


def _holes(ranges: Iterable[RecordedRange], start_us: int, end_us: int, least_us: int) -> Iterator[tuple[int, int]]:
    covered = start_us
    for one in ranges:
        if min(one.start_us, end_us) - covered >= least_us:
            yield covered, min(one.start_us, end_us)
        covered = max(covered, one.end_us)
    if end_us - covered >= least_us:
        yield covered, end_us


def _notices(connection: Connection, camera: str, start_us: int, end_us: int) -> list[Notice]:
    """What the system events say about recording: all of the range, and the last of each kind before it."""
    columns = select(_y.at_us, _y.id, _y.kind, _y.message, _y.data)
    rows: list[Row[*tuple[Any, ...]]] = []
    for kind, of_camera in KINDS.items():
        mine = (_y.kind == kind) & (_y.camera == camera if of_camera else _y.camera.is_(None))
        before = columns.where(mine, _y.at_us < start_us).order_by(_y.at_us.desc(), _y.id.desc()).limit(1)
        rows += connection.execute(before).all()
        rows += connection.execute(columns.where(mine, _y.at_us >= start_us, _y.at_us < end_us)).all()
    rows.sort(key=lambda row: (row.at_us, row.id))
    return [Notice(row.at_us, row.kind, row.message, row.data) for row in rows]


def _added(connection: Connection, camera: str) -> int:
    """Since when the camera is known."""
    found = select(func.min(cameras.c.added_us)).where(cameras.c.id == camera)
    return connection.execute(found).scalar_one() or 0


def _motion(connection: Connection, camera: str, start_us: int, end_us: int, bucket_us: int) -> list[Density]:
    first_us = start_us - start_us % MINUTE_US
    bucket = (_d.minute_us - literal(first_us)) // literal(bucket_us)
    found = (
        select(bucket.label("bucket"), func.sum(_d.moving_us), func.max(_d.peak))
        .where(_d.camera == camera, _d.minute_us >= first_us, _d.minute_us < end_us)
        .group_by("bucket")
        .order_by("bucket")
    )
    return [
        Density(first_us + index * bucket_us, min(1.0, moving / bucket_us), peak)
        for index, moving, peak in connection.execute(found)
    ]


def _events(connection: Connection, camera: str, start_us: int, end_us: int) -> list[TimelineEvent]:
    """The newest events that overlap the range, newest first, from an index alone."""
    wanted = EventFilter(cameras=(camera,), since_us=start_us, until_us=end_us)
    columns = [_e.id, _e.label, _e.start_us, _e.end_us, _e.reviewed]
    ((branch, values),) = branches(connection, wanted)
    found = branch.with_only_columns(*columns).order_by(_e.start_us.desc(), _e.id.desc()).limit(MAX_EVENTS + 1)
    cursor = connection.execute(found, values).cursor
    assert cursor is not None
    return [TimelineEvent(i, label, starts, ends, bool(seen)) for i, label, starts, ends, seen in cursor.fetchall()]
