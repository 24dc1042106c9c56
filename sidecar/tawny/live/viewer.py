"""What one viewer of a stream is sent for MediaSource: init segments, and fragments from the newest keyframe on.

A viewer that takes less than the camera gives is moved on to the newest keyframe and told what it missed: what it sees
is never old, and it costs nobody anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tawny.core.clock import SECOND_US
from tawny.live.stream import LiveStream
from tawny.media.init_info import init_info
from tawny.media.spool import SpoolRecord
from tawny.media.spool_reader import SpoolGoneError, SpoolReader

LATE_US = 1_500_000
"""A viewer that is further behind jumps, as soon as there is a keyframe that it can jump to."""


@dataclass(frozen=True, slots=True)
class Init:
    """A run begins: `data` is its init segment, `wall_us` when the fragment that comes next was."""

    codecs: str
    width: int
    height: int
    wall_us: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Missed:
    """So many fragments, which lasted so long, are not sent; the next one begins with a keyframe."""

    fragments: int
    duration_us: int


type Item = Init | Missed | bytes
"""Bytes are a fragment."""


class Viewer:
    """A place in a stream. The stream has to be refreshed before `items` is asked."""

    def __init__(self, stream: LiveStream) -> None:
        self._stream = stream
        self._reader = stream.reader
        newest = _newest_keyframe(self._reader, self._reader.tail)
        self._sequence = newest.sequence if newest else self._reader.head
        self._needs_keyframe = newest is None
        self._init = 0
        self._end_us = 0
        """Wall time until which the viewer has got everything."""
        self._missed = 0

    @property
    def sequence(self) -> int:
        """The fragment that comes next."""
        return self._sequence

    def items(self) -> Iterator[Item]:
        """What there is to send now, looked up one by one as the viewer takes it."""
        while self._sequence < self._reader.head:
            self._catch_up()
            try:
                yield from self._send(self._reader.record(self._sequence))
            except SpoolGoneError:
                self._pass_over(max(self._sequence + 1, self._reader.tail))

    def _send(self, record: SpoolRecord) -> Iterator[Item]:
        if self._needs_keyframe and not record.keyframe:
            self._pass_over(record.sequence + 1)
            return
        data = self._stream.fragment(record)
        init = self._reader.init(record.init) if record.init != self._init else b""
        self._sequence = record.sequence + 1
        self._needs_keyframe = False
        if self._missed and self._end_us:
            yield Missed(self._missed, max(0, record.wall_us - self._end_us))
        self._missed, self._end_us = 0, record.end_us
        if init:
            self._init = record.init
            info = init_info(init)
            yield Init(info.codecs, info.width, info.height, record.wall_us, init)
        yield data

    def _catch_up(self) -> None:
        """Jump when the viewer is late and there is somewhere to jump to."""
        try:
            late_us = self._reader.record(self._reader.head - 1).end_us - self._reader.record(self._sequence).wall_us
        except SpoolGoneError:
            return
        if late_us > LATE_US:
            newest = _newest_keyframe(self._reader, self._sequence + 1)
            if newest is not None:
                self._pass_over(newest.sequence)

    def _pass_over(self, sequence: int) -> None:
        self._missed += sequence - self._sequence
        self._sequence = sequence
        self._needs_keyframe = True


def _newest_keyframe(reader: SpoolReader, first: int) -> SpoolRecord | None:
    for sequence in range(reader.head - 1, first - 1, -1):
        try:
            record = reader.record(sequence)
        except SpoolGoneError:
            return None
        if record.keyframe:
            return record
    return None


def seconds(microseconds: int) -> float:
    """Rounded to milliseconds, for messages."""
    return round(microseconds / SECOND_US, 3)
