"""Clips: a time range of one camera as a virtual MP4. An event's clip is nothing else."""

from __future__ import annotations

import logging
import os
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tawny.archive.index import IndexedFragment
from tawny.archive.segment import label_of
from tawny.core.clock import SECOND_US, iso
from tawny.core.errors import NotFoundError
from tawny.core.messages import SegmentOpened
from tawny.eventlog import EventLog
from tawny.media.boxes import HEADER_BYTES
from tawny.media.init_segment import AUDIO_TRACK, VIDEO_TRACK
from tawny.media.packets import VIDEO_TIMESCALE
from tawny.media.rebase import shift
from tawny.media.samples import track_runs
from tawny.playback.progressive import FragmentRuns, ProgressiveHeader
from tawny.playback.templates import TrackTemplate, read_templates
from tawny.playback.timeline_parts import Part, find_parts
from tawny.playback.virtual_file import Piece, VirtualFile

FALLBACKS = ("main", "sub", "idle")
"""Where footage is looked for when the wanted stream has none in the range."""

_USUAL_MOOF_BYTES = 4096
_MAX_HEAD_BYTES = 1 << 20
_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Clip:
    """A built clip. Times are wall times in microseconds, UTC; `start_us` is the keyframe that it begins with.

    `duration_us` is how long it plays, `gaps` how many holes in the recording were left out, `grows` says that more
    may follow.
    """

    file: VirtualFile
    camera: str
    stream: str
    start_us: int
    end_us: int
    duration_us: int
    gaps: int
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
) -> Clip:
    """The footage of [start_us, end_us) of `stream`, or of another one when that has none, as an MP4. Blocks.

    `growing` are the camera's segments that are being written. Nothing is transcoded: the clip begins with the keyframe
    at or before `start_us`, and gaps in the recording are left out. It ends where the camera's codec changes.
    Raises NotFoundError when nothing of the range is recorded.
    """
    for name in dict.fromkeys((stream, *FALLBACKS)):
        parts = find_parts(log, root, growing, camera=camera, stream=name, start_us=start_us, end_us=end_us)
        clip = _build(parts, camera, name, end_us) if parts else None
        if clip is not None:
            return clip
    raise NotFoundError(
        f"nothing of {camera} is recorded from {iso(start_us)} to {iso(end_us)}",
        "choose another range; it may have expired, or the camera was offline",
    )


def _build(parts: list[Part], camera: str, stream: str, end_us: int) -> Clip | None:
    header = ProgressiveHeader()
    pieces: list[Piece] = []
    for part in parts:
        try:
            _add_part(part, header, pieces)
        except _CodecChanged:
            break
        except (OSError, ValueError) as error:
            _LOGGER.warning("%s is left out of a clip from here on: %s", part.path.name, error)
    if not pieces:
        return None
    return Clip(
        file=VirtualFile(header.finish(sum(piece.size for piece in pieces)), pieces),
        camera=camera,
        stream=stream,
        start_us=header.start_us,
        end_us=header.end_us,
        duration_us=header.duration_us,
        gaps=header.gaps,
        grows=any(part.grows for part in parts) and header.end_us < end_us,
    )


class _CodecChanged(Exception):  # noqa: N818 - it tells where a clip ends
    """What follows cannot be in the same file."""


def _add_part(part: Part, header: ProgressiveHeader, pieces: list[Piece]) -> None:
    media_bytes = sum(piece.size for piece in pieces)
    file = os.open(part.path, os.O_RDONLY)
    try:
        file_bytes = os.fstat(file).st_size
        head = os.pread(file, min(part.head_bytes, _MAX_HEAD_BYTES), 0)
        templates = _templates(head)
        zero = _zero_in_run(file, part, head)
        audio_rate = templates[AUDIO_TRACK].timescale if AUDIO_TRACK in templates else 0
        for index in part.fragments:
            if index.offset + index.size > file_bytes:
                raise ValueError("the file is shorter than its index")
            moof = _read_moof(file, index)
            skip = len(moof) + HEADER_BYTES
            at = part.start_us + index.start_us
            fragment = FragmentRuns(
                run_id=part.run_id,
                runs=track_runs(shift(moof, zero, audio_rate)),
                base=media_bytes - skip,
                templates=templates,
                start_us=at,
                end_us=at + index.duration_us,
            )
            if not header.takes(fragment):
                raise _CodecChanged
            if header.add(fragment):
                pieces.append(Piece(part.path, index.offset + skip, index.size - skip))
                media_bytes += index.size - skip
    finally:
        os.close(file)


def _zero_in_run(file: int, part: Part, head: bytes) -> int:
    """Where the segment's timeline begins in that of its run, in ticks of the video."""
    label = label_of(head)
    if label is None:
        return 0
    first = IndexedFragment(part.head_bytes, 1 << 30, 0, 0, keyframe=True)
    runs = track_runs(_read_moof(file, first))
    start = next((run.samples[0].dts for run in runs if run.track == VIDEO_TRACK), 0)
    return max(0, round(label.media_us * VIDEO_TIMESCALE / SECOND_US) - start)


@lru_cache(maxsize=64)
def _templates(init: bytes) -> dict[int, TrackTemplate]:
    templates = read_templates(init)
    if VIDEO_TRACK not in templates:
        raise ValueError("its head has no video track")
    return templates


def _read_moof(file: int, index: IndexedFragment) -> bytes:
    data = os.pread(file, min(index.size, _USUAL_MOOF_BYTES), index.offset)
    size, kind = struct.unpack_from(">I4s", data) if len(data) >= HEADER_BYTES else (0, b"")
    if kind != b"moof" or not HEADER_BYTES <= size <= index.size - HEADER_BYTES:
        raise ValueError("a fragment is not where the index says")
    return data[:size] if size <= len(data) else os.pread(file, size, index.offset)
