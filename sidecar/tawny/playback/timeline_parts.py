"""Which recorded fragments make up a time range of one stream: finished segments from the event log, and growing ones.

Everything here blocks (database, disk); call it from a thread.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tawny.archive.index import IndexedFragment, unpack
from tawny.archive.segment import scan
from tawny.core.errors import NotFoundError
from tawny.core.messages import SegmentOpened
from tawny.eventlog import EventLog, Segment

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Part:
    """Fragments of one segment file that lie one behind the other.

    `start_us` is the wall time of the segment, from which the fragments' own times count; `head_bytes` is where the
    file's first fragment begins; `grows` says that the file was still being written.
    """

    path: Path
    head_bytes: int
    start_us: int
    run_id: str
    grows: bool
    fragments: tuple[IndexedFragment, ...]


def find_parts(
    log: EventLog,
    root: Path,
    growing: Iterable[SegmentOpened],
    *,
    camera: str,
    stream: str,
    start_us: int,
    end_us: int,
) -> list[Part]:
    """The parts that overlap [start_us, end_us), by time; the first begins at the keyframe at or before `start_us`.

    `growing` are the segments that are being written; it must have been asked for *before* this call, so that one that
    is completed meanwhile is found in the log. A segment whose file or index is gone is left out.
    """
    finished = log.segments(camera, stream, start_us, end_us)
    known = {segment.path for segment in finished}
    parts = [_finished(log, root, segment) for segment in finished]
    parts += [
        _growing(root, segment)
        for segment in growing
        if segment.stream == stream and segment.start_us < end_us and segment.path not in known
    ]
    found = [cut for part in parts if part is not None for cut in _cut(part, start_us, end_us)]
    return sorted(found, key=lambda part: part.start_us + part.fragments[0].start_us)


def _finished(log: EventLog, root: Path, segment: Segment) -> Part | None:
    path = root / segment.path
    try:
        index = tuple(unpack(log.segment_index(segment.id)))
    except (NotFoundError, ValueError):
        return None
    if not index or not path.is_file():
        _LOGGER.warning("%s is missing or empty and is left out", segment.path)
        return None
    return Part(path, index[0].offset, segment.start_us, segment.run_id, grows=False, fragments=index)


def _growing(root: Path, segment: SegmentOpened) -> Part | None:
    path = root / segment.path
    try:
        found = scan(path)
    except OSError:
        return None
    if not found.index:
        return None
    run_id = found.label.run_id if found.label else segment.path
    return Part(path, found.index[0].offset, segment.start_us, run_id, grows=True, fragments=found.index)


def _cut(part: Part, start_us: int, end_us: int) -> list[Part]:
    """The part of `part` that is wanted, as a list of one, or none."""
    first = 0
    for number, fragment in enumerate(part.fragments):
        if fragment.keyframe and part.start_us + fragment.start_us <= start_us:
            first = number
    kept = [fragment for fragment in part.fragments[first:] if part.start_us + fragment.start_us < end_us]
    if not kept or part.start_us + kept[-1].start_us + kept[-1].duration_us <= start_us:
        return []
    return [Part(part.path, part.head_bytes, part.start_us, part.run_id, part.grows, tuple(kept))]
