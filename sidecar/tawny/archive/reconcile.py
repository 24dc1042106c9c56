"""Bringing event log and files to agree, on every start.

Looks only at names, so that half a million segments take seconds: what is garbage is unlinked, files that the log does
not know are repaired and indexed, and rows whose files are gone go. Nothing that can be played is deleted.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import batched, groupby
from pathlib import Path

from tawny.archive.adopting import adopt_events
from tawny.archive.repair import repair_segment
from tawny.archive.retention import collect_garbage
from tawny.archive.segment import MEDIA
from tawny.core.clock import Clock, SystemClock
from tawny.core.errors import StorageError
from tawny.core.messages import SegmentClosed
from tawny.eventlog import EventLog

__all__ = ["Difference", "Reconciled", "prune_folders", "reconcile", "repair_segment"]

SUFFIX = ".mp4"
_AT_ONCE = 200
_LOGGER = logging.getLogger(__name__)


@dataclass(slots=True)
class Reconciled:
    """What was done. `set_aside` counts files that held nothing playable: removed if empty, else in `lost+found`."""

    events: int = 0
    segments: int = 0
    garbage: int = 0
    adopted: int = 0
    set_aside: int = 0
    forgotten: int = 0
    failed: list[str] = field(default_factory=list)


def reconcile(log: EventLog, root: Path, clock: Clock | None = None, *, until_s: float | None = None) -> Reconciled:
    """Make the log say what is there. Only while nothing else uses the storage (`DataLock`), before cameras start.

    Where the log could not be reached at that time, later, with the time of the start as `until_s`: files that were
    written to since then are left to those who write them.

    Blocks. A file that can't be repaired is logged, counted and left for the next start. Raises StorageError when the
    log can't be written.
    """
    events = adopt_events(log, root)  # before what nobody knows is garbage
    done = Reconciled(events=events, garbage=collect_garbage(log, root, clock or SystemClock()))
    difference = Difference(log, root)
    orphans = (path for path in difference.orphans() if until_s is None or _written_before(root / path, until_s))
    for paths in batched(orphans, _AT_ONCE, strict=False):
        _adopt(log, root, paths, done)
    done.segments = difference.agreed + done.adopted
    _forget(log, root, difference.missing, done)
    prune_folders(root)
    return done


class Difference:
    """Compares rows with files. `orphans` has to be used up before the others are right."""

    def __init__(self, log: EventLog, root: Path) -> None:
        self.agreed = 0
        self.missing: list[str] = []
        """Paths of rows without a file."""
        self._log = log
        self._root = root

    def orphans(self) -> Iterator[str]:
        """Paths of files without a row."""
        seen = set()
        # All rows of one folder follow each other, because their paths are sorted.
        for folder, paths in groupby(self._log.segment_paths(), key=lambda path: path.rpartition("/")[0]):
            seen.add(folder)
            rows = set(paths)
            files = {f"{folder}/{name}" for name in _names(self._root / folder)}
            self.agreed += len(rows & files)
            self.missing += sorted(rows - files)
            yield from sorted(files - rows)
        for folder in _folders(self._root, 3):
            if folder not in seen:
                yield from sorted(f"{folder}/{name}" for name in _names(self._root / folder))


def prune_folders(root: Path) -> None:
    """Remove folders under `media` that are empty."""
    for depth in (3, 2, 1):
        for folder in _folders(root, depth):
            with suppress(OSError):  # mostly: it is not empty
                (root / folder).rmdir()


def _written_before(path: Path, until_s: float) -> bool:
    try:
        return path.stat().st_mtime < until_s
    except OSError:
        return False


def _adopt(log: EventLog, root: Path, paths: Iterable[str], done: Reconciled) -> None:
    found: list[SegmentClosed] = []
    for path in paths:
        try:
            closed = repair_segment(root, path)
        except StorageError as error:
            _LOGGER.warning("%s", error)
            done.failed.append(path)
            continue
        if closed is None:
            done.set_aside += 1
        else:
            found.append(closed)
    log.adopt_segments(found)
    done.adopted += len(found)
    for closed in found:
        _LOGGER.info("%s was not in the event log; %.1f s are indexed", closed.path, closed.duration_us / 1e6)


def _forget(log: EventLog, root: Path, missing: list[str], done: Reconciled) -> None:
    for paths in batched(missing, _AT_ONCE, strict=False):
        rows = log.segments_by_path(paths)
        log.garbage_removed(log.condemn_segments([row.id for row in rows.values()], even_protected=True))
    done.forgotten = len(missing)
    if missing:
        examples = ", ".join(missing[:3]) + (", …" if len(missing) > 3 else "")
        message = f"{len(missing)} recorded files are gone from {root}: {examples}"
        _LOGGER.warning("%s", message)
        log.add_system_event("recordings_gone", None, message, data={"count": len(missing), "paths": missing[:100]})


def _folders(root: Path, depth: int) -> Iterator[str]:
    """The folders so deep under `media`: 3 is a day's, `media/camera/stream/date`."""
    level = [MEDIA]
    for _ in range(depth):
        level = [f"{folder}/{name}" for folder in level for name in _names(root / folder, folders=True)]
    yield from level


def _names(folder: Path, *, folders: bool = False) -> list[str]:
    """The names of what can be a segment in `folder`, or of its folders."""
    try:
        with os.scandir(folder) as entries:
            found = [e.name for e in entries if (e.is_dir() if folders else e.name.endswith(SUFFIX) and not e.is_dir())]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(found)
