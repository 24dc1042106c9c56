"""Pieces of archive files as HLS segments on the timeline of a playlist, and the init segments that go with them.

Every archive file begins at zero; the address of a piece says when its file is to begin instead. The bytes of a piece
are those of the file but for the times in its headers; where tracks take turns, it also gets what one of them lacks.
"""

from __future__ import annotations

import os
import re
import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Self

from tawny.archive.segment import label_of, segment_path
from tawny.core.clock import SECOND_US
from tawny.core.errors import NotFoundError
from tawny.core.ids import is_user_id
from tawny.media.boxes import HEADER_BYTES, children
from tawny.media.init_info import InitInfo, init_info
from tawny.media.init_segment import VIDEO_TRACK
from tawny.media.ladder import LADDER
from tawny.media.packets import VIDEO_TIMESCALE, AudioParameters
from tawny.media.rebase import shift
from tawny.media.samples import track_runs
from tawny.media.silence import CODEC, init_with_sound, silence_name, silence_named, with_silence
from tawny.playback.parameter_sets import with_parameter_sets
from tawny.playback.trimming import trim

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


class Span(NamedTuple):
    """Bytes of a file, and when the file's first picture is to be shown, in ticks of the video.

    The pictures in them are to be shown from `begin` until `end`, 0 for their own times. With `sets`, they get their
    parameter sets along. `silence`: they have no sound and are to get silence like this one. `rendition`: they are made
    as small as that one (`tawny.playback.shrinking`); else it is empty.
    """

    offset: int
    size: int
    ticks: int
    begin: int = 0
    end: int = 0
    sets: bool = False
    silence: AudioParameters | None = None
    rendition: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """From the name of a piece, see `name`. Raises NotFoundError when there can be none of that name."""
        rendition, _, rest = text.partition("-")
        if rendition not in LADDER:
            rendition, rest = "", text
        numbers, _, silence = rest.partition("s")
        try:
            offset, size, ticks, *window = (int(number) for number in numbers.removesuffix("p").split("-"))
            begin, end = window or (0, 0)
            sound = silence_named(silence) if silence else None
            return cls(offset, size, ticks, begin, end, numbers.endswith("p"), sound, rendition)
        except ValueError:
            raise _no_piece() from None

    def check(self) -> None:
        """Raise NotFoundError when it is no piece that a playlist could have named."""
        if not 0 < self.size <= MAX_PIECE_BYTES or max(self.ticks, self.begin, self.end) >= _MAX_TICKS:
            raise _no_piece()
        if self.rendition and (self.sets or self.silence):  # small ones bring their own sets, and never have sound
            raise _no_piece()

    @property
    def name(self) -> str:
        """`<offset>-<size>-<ticks>`, and behind it what counts of: `-<begin>-<end>`, `p` for sets, `s<silence>`.

        In front of it, `<rendition>-`.
        """
        window = f"-{self.begin}-{self.end}" if self.begin or self.end else ""
        silence = f"s{silence_name(self.silence)}" if self.silence else ""
        rendition = f"{self.rendition}-" if self.rendition else ""
        return f"{rendition}{self.offset}-{self.size}-{self.ticks}{window}{'p' if self.sets else ''}{silence}"


def read_piece(root: Path, address: Address, span: Span) -> bytes:
    """The whole fragments that lie in `span`, moved in time. Blocks.

    Raises NotFoundError when there is no such file any more, or no fragments just there.
    """
    path = address.path(root)
    span.check()
    try:
        head = head_of(path)
        with path.open("rb", buffering=0) as file:
            if span.offset + span.size > os.fstat(file.fileno()).st_size:  # before there is memory for it
                raise _no_piece()
            data = bytearray(os.pread(file.fileno(), span.size, span.offset))
        if len(data) != span.size:
            raise _no_piece()
        _move(data, span.ticks - head.lead, head.info.audio_rate)
        return _changed(data, span, head)
    except (OSError, ValueError):
        raise _no_piece() from None


def read_init(root: Path, address: Address, *, silence: str = "") -> tuple[bytes, str]:
    """The init segment of a file and its codecs; with the name of a `silence` it has sound in any case. Blocks.

    Raises NotFoundError when there is no such file any more.
    """
    path = address.path(root)
    try:
        head = head_of(path)
        if not silence or head.info.audio_rate:
            return head.init, head.info.codecs
        return init_with_sound(head.init, silence_named(silence)), f"{head.info.codecs},{CODEC}"
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


def _changed(data: bytearray, span: Span, head: ReelHead) -> bytes:
    """What is wanted of fragments that are moved already. Raises ValueError when they are damaged."""
    if span.begin or span.end:
        trim(data, span.begin, span.end)
    piece = bytes(data)
    if span.sets:
        piece = with_parameter_sets(piece, head.init)
    if span.silence is not None and not head.info.audio_rate:
        piece = with_silence(piece, span.silence)
    return piece


def _no_piece() -> NotFoundError:
    return NotFoundError("there is no such piece of footage", "it may have expired; load the playlist again")


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
