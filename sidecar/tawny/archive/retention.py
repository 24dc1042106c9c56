"""What goes, and when: footage that has reached its age, and the oldest when there is no room.

Nothing that a protected event needs ever goes. Deleting is in three steps that survive a crash at any point: the rows
move to `garbage` in one transaction, the files are unlinked, the rows of `garbage` go. Only finished segments have
rows, so that an open one is never touched.
"""

from __future__ import annotations

import contextlib
import logging
import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tawny.archive.marker import sync_directory, verify_marker
from tawny.config.service import RetentionConfig, StorageConfig
from tawny.core.clock import SECOND_US, Clock
from tawny.core.messages import SegmentKind
from tawny.eventlog import EventLog
from tawny.eventlog.rows import Segment, Usage

DAY_US = 86_400 * SECOND_US
BATCH = 200
"""Segments that are deleted at once: a transaction of milliseconds, and at most this much garbage after a crash."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LOGGER = logging.getLogger(__name__)
_WITHOUT_EVENTS = (SegmentKind.IDLE, SegmentKind.CONTINUOUS)


@dataclass(slots=True)
class Sweep:
    """What a sweep deleted. `short_bytes` is how much more would have to go, but is protected or can't be deleted.

    The `events` were all that are not protected and were over before `events_before_us`; None when there were none.
    """

    segments: int = 0
    events: int = 0
    events_before_us: int | None = None
    freed_bytes: int = 0
    short_bytes: int = 0


def sweep(log: EventLog, root: Path, config: StorageConfig, clock: Clock, *, events_listed_days: float = 0) -> Sweep:
    """Delete what is too old and, when there is no room, the oldest unprotected footage. Blocks; may take seconds.

    Events are listed as long as their footage is kept here, and for `events_listed_days` at least.
    Nothing is deleted when the storage is not the one that was used before. Raises StorageError for that, and when the
    event log or the disk fails.
    """
    verify_marker(root)
    done = Sweep()
    collect_garbage(log, root, clock)
    _expire(log, root, config.retention, clock, done, events_listed_days=events_listed_days)
    _make_room(log, root, config, clock, done)
    return done


def collect_garbage(log: EventLog, root: Path, clock: Clock) -> int:
    """Unlink what was condemned and not unlinked yet; how many files that were."""
    removed = 0
    while paths := log.garbage_paths(BATCH):
        gone = _unlink(root, paths, clock)
        log.garbage_removed(gone)
        removed += len(gone)
        if len(gone) < len(paths):  # the rest can't be unlinked now; the next sweep tries again
            break
    return removed


def days_that_fit(usage: Iterable[Usage], span_us: int, room_bytes: int) -> float | None:
    """How many days of footage fit into `room_bytes` (what there is included) at the rate of the last `span_us`.

    `usage` is all footage there is, none of it older than `span_us`. None while there is too little to tell.
    """
    total = sum(one.size_bytes for one in usage)
    if span_us < 60 * SECOND_US or not total:
        return None
    return room_bytes / total * (span_us / DAY_US)


def _expire(
    log: EventLog, root: Path, keep: RetentionConfig, clock: Clock, done: Sweep, *, events_listed_days: float
) -> None:
    now = clock.wall_us()
    days = {
        SegmentKind.EVENT: keep.events_days,
        SegmentKind.CONTINUOUS: keep.continuous_days,
        SegmentKind.IDLE: keep.idle_days,
    }
    spared = now - round(keep.events_days * DAY_US)
    for kind, most in days.items():
        before = now - round(most * DAY_US)
        while old := log.oldest_segments(kind, before, BATCH, spare_events_since_us=spared):
            if not _delete(log, root, old, clock, done):
                break
    listed = max(keep.events_days, events_listed_days)
    listed_since = now - round(listed * DAY_US)
    while ids := log.expired_events(listed_since, BATCH):
        pictures = log.delete_events(ids)
        log.garbage_removed(_unlink(root, pictures, clock))
        done.events += len(ids)
        done.events_before_us = listed_since
    log.forget_motion(now - round(max(listed, *days.values()) * DAY_US))


def _make_room(log: EventLog, root: Path, config: StorageConfig, clock: Clock, done: Sweep) -> None:
    """Footage without events goes first, then the oldest of all."""
    spared = clock.wall_us() - round(config.retention.events_days * DAY_US)
    while (short := _short(log, root, config)) > 0:
        batch = _oldest(log, _WITHOUT_EVENTS, clock, spared) or _oldest(log, (None,), clock, None)
        some = _enough(batch, short)
        if not some or not _delete(log, root, some, clock, done):
            done.short_bytes = short
            return


def _short(log: EventLog, root: Path, config: StorageConfig) -> int:
    """Bytes that have to go; 0 or less when there is room enough."""
    short = round(config.min_free_gb * 1e9) - shutil.disk_usage(root).free
    if config.max_gb is not None:
        used = sum(usage.size_bytes for usage in log.usage())
        short = max(short, used - round(config.max_gb * 1e9))
    return short


def _oldest(log: EventLog, kinds: Iterable[SegmentKind | None], clock: Clock, spared: int | None) -> list[Segment]:
    now = clock.wall_us()
    found = [s for kind in kinds for s in log.oldest_segments(kind, now, BATCH, spare_events_since_us=spared)]
    return sorted(found, key=lambda segment: segment.start_us)[:BATCH]


def _enough(segments: Sequence[Segment], short: int) -> list[Segment]:
    taken: list[Segment] = []
    for segment in segments:
        if short <= 0:
            break
        taken.append(segment)
        short -= segment.size_bytes
    return taken


def _delete(log: EventLog, root: Path, segments: Sequence[Segment], clock: Clock, done: Sweep) -> bool:
    """Condemn, unlink, forget. False when nothing could be deleted."""
    sizes = {segment.path: segment.size_bytes for segment in segments}
    gone = _unlink(root, log.condemn_segments([segment.id for segment in segments]), clock)
    log.garbage_removed(gone)
    done.segments += len(gone)
    done.freed_bytes += sum(sizes[path] for path in gone)
    return bool(gone)


def _unlink(root: Path, paths: Iterable[str], clock: Clock) -> list[str]:
    """Unlink files and sync their folders; the paths that are gone. Folders of past days go when they are empty."""
    folders: dict[Path, list[str]] = defaultdict(list)
    for path in paths:
        if path.startswith("/") or ".." in path.split("/"):
            _LOGGER.error("%r is no path of the archive; it is left alone", path)
            continue
        folders[(root / path).parent].append(path)
    gone: list[str] = []
    for folder, some in folders.items():
        try:
            gone += _unlink_in(root, folder, some)
        except OSError as error:
            _LOGGER.warning("files in %s can't be deleted: %s", folder, error.strerror)
            continue
        if _is_past_day(folder, clock):
            with contextlib.suppress(OSError):  # mostly: it is not empty
                folder.rmdir()
    return gone


def _unlink_in(root: Path, folder: Path, paths: Iterable[str]) -> list[str]:
    gone = []
    for path in paths:
        try:
            (root / path).unlink()
        except FileNotFoundError:
            pass
        except OSError as error:
            _LOGGER.warning("%s can't be deleted: %s", path, error.strerror)
            continue
        gone.append(path)
    with contextlib.suppress(FileNotFoundError):
        sync_directory(folder)
    return gone


def _is_past_day(folder: Path, clock: Clock) -> bool:
    """Whether nobody makes files in this folder any more: those of today and yesterday may be in use."""
    yesterday = datetime.fromtimestamp(clock.wall_us() // SECOND_US - 86_400, UTC)
    return _DAY.fullmatch(folder.name) is not None and folder.name < f"{yesterday:%Y-%m-%d}"
