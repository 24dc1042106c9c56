"""Looking into fragments: when they are, and where each sample lies. The inverse of the fragmenter.

Used to repair a segment that was cut off, to read one that still grows, and to rewrap fragments for playback.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tawny.media.boxes import HEADER_BYTES, children, walk_file
from tawny.media.init_segment import VIDEO_TRACK
from tawny.media.packets import VIDEO_TIMESCALE

_TRUN_FLAGS = 0x000400
_IS_DELTA = 0x00010000


@dataclass(frozen=True, slots=True)
class Sample:
    """One coded picture or audio frame. `offset` counts from the start of the moof; times in ticks of the track."""

    dts: int
    duration: int
    composition: int
    offset: int
    size: int
    keyframe: bool


@dataclass(frozen=True, slots=True)
class TrackRun:
    """The samples that one fragment holds of one track."""

    track: int
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class FragmentSpan:
    """A whole fragment in a file: its bytes, and its time in microseconds since the start of the run."""

    offset: int
    size: int
    media_us: int
    duration_us: int
    keyframe: bool


def track_runs(moof: bytes) -> list[TrackRun]:
    """The samples of every track in `moof`, as the fragmenter wrote them.

    Raises ValueError when it is damaged.
    """
    try:
        return [
            _track_run(moof, span.offset + HEADER_BYTES, span.end)
            for span in children(moof, HEADER_BYTES)
            if span.kind == b"traf"
        ]
    except (struct.error, StopIteration, KeyError) as error:
        raise ValueError("the fragment's header is damaged") from error


def _track_run(moof: bytes, start: int, end: int) -> TrackRun:
    spans = {span.kind: span for span in children(moof, start, end)}
    (track,) = struct.unpack_from(">I", moof, spans[b"tfhd"].offset + 12)
    (dts,) = struct.unpack_from(">Q", moof, spans[b"tfdt"].offset + 12)
    run = spans[b"trun"]
    return TrackRun(track, tuple(_samples(moof, run.offset + HEADER_BYTES, run.end, dts)))


def _samples(moof: bytes, at: int, end: int, dts: int) -> Iterator[Sample]:
    flags, count, offset = struct.unpack_from(">IIi", moof, at)
    at += 12
    has_flags = bool(flags & _TRUN_FLAGS)
    row = struct.Struct(">IIII" if has_flags else ">II")
    if at + count * row.size > end:
        raise ValueError("the fragment's header is damaged")
    for fields in row.iter_unpack(moof[at : at + count * row.size]):
        duration, size = fields[0], fields[1]
        keyframe = not has_flags or not fields[2] & _IS_DELTA
        yield Sample(dts, duration, fields[3] if has_flags else 0, offset, size, keyframe)
        dts += duration
        offset += size


def fragments(file: BinaryIO, start: int = 0) -> Iterator[FragmentSpan]:
    """The whole fragments of an open file from `start`; what is cut off or damaged at the end is left out."""
    moof = None
    for span in walk_file(file, start):
        if span.kind == b"moof":
            moof = span
        elif span.kind == b"mdat" and moof is not None:
            file.seek(moof.offset)
            found = _fragment_span(file.read(moof.size), moof.offset, span.end - moof.offset)
            if found is None:
                return
            yield found
            moof = None


def _fragment_span(moof: bytes, offset: int, size: int) -> FragmentSpan | None:
    try:
        runs = track_runs(moof)
    except ValueError:
        return None
    video = next((run.samples for run in runs if run.track == VIDEO_TRACK), ())
    if not video:
        return None
    ticks = video[-1].dts + video[-1].duration - video[0].dts
    return FragmentSpan(
        offset=offset,
        size=size,
        media_us=video[0].dts * 1_000_000 // VIDEO_TIMESCALE,
        duration_us=ticks * 1_000_000 // VIDEO_TIMESCALE,
        keyframe=video[0].keyframe,
    )
