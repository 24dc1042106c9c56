"""Clips: a time range of one camera as a virtual MP4. An event's clip is nothing else.

Where the best stream has a hole, the next best one fills it, with a sample description of its own; the picture then
changes its size. All of it has to be of one codec: what is of another one than the best footage is left out.
"""

from __future__ import annotations

import logging
import os
import struct
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tawny.core.clock import SECOND_US, iso
from tawny.core.errors import NotFoundError
from tawny.core.messages import SegmentOpened
from tawny.eventlog import EventLog
from tawny.media.boxes import HEADER_BYTES
from tawny.media.init_segment import VIDEO_TRACK
from tawny.media.sample_runs import sample_runs
from tawny.playback.away import Away, check_size, head_place, place
from tawny.playback.footage import STREAMS, Cut, best_cuts, load_reels
from tawny.playback.parameter_sets import parameter_sets, runs_behind
from tawny.playback.pieces import head_of
from tawny.playback.progressive import FragmentRuns, ProgressiveHeader
from tawny.playback.templates import TrackTemplate, read_templates
from tawny.playback.virtual_file import Piece, VirtualFile

LEAST_HOLE_US = 2 * SECOND_US
"""A hole in the best stream that is shorter stays one: a change of picture and back would disturb more."""

_USUAL_MOOF_BYTES = 4096
_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Clip:
    """A built clip. Times are wall times in microseconds, UTC; `start_us` is the keyframe that it begins with.

    `stream` is the best one that it shows. `duration_us` is how long it plays, `gaps` how many holes in the recording
    were left out, `lost` how many files were gone or damaged, `grows` says that more may follow.
    """

    file: VirtualFile
    camera: str
    stream: str
    start_us: int
    end_us: int
    duration_us: int
    gaps: int
    lost: int
    grows: bool


def build_clip(
    log: EventLog,
    root: Path,
    growing: Sequence[SegmentOpened],
    *,
    camera: str,
    start_us: int,
    end_us: int,
    stream: str = "main",
    whole: bool = False,
    away: Away | None = None,
) -> Clip:
    """The footage of [start_us, end_us) of `stream`, and of others where that has none, as an MP4. Blocks.

    `whole` says that all of it will be read at once: then the disk may begin while the header is still being made.

    `growing` are the camera's segments that are being written, `away` has footage that is not on the disk any more.
    Nothing is transcoded: the clip begins with the keyframe
    at or before `start_us`, and gaps in the recording are left out.
    Raises NotFoundError when nothing of the range is recorded.
    """
    order = tuple(dict.fromkeys((stream, *STREAMS)))
    reels = load_reels(
        log, root, growing, camera=camera, start_us=start_us, end_us=end_us, with_copies=away is not None
    )
    cuts = best_cuts(reels, order, start_us=start_us, end_us=end_us, least_us=LEAST_HOLE_US)
    check_size(root, cuts, away)
    builder = _Builder(root, away, whole=whole)
    builder.look_at(sorted(cuts, key=lambda cut: order.index(cut.reel.stream)))
    for cut in cuts:
        builder.add(cut)
    if not builder.pieces:
        raise NotFoundError(
            f"nothing of {camera} is recorded from {iso(start_us)} to {iso(end_us)}",
            "choose another range; it may have expired, or the camera was offline",
        )
    header = builder.header
    return Clip(
        file=VirtualFile(header.finish(builder.media_bytes), builder.pieces),
        camera=camera,
        stream=min(builder.streams, key=order.index),
        start_us=header.start_us,
        end_us=header.end_us,
        duration_us=header.duration_us,
        gaps=header.gaps,
        lost=builder.lost,
        # Where a file that is being written ends too soon, another stream may have filled in for the moment.
        grows=any(cut.grows and cut.end_us < end_us for cut in cuts),
    )


class _Builder:
    """Collects the header and the pieces of a clip."""

    def __init__(self, root: Path, away: Away | None, *, whole: bool) -> None:
        self.header = ProgressiveHeader()
        self.pieces: list[Piece] = []
        self.streams: set[str] = set()
        self.media_bytes = 0
        self.lost = 0
        self.format = b""
        self.changes = False
        """Pictures are described in more than one way: each keyframe gets its parameter sets along."""
        self._root = root
        self._away = away
        self._whole = whole

    def look_at(self, cuts: Sequence[Cut]) -> None:
        """Learn what there is: the first of `cuts` that can be read has the codec."""
        entries = set()
        for cut in cuts:
            with suppress(OSError, ValueError, NotFoundError):
                template = _templates(head_of(head_place(self._root, cut, self._away)).init)[VIDEO_TRACK]
                self.format = self.format or template.format
                if template.format == self.format:
                    entries.add(template.entry)
        self.changes = len(entries) > 1

    def add(self, cut: Cut) -> None:
        """Add the fragments of a cut, as far as they can be read."""
        try:
            self._add(place(self._root, cut, self._away), cut)
        except (OSError, ValueError, NotFoundError) as error:
            self.lost += 1
            _LOGGER.warning("%s is left out of a clip from here on: %s", Path(cut.reel.path).name, error)

    def _add(self, path: Path, cut: Cut) -> None:
        reel = cut.reel
        head = head_of(path)
        templates = _templates(head.init)
        if templates[VIDEO_TRACK].format != self.format:
            return
        sets = parameter_sets(head.init) if self.changes else b""
        file = os.open(path, os.O_RDONLY)
        try:
            file_bytes = os.fstat(file).st_size
            if self._whole:
                _read_ahead(file, reel.offsets[cut.first], reel.offsets[cut.end - 1] + reel.sizes[cut.end - 1])
            for number in range(cut.first, cut.end):
                offset, size = reel.offsets[number], reel.sizes[number]
                if offset + size > file_bytes:
                    raise ValueError("the file is shorter than its index")
                moof = _read_moof(file, offset, size)
                skip = len(moof) + HEADER_BYTES
                at = reel.start_us + reel.starts[number]
                runs = sample_runs(moof)
                added = sets if runs[0].offset == skip and 0 in runs[0].keys else b""
                fragment = FragmentRuns(
                    run_id=reel.run_id,
                    runs=runs_behind(runs, len(added)) if added else runs,
                    zero=head.zero,
                    base=self.media_bytes - skip,
                    templates=templates,
                    start_us=at,
                    end_us=at + reel.durations[number],
                    shown_us=(cut.start_us, cut.end_us),
                )
                if self.header.add(fragment):
                    if added:
                        self.pieces.append(Piece(path, 0, len(added), added))
                    self.pieces.append(Piece(path, offset + skip, size - skip))
                    self.media_bytes += len(added) + size - skip
                    self.streams.add(reel.stream)
        finally:
            os.close(file)


@lru_cache(maxsize=64)
def _templates(init: bytes) -> dict[int, TrackTemplate]:
    templates = read_templates(init)
    if VIDEO_TRACK not in templates:
        raise ValueError("its head has no video track")
    return templates


def _read_ahead(file: int, begin: int, end: int) -> None:
    """Have the system read what will be wanted soon, where it can."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file, begin, end - begin, os.POSIX_FADV_WILLNEED)


def _read_moof(file: int, offset: int, size: int) -> bytes:
    data = os.pread(file, min(size, _USUAL_MOOF_BYTES), offset)
    moof_bytes, kind = struct.unpack_from(">I4s", data) if len(data) >= HEADER_BYTES else (0, b"")
    if kind != b"moof" or not HEADER_BYTES <= moof_bytes <= size - HEADER_BYTES:
        raise ValueError("a fragment is not where the index says")
    return data[:moof_bytes] if moof_bytes <= len(data) else os.pread(file, moof_bytes, offset)
