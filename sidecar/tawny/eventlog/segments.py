"""Segments: the archive's finished files, how much of them there is, and which may go.

An overlap query needs to know how far before its range a segment may have started. Nearly all segments are shorter than
LONG_SEGMENT_US; the few longer ones have an index of their own, whose maximum is the answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    delete,
    exists,
    func,
    insert,
    literal,
    literal_column,
    not_,
    or_,
    select,
    union_all,
    update,
)

from tawny.core.clock import Clock
from tawny.core.errors import NotFoundError
from tawny.core.messages import SegmentClosed, SegmentKind
from tawny.eventlog.engine import Database, add, upsert
from tawny.eventlog.rows import RecordedRange, Segment, Usage
from tawny.eventlog.schema import LONG_EVENT_US, LONG_SEGMENT_US, copies, events, segment_index, segment_usage, segments
from tawny.eventlog.store import Store, chunks

_s, _c = segments.c, copies.c
_PATHS_AT_ONCE = 5_000

MAX_ROLL_US = 600_000_000
"""No clip begins earlier before its event or ends later after it; the configuration's limits."""


type Spans = dict[tuple[str, str, bool], list[tuple[int, int]]]
"""Recorded time (start, end) by stream and kind."""

DAY_US = 86_400_000_000


class SegmentStore(Store):
    """The log's part about segments."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        self.shows_copies = False
        """Whether the bucket can be read, so that copies in it are footage."""
        self._known_days: dict[tuple[str, int], Spans] = {}
        """What was read of a camera's day since it last changed; the only writer of the file is this object."""
        self._versions: dict[tuple[str, int], int] = {}

    def segment_closed(self, message: SegmentClosed) -> int:
        """Index a finished segment and return its id. Saying it again, or with corrected figures, updates the row."""
        return self.adopt_segments([message])[0]

    def adopt_segment(self, message: SegmentClosed) -> int:
        """Index a segment that was found in the archive, its tail repaired where need be. Same as `segment_closed`."""
        return self.segment_closed(message)

    def adopt_segments(self, messages: Iterable[SegmentClosed]) -> list[int]:
        """Index many found segments in few transactions; for rebuilding the log from the archive."""
        ids: list[int] = []
        for some in chunks(list(messages)):
            changed: list[tuple[str, int]] = []
            with self._database.write() as connection:
                ids += [self._put(connection, message, changed) for message in some]
            self._forget_days(changed)
        return ids

    def condemn_segments(self, ids: Iterable[int], *, even_protected: bool = False) -> list[str]:
        """Move segments to garbage in one transaction and return the paths to unlink; then call `garbage_removed`.

        Unknown ids are skipped, and so are segments of events that were protected since the caller asked.
        """
        paths: list[str] = []
        changed: list[tuple[str, int]] = []
        with self._database.write() as connection:
            for some in chunks(list(ids)):
                found = select(segments).where(_s.id.in_(some))
                if not even_protected:
                    found = found.where(not_(_is_protected()))
                rows = connection.execute(found).mappings().all()
                _count(connection, rows, -1)
                self._condemn(connection, [(row["path"], row["size_bytes"]) for row in rows])
                changed += [(row["camera"], row["start_us"]) for row in rows]
                connection.execute(delete(segments).where(_s.id.in_([row["id"] for row in rows])))
                paths += [row["path"] for row in rows]
        self._forget_days(changed)
        return paths

    def segments(self, camera: str, stream: str | None, start_us: int, end_us: int) -> list[Segment]:
        """Segments that overlap [start_us, end_us), of one stream or (None) of all, by start."""
        with self._database.read() as connection:
            found = _overlapping(connection, select(segments), camera, stream, start_us=start_us, end_us=end_us)
            return [
                _segment(row) for row in connection.execute(found.order_by(_s.start_us, _s.stream, _s.id)).mappings()
            ]

    def segment(self, segment_id: int) -> Segment:
        """The segment of that id. Raises NotFoundError."""
        with self._database.read() as connection:
            row = connection.execute(select(segments).where(_s.id == segment_id)).mappings().one_or_none()
        if row is None:
            raise NotFoundError(f"there is no segment {segment_id}", "it may have expired")
        return _segment(row)

    def segment_index(self, segment_id: int) -> bytes:
        """The packed fragment index of a segment, for tawny.archive.index. Raises NotFoundError."""
        with self._database.read() as connection:
            found = select(segment_index.c.packed).where(segment_index.c.segment == segment_id)
            packed: bytes | None = connection.execute(found).scalar_one_or_none()
        if packed is None:
            raise NotFoundError(f"there is no segment {segment_id}", "it may have expired")
        return packed

    def footage(
        self, camera: str, start_us: int, end_us: int, *, with_copies: bool = False
    ) -> list[tuple[Segment, bytes]]:
        """Segments of all streams that overlap [start_us, end_us), by start, each with its packed fragment index.

        `with_copies` adds those that are recorded no more, but copied to the bucket; their id is 0.
        """
        columns = select(*_s, segment_index.c.packed).join(segment_index, segment_index.c.segment == _s.id)
        with self._database.read() as connection:
            found = _overlapping(connection, columns, camera, None, start_us=start_us, end_us=end_us)
            rows = [*connection.execute(found.order_by(_s.start_us, _s.stream, _s.id))]
            if with_copies and self.shows_copies:
                copied = select(literal(0), *(_c[column.name] for column in list(_s)[1:]), _c.packed)
                rows += connection.execute(_outside(copied, camera, start_us, end_us))
                rows.sort(key=lambda row: (row.start_us, row.stream))
            return [
                (Segment(i, of, stream, SegmentKind(kind), *rest), packed)
                for i, of, stream, kind, *rest, packed in rows
            ]

    def ranges(
        self, camera: str, start_us: int, end_us: int, *, stream: str | None = None, gap_us: int = 500_000
    ) -> list[RecordedRange]:
        """What is recorded in [start_us, end_us), cut to it.

        Neighbours of one stream and kind that are at most `gap_us` apart make one range.
        """
        columns = select(_s.stream, _s.kind, _s.start_us, _s.end_us)
        with self._database.read() as connection:
            found = _overlapping(connection, columns, camera, stream, start_us=start_us, end_us=end_us).order_by(
                _s.start_us
            )
            open_ranges: dict[tuple[str, str], list[tuple[int, int]]] = {}
            for name, kind, starts, ends in connection.execute(found):
                merged = open_ranges.setdefault((name, kind), [])
                if merged and starts - merged[-1][1] <= gap_us:
                    merged[-1] = (merged[-1][0], max(ends, merged[-1][1]))
                else:
                    merged.append((starts, ends))
        ranges = [
            RecordedRange(name, SegmentKind(kind), max(starts, start_us), min(ends, end_us))
            for (name, kind), merged in open_ranges.items()
            for starts, ends in merged
        ]
        return sorted(ranges, key=lambda found: (found.start_us, found.stream, found.kind))

    def oldest_segments(
        self, kind: SegmentKind | None, before_us: int, limit: int, *, spare_events_since_us: int | None = None
    ) -> list[Segment]:
        """The oldest segments of a kind (None: of any) that ended by `before_us` and that no protected event needs.

        With `spare_events_since_us` those are left out, too, that hold footage of an event that started since then.
        """
        kinds = list(SegmentKind) if kind is None else [kind]
        with self._database.read() as connection:
            spared = _is_protected()
            if spare_events_since_us is not None:
                spared = or_(spared, _is_of_event(connection, spare_events_since_us))
            ages = [
                select(_s.id, _s.start_us)
                .where(_s.kind == wanted.value, _s.start_us <= before_us, _s.end_us <= before_us, not_(spared))
                .order_by(_s.start_us)
                .limit(limit)
                .subquery()
                for wanted in kinds
            ]
            oldest = union_all(*(select(age) for age in ages)).order_by("start_us").limit(limit).subquery()
            found = select(segments).join(oldest, _s.id == oldest.c.id).order_by(_s.start_us, _s.id)
            return [_segment(row) for row in connection.execute(found).mappings()]

    def usage(self) -> list[Usage]:
        """How much footage there is by camera, stream and kind; kept up to date, so asking costs nothing."""
        with self._database.read() as connection:
            found = select(segment_usage).where(segment_usage.c.segments > 0).order_by(*segment_usage.primary_key)
            return [
                Usage(row.camera, row.stream, SegmentKind(row.kind), row.segments, row.size_bytes, row.duration_us)
                for row in connection.execute(found)
            ]

    def footage_since(self) -> dict[str, int]:
        """When the oldest footage of each camera begins, of those that have any."""
        with self._database.read() as connection:
            usage = segment_usage.c
            cameras = connection.execute(select(usage.camera).where(usage.segments > 0).distinct()).scalars().all()
            # One look at the index per camera; a single statement would read all of it.
            oldest = {
                camera: connection.execute(select(func.min(_s.start_us)).where(_s.camera == camera)).scalar_one()
                for camera in cameras
            }
        return {camera: start_us for camera, start_us in oldest.items() if start_us is not None}

    def oldest_by_kind(self) -> dict[SegmentKind, int]:
        """When the oldest footage of each kind begins, of those that there are."""
        with self._database.read() as connection:
            oldest = {
                kind: connection.execute(select(func.min(_s.start_us)).where(_s.kind == kind.value)).scalar_one()
                for kind in SegmentKind
            }
        return {kind: start_us for kind, start_us in oldest.items() if start_us is not None}

    def recount_usage(self) -> None:
        """Count all segments anew; for repair. Reads the whole table."""
        columns = (_s.camera, _s.stream, _s.kind)
        sums = (func.count(), func.sum(_s.size_bytes), func.sum(_s.end_us - _s.start_us))
        with self._database.write() as connection:
            connection.execute(delete(segment_usage))
            totals = select(*columns, *sums).group_by(*columns)
            connection.execute(insert(segment_usage).from_select([c.name for c in segment_usage.c], totals))

    def segment_paths(self) -> Iterator[str]:
        """The paths of all segments in their order, in steps that hold no transaction open; for fsck."""
        last = ""
        while True:
            with self._database.read() as connection:
                found = select(_s.path).where(_s.path > last).order_by(_s.path).limit(_PATHS_AT_ONCE)
                paths = list(connection.execute(found).scalars())
            yield from paths
            if len(paths) < _PATHS_AT_ONCE:
                return
            last = paths[-1]

    def segments_by_path(self, paths: Sequence[str]) -> dict[str, Segment]:
        """The segments that have these paths; paths without one are missing in the answer."""
        with self._database.read() as connection:
            return {
                row["path"]: _segment(row)
                for some in chunks(paths)
                for row in connection.execute(select(segments).where(_s.path.in_(some))).mappings()
            }

    def _forget_days(self, changed: Iterable[tuple[str, int]]) -> None:
        """Segments of these (camera, start_us) have changed; to be called when that is committed."""
        for camera, start_us in changed:
            day = (camera, start_us // DAY_US)
            self._versions[day] = self._versions.get(day, 0) + 1
            self._known_days.pop(day, None)

    def _put(self, connection: Connection, message: SegmentClosed, changed: list[tuple[str, int]]) -> int:
        values = {
            "camera": message.camera,
            "stream": message.stream,
            "kind": message.kind.value,
            "path": message.path,
            "start_us": message.start_us,
            "end_us": message.start_us + message.duration_us,
            "size_bytes": message.size_bytes,
            "codecs": message.codecs,
            "width": message.width,
            "height": message.height,
            "run_id": message.run_id,
            "sequence": message.sequence,
        }
        self._ensure_camera(connection, message.camera)
        self._keep(connection, message.path)
        old = connection.execute(select(segments).where(_s.path == message.path)).mappings().one_or_none()
        if old is None:
            key = connection.execute(insert(segments).values(values)).inserted_primary_key
            assert key is not None
            segment_id = int(key[0])
        else:
            segment_id = int(old["id"])
            _count(connection, [old], -1)
            connection.execute(update(segments).where(_s.id == segment_id).values(values))
        _count(connection, [values], +1)
        changed.append((message.camera, message.start_us))
        if old is not None:
            changed.append((old["camera"], old["start_us"]))
        connection.execute(upsert(connection, segment_index, {"segment": segment_id, "packed": message.index}))
        return segment_id


def _overlapping[S: Select[*tuple[object, ...]]](
    connection: Connection, found: S, camera: str, stream: str | None, *, start_us: int, end_us: int
) -> S:
    earliest = earliest_start(connection, start_us)
    found = found.where(_s.camera == camera, _s.start_us >= earliest, _s.start_us < end_us, _s.end_us > start_us)
    return found if stream is None else found.where(_s.stream == stream)


def _outside(found: Select[Any], camera: str, start_us: int, end_us: int) -> Select[Any]:
    """`found`, of copies, of those that overlap [start_us, end_us) and are the only ones of their segments."""
    overlapping = (_c.start_us >= start_us - 2 * LONG_SEGMENT_US, _c.start_us < end_us, _c.end_us > start_us)
    return found.where(_c.camera == camera, *overlapping, is_alone())


def is_alone() -> ColumnElement[bool]:
    """Whether the bucket has a copy of a segment that is recorded no more."""
    return and_(_c.stored_us.is_not(None), not_(exists().where(_s.path == _c.path)))


def earliest_start(connection: Connection, start_us: int) -> int:
    """Before when no segment that overlaps `start_us` can have started."""
    long = _s.end_us - _s.start_us
    longest = connection.execute(select(func.max(long)).where(long > literal_column(str(LONG_SEGMENT_US)))).scalar_one()
    earliest: int = start_us - (longest or LONG_SEGMENT_US)
    return earliest


def _is_protected() -> ColumnElement[bool]:
    """Whether a protected event's clip overlaps the segment."""
    e = events.c
    return exists().where(
        and_(
            e.camera == _s.camera,
            e.protected == literal_column("1"),
            e.clip_start_us < _s.end_us,
            or_(e.clip_end_us.is_(None), e.clip_end_us > _s.start_us),
        )
    )


def _is_of_event(connection: Connection, since_us: int) -> ColumnElement[bool]:
    """Whether the clip of an event that started since `since_us` overlaps the segment."""
    e = events.c
    clip = e.clip_end_us - e.clip_start_us
    longest = connection.execute(
        select(func.max(clip)).where(e.end_us - e.start_us > literal_column(str(LONG_EVENT_US)))
    )
    reach_us = (longest.scalar_one() or LONG_EVENT_US) + 2 * MAX_ROLL_US
    # The sum keeps SQLite from seeking by this bound instead of by the nearer one below.
    same = and_(e.camera == _s.camera, e.start_us + 0 >= since_us, e.clip_start_us < _s.end_us)
    # These bounds on start_us only spare looking at events that are far away.
    near = and_(e.start_us > _s.start_us - reach_us, e.start_us < _s.end_us + MAX_ROLL_US)
    return or_(
        exists().where(and_(same, near, e.clip_end_us > _s.start_us)),
        exists().where(and_(same, e.end_us.is_(None))),
    )


def _count(connection: Connection, rows: Iterable[Mapping[str, Any] | RowMapping], sign: int) -> None:
    """Add segments to the totals (`sign` +1) or take them from there (-1)."""
    totals: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        total = totals[row["camera"], row["stream"], row["kind"]]
        total[0] += sign
        total[1] += sign * row["size_bytes"]
        total[2] += sign * (row["end_us"] - row["start_us"])
    for key, total in totals.items():
        values = dict(zip(segment_usage.c.keys(), (*key, *total), strict=True))
        connection.execute(add(connection, segment_usage, values, "segments", "size_bytes", "duration_us"))


def _segment(row: RowMapping) -> Segment:
    return Segment(**{**row, "kind": SegmentKind(row["kind"])})
