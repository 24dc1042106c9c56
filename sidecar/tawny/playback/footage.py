"""Which footage shows a time range of a camera best, moment by moment: the wanted stream, else the next best one.

Everything that reads blocks (database, disk); call it from a thread.
"""

from __future__ import annotations

import logging
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import Path

from tawny.archive.index import pack
from tawny.archive.segment import scan
from tawny.core.messages import SegmentOpened
from tawny.eventlog import EventLog, Segment

STREAMS = ("main", "sub", "idle")
"""Where footage is looked for, best first."""

_LOGGER = logging.getLogger(__name__)
_COLUMNS = 5
_FLAGS_AT = 16
_IS_KEYFRAME = bytes(flags & 1 for flags in range(256))


@dataclass(frozen=True, slots=True)
class Reel:
    """A segment file with its fragment index as columns. `path` is relative to the storage directory.

    `starts` and `durations` are microseconds since `start_us`; `keys` are the numbers of the fragments that begin with
    a keyframe, `key_starts` when they do. `grows`: the file was still being written; `sound`: it has some.
    """

    path: str
    stream: str
    run_id: str
    start_us: int
    grows: bool
    sound: bool
    offsets: Sequence[int]
    sizes: Sequence[int]
    starts: Sequence[int]
    durations: Sequence[int]
    keys: Sequence[int]
    key_starts: Sequence[int]

    @property
    def end_us(self) -> int:
        """Wall time at which the last fragment ends."""
        return self.start_us + self.starts[-1] + self.durations[-1]


@dataclass(frozen=True, slots=True)
class Cut:
    """The fragments [first, end) of a reel. The first begins with a keyframe.

    Of these, [start_us, end_us) is to be shown (wall time): what lies before it is only there to be decoded, and what
    lies behind it is shown better by other footage; or, if it is `unsettled`, may still be.
    """

    reel: Reel
    first: int
    end: int
    start_us: int
    end_us: int
    unsettled: bool = False

    @property
    def first_us(self) -> int:
        """Wall time of the first picture."""
        return self.reel.start_us + self.reel.starts[self.first]

    @property
    def last_us(self) -> int:
        """Wall time at which the last picture ends."""
        return self.reel.start_us + self.reel.starts[self.end - 1] + self.reel.durations[self.end - 1]

    @property
    def grows(self) -> bool:
        """Whether more may follow in the same file."""
        return self.unsettled or (self.reel.grows and self.end == len(self.reel.starts))


def load_reels(
    log: EventLog,
    root: Path,
    growing: Iterable[SegmentOpened],
    *,
    camera: str,
    start_us: int,
    end_us: int,
    with_copies: bool = False,
) -> dict[str, list[Reel]]:
    """All footage of the camera that overlaps [start_us, end_us), by stream and start; `with_copies` in the bucket.

    `growing` are the segments that are being written; it must have been asked for *before* this call, so that one that
    is completed meanwhile is found in the log.
    """
    found: dict[str, list[Reel]] = {}
    known = set()
    for segment, packed in log.footage(camera, start_us, end_us, with_copies=with_copies):
        known.add(segment.path)
        reel = _reel(segment, packed)
        if reel is not None:
            found.setdefault(segment.stream, []).append(reel)
    for opened in growing:
        if opened.start_us < end_us and opened.path not in known:
            reel = _growing(root, opened)
            if reel is not None and reel.end_us > start_us:
                found.setdefault(opened.stream, []).append(reel)
    for reels in found.values():
        reels.sort(key=lambda reel: reel.start_us)
    return found


def best_cuts(
    reels: dict[str, list[Reel]],
    order: Iterable[str],
    *,
    start_us: int,
    end_us: int,
    least_us: int,
    settled_us: int | None = None,
) -> list[Cut]:
    """What to show of [start_us, end_us), by time; each cut begins at the keyframe at or before the moment it is for.

    What is shown of them does not overlap. The first one is shown from its keyframe on, and what reaches beyond
    `end_us` to its end. A stream fills what those before it in `order` leave free, if that is at least `least_us` long.
    All but the first are used until `settled_us` at most: better footage of what is newer may still come.
    """
    free = [(start_us, end_us)]
    found: list[Cut] = []
    for rank, stream in enumerate(dict.fromkeys(order)):
        if rank:
            free = [(a, b if settled_us is None else min(b, settled_us)) for a, b in free]
            free = [(a, b) for a, b in free if b - a >= least_us]
        if stream in reels and free:
            free = _fill(reels[stream], free, found)
    found.sort(key=lambda cut: cut.start_us)
    found[:1] = [replace(cut, start_us=cut.first_us) for cut in found[:1]]
    found[-1:] = [replace(cut, end_us=cut.last_us) if cut.end_us == end_us else cut for cut in found[-1:]]
    return [replace(cut, unsettled=cut.end_us == settled_us and cut.reel.end_us > settled_us) for cut in found]


def _fill(reels: Sequence[Reel], free: Sequence[tuple[int, int]], found: list[Cut]) -> list[tuple[int, int]]:
    """Add what `reels` have of the times `free` to `found`; what stays free."""
    left: list[tuple[int, int]] = []
    first = 0
    for begin, end in free:
        while first < len(reels) and reels[first].end_us <= begin:
            first += 1
        at = begin
        for reel in reels[first:]:
            if reel.start_us >= end:
                break
            cut = _cut(reel, max(at, reel.start_us), min(end, reel.end_us))
            if cut is None:
                continue
            if cut.start_us > at:
                left.append((at, cut.start_us))
            found.append(cut)
            at = max(at, cut.end_us)
        if at < end:
            left.append((at, end))
    return left


def _cut(reel: Reel, begin_us: int, end_us: int) -> Cut | None:
    if begin_us >= end_us or not reel.keys:
        return None
    before = bisect_right(reel.key_starts, begin_us - reel.start_us) - 1
    first = reel.keys[max(0, before)]
    end = bisect_left(reel.starts, end_us - reel.start_us)
    if end <= first:
        return None
    start_us = max(begin_us, reel.start_us + reel.starts[first])
    return Cut(reel, first, end, start_us, min(end_us, reel.start_us + reel.starts[end - 1] + reel.durations[end - 1]))


def _growing(root: Path, segment: SegmentOpened) -> Reel | None:
    try:
        found = scan(root / segment.path)
    except OSError:
        return None
    if not found.index:
        return None
    run_id = found.label.run_id if found.label else segment.path
    sound = b"mp4a" in found.init
    columns = _columns(pack(found.index))
    return Reel(segment.path, segment.stream, run_id, segment.start_us, grows=True, sound=sound, **columns)


def _reel(segment: Segment, packed: bytes) -> Reel | None:
    if not packed or len(packed) % (_COLUMNS * 4):
        _LOGGER.warning("%s has no usable index and is left out", segment.path)
        return None
    sound = "mp4a" in segment.codecs
    columns = _columns(packed)
    return Reel(segment.path, segment.stream, segment.run_id, segment.start_us, grows=False, sound=sound, **columns)


def _columns(packed: bytes) -> dict[str, Sequence[int]]:
    rows = array("I", packed)
    if sys.byteorder == "big":
        rows.byteswap()
    starts = rows[2::_COLUMNS]
    # A day has half a million fragments: their flags' first bytes are looked at without a step of Python for each.
    keys = list(compress(range(len(starts)), packed[_FLAGS_AT :: _COLUMNS * 4].translate(_IS_KEYFRAME)))
    return {
        "offsets": rows[0::_COLUMNS],
        "sizes": rows[1::_COLUMNS],
        "starts": starts,
        "durations": rows[3::_COLUMNS],
        "keys": keys,
        "key_starts": [starts[number] for number in keys],
    }


def chunks(cut: Cut, target_us: int) -> Iterator[tuple[int, int]]:
    """The cut in pieces [first, end) that begin with keyframes and last at least `target_us`, but for the last one.

    The last piece of a cut that grows is left out: it is not known yet where it ends.
    """
    reel, first = cut.reel, cut.first
    due = reel.starts[first] + target_us
    for number in reel.keys[bisect_right(reel.keys, first) :]:
        if number >= cut.end:
            break
        if reel.starts[number] >= due:
            yield first, number
            first = number
            due = reel.starts[first] + target_us
    if not cut.grows:
        yield first, cut.end
