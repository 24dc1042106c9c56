"""Pieces of archive files as HLS segments on the timeline of a playlist, and the init segments that go with them.

Every archive file begins at zero; the address of a piece says when its file is to begin instead. The bytes of a piece
are those of the file but for the time in each fragment's header, so that its length is known beforehand and nothing is
parsed but the headers.
"""

from __future__ import annotations

import os
import re
import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from tawny.archive.segment import label_of, segment_path
from tawny.core.clock import SECOND_US
from tawny.core.errors import NotFoundError
from tawny.core.ids import is_user_id
from tawny.media.boxes import HEADER_BYTES, children
from tawny.media.init_info import InitInfo, init_info
from tawny.media.init_segment import VIDEO_TRACK
from tawny.media.packets import VIDEO_TIMESCALE
from tawny.media.rebase import shift
from tawny.media.samples import track_runs

MAX_PIECE_BYTES = 128 << 20
"""More than a GOP of any camera."""

_PATH = re.compile(r"media/[^/]+/([^/]+)/(\d{4}-\d\d-\d\d)/(\d\d-\d\d-\d\d)\.(\d{3})\.mp4", re.ASCII)
_HEAD_BYTES = 8192
_MAX_HEAD_BYTES = 1 << 20
_MAX_MOMENT_MS = 1 << 47
_MAX_TICKS = 1 << 47
_HEADER = struct.Struct(">I4s")


@dataclass(frozen=True, slots=True)
class Address:
    """An archive file as playlists name it: by its camera, its stream, and the time in its name."""

    camera: str
    stream: str
    moment_ms: int

    def path(self, root: Path) -> Path:
        """Where it is, or was. Raises NotFoundError for what can't be one, also anything that leads elsewhere."""
        if not (is_user_id(self.camera) and is_user_id(self.stream)) or self.moment_ms >= _MAX_MOMENT_MS:
            raise NotFoundError("there is no such footage", "load the playlist again")
        return root / segment_path(self.camera, self.stream, self.moment_ms * 1000)


@dataclass(frozen=True, slots=True)
class ReelHead:
    """What comes before a file's fragments: its init segment.

    Ticks of the video: `lead` is the time of the first picture in the file (sound may begin before it), `zero` where
    the file's timeline begins in that of its run.
    """

    init: bytes
    info: InitInfo
    lead: int
    zero: int


def address_of(path: str) -> str:
    """The address of an archive file, `<stream>/<milliseconds since the epoch>`, from its path.

    Raises ValueError when it is no path of the archive.
    """
    match = _PATH.fullmatch(path)
    if match is None:
        raise ValueError(f"{path} is no path of the archive")
    stream, date, time, milliseconds = match.groups()
    return f"{stream}/{_day_s(date) + _seconds(time)}{milliseconds}"


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes of a file, and when its first picture is to be shown, in ticks of the video."""

    offset: int
    size: int
    ticks: int


def read_piece(root: Path, address: Address, span: Span) -> bytes:
    """The whole fragments that lie in `span`, moved in time. Blocks.

    Raises NotFoundError when there is no such file any more, or no fragments just there.
    """
    path = address.path(root)
    missing = NotFoundError("there is no such piece of footage", "it may have expired; load the playlist again")
    if not 0 < span.size <= MAX_PIECE_BYTES or span.ticks >= _MAX_TICKS:
        raise missing
    try:
        head = head_of(path)
        with path.open("rb", buffering=0) as file:
            data = bytearray(os.pread(file.fileno(), span.size, span.offset))
        if len(data) != span.size:
            raise missing
        _move(data, span.ticks - head.lead, head.info.audio_rate)
    except (OSError, ValueError):
        raise missing from None
    return bytes(data)


def read_init(root: Path, address: Address) -> ReelHead:
    """The init segment of a file. Blocks; raises NotFoundError when there is no such file any more."""
    path = address.path(root)
    try:
        return head_of(path)
    except (OSError, ValueError):
        raise NotFoundError("there is no such footage", "it may have expired; load the playlist again") from None


def head_of(path: Path) -> ReelHead:
    """What comes before the fragments of an archive file. Raises OSError, or ValueError when it is damaged."""
    return _head(path, path.stat().st_ino)


@lru_cache(maxsize=512)
def _head(path: Path, _inode: int) -> ReelHead:
    with path.open("rb", buffering=0) as file:
        data = os.pread(file.fileno(), _HEAD_BYTES, 0)
        at, init_bytes = 0, 0
        while at + HEADER_BYTES <= _MAX_HEAD_BYTES:
            size, kind = _HEADER.unpack_from(data, at) if at + HEADER_BYTES <= len(data) else (0, b"")
            if size < HEADER_BYTES:
                raise ValueError("the file has no fragment")
            if len(data) < at + size + HEADER_BYTES:
                data = os.pread(file.fileno(), at + size + _HEAD_BYTES, 0)
            if kind == b"moof":
                break
            at += size
            if kind != b"uuid":
                init_bytes = at
    init = data[:init_bytes]
    label = label_of(data[:at])
    runs = track_runs(data[at : at + _HEADER.unpack_from(data, at)[0]])
    lead = next((run.samples[0].dts for run in runs if run.track == VIDEO_TRACK), 0)
    zero = 0 if label is None else max(0, round(label.media_us * VIDEO_TIMESCALE / SECOND_US) - lead)
    return ReelHead(init, init_info(init), lead, zero)


def _move(data: bytearray, ticks: int, audio_rate: int) -> None:
    """Move all fragments in `data`. Raises ValueError when there is anything else in it."""
    end = 0
    for span in children(memoryview(data)):
        if span.kind == b"moof":
            moof = bytes(data[span.offset : span.end])
            data[span.offset : span.end] = shift(moof, ticks, audio_rate)
        elif span.kind != b"mdat":
            raise ValueError("this is no fragment")
        end = span.end
    if end != len(data) or data[4:8] != b"moof":
        raise ValueError("these are no whole fragments")


@lru_cache(maxsize=64)
def _day_s(date: str) -> int:
    return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp())


def _seconds(time: str) -> int:
    return int(time[:2]) * 3600 + int(time[3:5]) * 60 + int(time[6:8])
