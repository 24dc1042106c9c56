"""The pictures of recorded footage, decoded for who looks at them again.

Takes a core and imports a decoder: for a process of its own, never for the service's.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from av.video.frame import VideoFrame

from tawny.core.clock import SECOND_US
from tawny.media.boxes import HEADER_BYTES
from tawny.media.decode import Decoder, Picture
from tawny.media.init_info import init_parameters
from tawny.media.packets import VIDEO_TIMESCALE
from tawny.media.sample_runs import sample_runs, video_of
from tawny.playback.pieces import head_of
from tawny.playback.strips import Strip

_HEADER = struct.Struct(">I4s")
_BUFFER_BYTES = 1 << 18


@dataclass(frozen=True, slots=True)
class StripPicture:
    """A picture that was taken at the wall time `at_us`; `read` is how many bytes of its strip it took to get to it."""

    frame: VideoFrame
    at_us: int
    read: int


def picture_size(root: Path, strip: Strip) -> tuple[int, int]:
    """Width and height of its pictures. Raises OSError, or ValueError when the file is damaged."""
    info = head_of(root / strip.path).info
    return info.width, info.height


def pictures(root: Path, strip: Strip) -> Iterator[StripPicture]:
    """The pictures from `strip.begin_us` to `strip.end_us`. Those that are damaged are left out.

    Raises OSError when the file is gone or can't be read, ValueError when it is not what the strip says.
    """
    path = root / strip.path
    decoder = Decoder(init_parameters(head_of(path).init), fast=True)
    zero: int | None = None
    read = 0

    def placed(decoded: Iterable[Picture]) -> Iterator[StripPicture]:
        for picture in decoded:
            at_us = strip.at_us + (picture.pts - (zero or 0)) * SECOND_US // VIDEO_TIMESCALE
            if strip.begin_us <= at_us < strip.end_us:
                yield StripPicture(picture.frame, at_us, read)

    with path.open("rb", buffering=_BUFFER_BYTES) as file:
        file.seek(strip.offset)
        while read < strip.size:
            moof, mdat = _box(file, b"moof", strip.size - read), _box(file, b"mdat", strip.size - read)
            read += len(moof) + len(mdat)
            for data, pts in _samples(moof, mdat):
                zero = pts if zero is None else zero
                yield from placed(decoder.decode(data, pts))
    yield from placed(decoder.flush())


def _samples(moof: bytes, mdat: bytes) -> Iterator[tuple[bytes, int]]:
    """Each coded picture of a fragment, with its pts in ticks."""
    run = video_of(sample_runs(moof))
    if run is None:
        return
    at, dts = run.offset - len(moof), run.dts
    for number, size in enumerate(run.sizes):
        late = 0 if run.compositions is None else run.compositions[number]
        yield mdat[at : at + size], dts + late
        at += size
        dts += run.durations[number]


def _box(file: BinaryIO, kind: bytes, most: int) -> bytes:
    """The next box, which has to be of a kind. Raises ValueError when it is not, or not whole."""
    header = file.read(HEADER_BYTES)
    size, found = _HEADER.unpack(header) if len(header) == HEADER_BYTES else (0, b"")
    if found != kind or not HEADER_BYTES <= size <= most:
        raise ValueError("a fragment is not where the index says")
    content = file.read(size - HEADER_BYTES)
    if len(content) != size - HEADER_BYTES:
        raise ValueError("the file is shorter than its index")
    return header + content
