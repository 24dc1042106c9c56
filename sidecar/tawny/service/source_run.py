"""How an encoder of renditions reads the camera's spool: where it begins, when it jumps, and what it decodes."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator

from tawny.media.decode import Decoder, Picture
from tawny.media.init_info import init_parameters
from tawny.media.init_segment import VIDEO_TRACK
from tawny.media.packets import VIDEO_TIMESCALE
from tawny.media.samples import Sample, track_runs
from tawny.media.spool import SpoolRecord
from tawny.media.spool_reader import Cursor, SpoolReader

HEAD_START_US = 1_400_000
"""What is made begins so much in the past, so that the first viewer finds a whole segment."""

LATE_US = 4_000_000
"""An encoder further behind than this goes on at a newer keyframe, as soon as there is one."""

ASSUMED_FPS = 25.0


class Follower:
    """A cursor in the source's spool that keeps near its head."""

    def __init__(self, reader: SpoolReader, wall_us: Callable[[], int]) -> None:
        self.reader = reader
        self.begin_us = 0
        """Pictures before this only prepare the decoder."""
        self.broken = False
        """Whether fragments are missing before the one that `next` returned last."""
        self._wall_us = wall_us
        self._cursor: Cursor | None = None
        self._missed = 0

    def next(self) -> SpoolRecord | None:
        """The next fragment, or None when there is none yet."""
        now_us = self._wall_us()
        cursor = self._cursor or self._begin(now_us)
        if cursor is None:
            return None
        record = cursor.next()
        if record is None:
            return None
        if now_us - record.wall_us > LATE_US and record.wall_us > self.begin_us:
            record = self._jump(cursor, record)
        self.broken, self._missed = cursor.missed != self._missed, cursor.missed
        return record

    def skip(self) -> None:
        """The fragment could not be read any more: go on at the next keyframe."""
        if self._cursor is not None:
            self._cursor.skip()

    def _begin(self, now_us: int) -> Cursor | None:
        first = self.reader.keyframe_at(now_us - HEAD_START_US)
        if first is None:
            return None
        self.begin_us = now_us - HEAD_START_US
        self._cursor = Cursor(self.reader, first.sequence)
        return self._cursor

    def _jump(self, cursor: Cursor, record: SpoolRecord) -> SpoolRecord:
        """The newest keyframe, if that is newer than `record`."""
        newest = self.reader.newest_keyframe()
        if newest is None or newest.sequence <= record.sequence:
            return record
        cursor.missed += newest.sequence - record.sequence
        cursor.sequence = newest.sequence + 1
        return newest


class SourceRun:
    """What one decoder decodes: the fragments of one run.

    `fps` is what the fragments that are there already have. `wall_minus_monotonic_us` is that of the machine's clocks,
    once for the whole run.
    """

    def __init__(self, reader: SpoolReader, first: SpoolRecord, wall_minus_monotonic_us: int) -> None:
        """Raises SpoolGoneError, and ValueError when the init segment or a fragment is damaged."""
        self.wall_minus_monotonic_us = wall_minus_monotonic_us
        self._key = (first.run, first.init)
        self._decoder = Decoder(init_parameters(reader.init(first.init)))
        there = [record for record in reader.records(first.sequence) if self.includes(record)]
        durations = [sample.duration for record in there for sample in _samples(reader.data(record))]
        usual = statistics.median(durations) if durations else 0
        self.fps = VIDEO_TIMESCALE / usual if usual > 0 else ASSUMED_FPS

    def includes(self, record: SpoolRecord) -> bool:
        """Whether `record` is of this run."""
        return (record.run, record.init) == self._key

    def pictures(self, fragment: bytes) -> Iterator[Picture]:
        """The pictures that the fragment completes; fewer when it is damaged."""
        try:
            samples = _samples(fragment)
        except ValueError:
            return
        for sample in samples:
            data = fragment[sample.offset : sample.offset + sample.size]
            yield from self._decoder.decode(data, sample.dts + sample.composition)


def _samples(fragment: bytes) -> tuple[Sample, ...]:
    runs = track_runs(fragment[: int.from_bytes(fragment[:4])])
    return next((run.samples for run in runs if run.track == VIDEO_TRACK), ())
