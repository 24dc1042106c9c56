"""The archive's fsck: every segment against its row, every file against the log, down to the last fragment."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import batched
from pathlib import Path

from tawny.archive.index import IndexedFragment, unpack
from tawny.archive.marker import LOCK
from tawny.archive.reconcile import Difference, prune_folders
from tawny.archive.repair import inspect_segment, repair_segment
from tawny.core.messages import SegmentClosed
from tawny.eventlog import EventLog
from tawny.eventlog.rows import Segment

_AT_ONCE = 200
_GROWING_S = 300
"""While the service runs, a file without a row that was written to since is a segment that is not finished."""

_ROUNDED_US = 2
"""Ticks of most cameras' clocks are no whole microseconds."""


@dataclass(frozen=True, slots=True)
class StorageProblem:
    """Something that is not as it should be. `kind` is for programs, `message` one line for people.

    Kinds: missing (a row without file), unknown (a file without row), torn (ends within a fragment), differs (row and
    file disagree), unreadable, event_log.
    """

    kind: str
    path: str
    message: str
    repaired: bool = False


@dataclass(slots=True)
class CheckReport:
    """`segments` were looked at, `growing` were passed over because the service is writing them."""

    segments: int = 0
    growing: int = 0
    problems: list[StorageProblem] = field(default_factory=list)

    @property
    def left(self) -> int:
        """How many problems are not repaired."""
        return sum(not problem.repaired for problem in self.problems)


def check_storage(
    log: EventLog, root: Path, *, repair: bool = False, progress: Callable[[int], None] = lambda _: None
) -> CheckReport:
    """Compare the archive with the log and read every segment; `progress` hears how many segments were looked at.

    Without `repair` nothing is written, and the service may run. With it, call this with the `DataLock` held and a log
    that can be written. Raises StorageError when log or disk fail.
    """
    return _Check(log, root, repair=repair).run(progress)


class _Check:
    def __init__(self, log: EventLog, root: Path, *, repair: bool) -> None:
        self._log = log
        self._root = root
        self._repair = repair
        self._in_use = not repair and _is_locked(root)
        self._report = CheckReport()

    def run(self, progress: Callable[[int], None]) -> CheckReport:
        for line in self._log.check():
            self._found(StorageProblem("event_log", self._log.name, line))
        for path in Difference(self._log, self._root).orphans():
            self._unknown(path)
        for paths in batched(self._log.segment_paths(), _AT_ONCE, strict=False):
            for row in self._log.segments_by_path(paths).values():
                self._segment(row)
            progress(self._report.segments)
        if self._repair and self._report.problems:
            self._log.recount_usage()
            prune_folders(self._root)
        return self._report

    def _segment(self, row: Segment) -> None:
        self._report.segments += 1
        problem = self._problem_of(row)
        if problem is None:
            return
        # Retention may have deleted it while we looked.
        if problem.kind == "missing" and row.path not in self._log.segments_by_path([row.path]):
            return
        if self._repair:
            self._settle(row)
            problem = replace(problem, repaired=True)
        self._found(problem)

    def _problem_of(self, row: Segment) -> StorageProblem | None:
        path = row.path
        try:
            size = (self._root / path).stat().st_size
            found, closed = inspect_segment(self._root, path)
        except FileNotFoundError:
            return StorageProblem("missing", path, "the file is gone")
        except OSError as error:
            return StorageProblem("unreadable", path, f"the file can't be read ({error.strerror})")
        if found is None:
            return StorageProblem("unreadable", path, "the file is no segment")
        if found.whole_bytes != size:
            return StorageProblem("torn", path, f"the last {size - found.whole_bytes} bytes are no whole fragment")
        if closed is None:
            return StorageProblem("torn", path, "there is no whole fragment in it")
        differing = ", ".join(self._differing(row, closed))
        return StorageProblem("differs", path, f"the event log has another {differing}") if differing else None

    def _differing(self, row: Segment, closed: SegmentClosed) -> Iterator[str]:
        """What of a row its file contradicts. The start may have been corrected and is not compared."""
        if row.size_bytes != closed.size_bytes:
            yield "size"
        if abs(row.duration_us - closed.duration_us) > _ROUNDED_US:
            yield "duration"
        if row.kind != closed.kind:
            yield "kind"
        if (row.codecs, row.width, row.height) != (closed.codecs, closed.width, closed.height):
            yield "format"
        if not _is_same(unpack(self._log.segment_index(row.id)), unpack(closed.index)):
            yield "index"

    def _settle(self, row: Segment) -> None:
        closed = repair_segment(self._root, row.path)
        if closed is None:
            self._log.garbage_removed(self._log.condemn_segments([row.id], even_protected=True))
        else:
            self._log.segment_closed(closed)

    def _unknown(self, path: str) -> None:
        if self._in_use and self._is_growing(path):
            self._report.growing += 1
            return
        problem = StorageProblem("unknown", path, "the event log does not know it")
        if self._repair:
            closed = repair_segment(self._root, path)
            if closed is not None:
                self._log.adopt_segment(closed)
            problem = replace(problem, repaired=True)
        self._found(problem)

    def _is_growing(self, path: str) -> bool:
        try:
            return time.time() - (self._root / path).stat().st_mtime < _GROWING_S
        except FileNotFoundError:
            return True  # deleted meanwhile

    def _found(self, problem: StorageProblem) -> None:
        self._report.problems.append(problem)


def _is_same(noted: Sequence[IndexedFragment], found: Sequence[IndexedFragment]) -> bool:
    """Whether two indexes are of one file; whoever wrote it rounded its times otherwise than whoever reads them."""
    return len(noted) == len(found) and all(
        (one.offset, one.size, one.keyframe) == (other.offset, other.size, other.keyframe)
        and abs(one.start_us - other.start_us) <= _ROUNDED_US
        and abs(one.duration_us - other.duration_us) <= _ROUNDED_US
        for one, other in zip(noted, found, strict=True)
    )


def _is_locked(root: Path) -> bool:
    """Whether the service uses the storage."""
    try:
        file = os.open(root / LOCK, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False
