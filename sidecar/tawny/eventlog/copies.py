"""Copies of segments in a bucket: which are still to be made, which there are, and which may go.

The rows are the queue, so it survives whatever happens, and it can't grow beyond what is recorded: what expires before
it was copied leaves it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    delete,
    exists,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    update,
)

from tawny.core.messages import SegmentKind
from tawny.eventlog.engine import insert_missing
from tawny.eventlog.schema import copies, events, segment_index, segments
from tawny.eventlog.segments import DAY_US, MAX_ROLL_US, SegmentStore
from tawny.eventlog.store import chunks

_c, _s, _e = copies.c, segments.c, events.c
_QUEUED = ("path", "camera", "stream", "kind", "start_us", "end_us", "size_bytes", "codecs", "width", "height")
_NAMED = ("run_id", "sequence")
_WHOLE_CLIP = (SegmentKind.EVENT.value, SegmentKind.CONTINUOUS.value)


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy of a segment: its name in the bucket, its path in the archive."""

    key: str
    path: str
    camera: str
    kind: SegmentKind
    start_us: int
    end_us: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class CopyCounts:
    """How much waits to be copied, since when (the end of the oldest; None: nothing waits), and how much is."""

    waiting: int
    waiting_bytes: int
    waiting_since_us: int | None
    stored: int
    stored_bytes: int


class CopyStore(SegmentStore):
    """The log's part about copies. `owner` is the id of the storage; the others' rows are never touched."""

    def queue_copies(self, owner: str, prefix: str, kinds: Collection[SegmentKind], start_us: int, end_us: int) -> int:
        """Queue what is recorded, began in [start_us, end_us) and has no copy under `prefix` yet; how many that were.

        Those of `kinds` are queued; with events among them also what an event's clip needs besides.
        """
        key = (literal(prefix) + _s.path).label("key")
        wanted: ColumnElement[bool] = _s.kind.in_([kind.value for kind in kinds])
        if SegmentKind.EVENT in kinds:
            wanted = or_(wanted, and_(_s.kind.in_(_WHOLE_CLIP), _in_a_clip()))
        without = not_(exists().where(_c.key == literal(prefix) + _s.path))
        found = select(_s.id, key).where(
            _s.kind.in_([kind.value for kind in SegmentKind]), _s.start_us >= start_us, _s.start_us < end_us
        )
        with self._database.read() as connection:
            missing = connection.execute(found.where(wanted, without)).all()
        names = ["key", "owner", *_QUEUED, *_NAMED, "packed"]
        for some in chunks(missing):
            rows = (
                select(
                    key,
                    literal(owner).label("owner"),
                    *(_s[name] for name in (*_QUEUED, *_NAMED)),
                    segment_index.c.packed,
                )
                .join(segment_index, segment_index.c.segment == _s.id)
                .where(_s.id.in_([row.id for row in some]))
            )
            with self._database.write() as connection:
                connection.execute(insert_missing(connection, copies).from_select(names, rows))
        return len(missing)

    def next_copies(self, owner: str, limit: int) -> list[Copy]:
        """What is to be copied next: events before the rest, and the newest first."""
        rank = case((_c.kind == literal_column("'event'"), 0), else_=1)
        found = _copies().where(_c.stored_us.is_(None), _c.owner == owner)
        with self._database.read() as connection:
            return _read(connection, found.order_by(rank, _c.start_us.desc()).limit(limit))

    def copy_stored(self, copy: Copy) -> None:
        """The bucket has it."""
        with self._database.write() as connection:
            connection.execute(update(copies).where(_c.key == copy.key).values(stored_us=self._clock.wall_us()))
        self._forget_days([(copy.camera, copy.start_us)])

    def forget_copies(self, gone: Iterable[Copy]) -> None:
        """The bucket has them no more, or will never have them."""
        some = list(gone)
        with self._database.write() as connection:
            for part in chunks(some):
                connection.execute(delete(copies).where(_c.key.in_([copy.key for copy in part])))
        self._forget_days([(copy.camera, copy.start_us) for copy in some])

    def expired_before_copied(self, owner: str, limit: int) -> list[Copy]:
        """What waits to be copied and is recorded no more."""
        kept = exists().where(_s.path == _c.path)
        with self._database.read() as connection:
            return _read(
                connection, _copies().where(_c.stored_us.is_(None), _c.owner == owner, not_(kept)).limit(limit)
            )

    def old_copies(self, owner: str, before_us: int, limit: int) -> list[Copy]:
        """Copies of what ended by `before_us` that no protected event needs, the oldest first."""
        old = and_(_c.owner == owner, _c.end_us <= before_us, _c.stored_us.is_not(None), not_(_is_protected()))
        with self._database.read() as connection:
            return _read(connection, _copies().where(old).order_by(_c.end_us).limit(limit))

    def copy_folders(self, owner: str) -> dict[str, tuple[str, int]]:
        """The folders of the archive of which there are copies, each with its camera and day (since the epoch)."""
        day = literal_column(f"start_us / {DAY_US}", BigInteger)
        found = select(_c.camera, day, func.min(_c.path)).where(_c.owner == owner, _c.stored_us.is_not(None))
        with self._database.read() as connection:
            rows = connection.execute(found.group_by(_c.camera, _c.stream, day)).all()
        return {path.rpartition("/")[0]: (camera, number) for camera, number, path in rows}

    def copies_of_day(self, owner: str, camera: str, day: int, before_us: int) -> list[Copy]:
        """A camera's copies of what began on that day, as far as the bucket had them at `before_us`."""
        of_day = and_(_c.camera == camera, _c.start_us >= day * DAY_US, _c.start_us < (day + 1) * DAY_US)
        with self._database.read() as connection:
            return _read(connection, _copies().where(of_day, _c.owner == owner, _c.stored_us <= before_us))

    def copy_of(self, key: str) -> Copy | None:
        """The copy of that name, if the bucket has it."""
        with self._database.read() as connection:
            found = _read(connection, _copies().where(_c.key == key, _c.stored_us.is_not(None)))
        return found[0] if found else None

    def forget_copies_but(self, owner: str, prefix: str) -> None:
        """Forget an owner's copies whose names begin with anything else than `prefix`."""
        with self._database.write() as connection:
            other = func.substr(_c.key, 1, len(prefix)) != prefix
            connection.execute(delete(copies).where(_c.owner == owner, other))

    def copy_counts(self, owner: str) -> CopyCounts:
        """How much waits, and how much is copied. Looks at the index of all copies."""
        mine = _c.owner == owner
        waiting = select(func.count(), func.coalesce(func.sum(_c.size_bytes), 0), func.min(_c.end_us))
        stored = select(func.count(), func.coalesce(func.sum(_c.size_bytes), 0))
        with self._database.read() as connection:
            number, size, since_us = connection.execute(waiting.where(mine, _c.stored_us.is_(None))).one()
            there, there_size = connection.execute(stored.where(mine, _c.stored_us.is_not(None))).one()
        return CopyCounts(number, int(size), since_us, there, int(there_size))

    def days_recorded(self) -> range:
        """The days, counted from the epoch, in which segments began."""
        with self._database.read() as connection:
            ends = [
                connection.execute(select(order(_s.start_us)).where(_s.kind == kind.value)).scalar_one()
                for kind in SegmentKind
                for order in (func.min, func.max)
            ]
        known = [end for end in ends if end is not None]
        return range(min(known) // DAY_US, max(known) // DAY_US + 1) if known else range(0)


def _copies() -> Select[Any]:
    return select(_c.key, _c.path, _c.camera, _c.kind, _c.start_us, _c.end_us, _c.size_bytes)


def _read(connection: Connection, found: Select[Any]) -> list[Copy]:
    return [
        Copy(key, path, camera, SegmentKind(kind), *rest)
        for key, path, camera, kind, *rest in connection.execute(found)
    ]


def _in_a_clip() -> ColumnElement[bool]:
    """Whether an event's clip overlaps the segment, or will."""
    near = and_(_e.start_us > _s.start_us - 6 * MAX_ROLL_US, _e.start_us < _s.end_us + MAX_ROLL_US)
    covers = and_(_e.clip_start_us < _s.end_us, or_(_e.clip_end_us.is_(None), _e.clip_end_us > _s.start_us))
    return exists().where(_e.camera == _s.camera, near, covers)


def _is_protected() -> ColumnElement[bool]:
    return exists().where(
        _e.camera == _c.camera,
        _e.protected == literal_column("1"),
        _e.clip_start_us < _c.end_us,
        or_(_e.clip_end_us.is_(None), _e.clip_end_us > _c.start_us),
    )
