"""The samples of a recorded fragment as columns, read from its header: hours of video are millions of samples.

Reads what `tawny.media.fragmenter` writes (tfhd, tfdt and one trun in each traf) and nothing else.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from tawny.media.boxes import children
from tawny.media.init_segment import VIDEO_TRACK

_FIRST_TRAF_AT = 8 + 16
"""Behind the headers of moof and mfhd."""

_TRAF = struct.Struct(">I4sI4sIII4sIQI4sIIi")
TRACK_BYTES = _TRAF.size
"""How far behind the beginning of a traf its rows are, one for each sample; a row begins with the duration."""

OFFSET_AT = TRACK_BYTES - 4
"""Where a traf says how far its samples are from the moof."""

_TRAF_KINDS = (b"traf", b"tfhd", b"tfdt", b"trun")
_HAS_FLAGS = 0x000400
_IS_DELTA = 0x00010000


@dataclass(frozen=True, slots=True)
class SampleRun:
    """What one fragment holds of one track: times in ticks of the track, `dts` of the first sample.

    `offset` counts from the start of the moof; `compositions` is None when every sample is shown when it is decoded;
    `keys` are the numbers of the keyframes, `row_bytes` how large a row of the header is.
    """

    track: int
    dts: int
    offset: int
    durations: Sequence[int]
    sizes: Sequence[int]
    compositions: Sequence[int] | None
    keys: Sequence[int]
    row_bytes: int

    def starts(self) -> list[int]:
        """When each sample is decoded, and behind them when the last one ends, counted from the first."""
        return list(accumulate(self.durations, initial=0))

    def behind(self, count: int) -> SampleRun:
        """The run without its first `count` samples."""
        return SampleRun(
            self.track,
            self.dts + sum(self.durations[:count]),
            self.offset + sum(self.sizes[:count]),
            self.durations[count:],
            self.sizes[count:],
            None if self.compositions is None else self.compositions[count:],
            [key - count for key in self.keys if key >= count],
            self.row_bytes,
        )


def sample_runs(moof: bytes) -> list[SampleRun]:
    """The runs of all tracks in `moof`. Raises ValueError when it is not one of ours, or damaged."""
    return [run for _, run in _runs(moof)]


def track_places(fragments: bytes | bytearray) -> Iterator[tuple[int, SampleRun]]:
    """The runs of all tracks of whole fragments, each with the place of its traf box. Raises ValueError."""
    for span in children(memoryview(fragments)):
        if span.kind == b"moof":
            for at, run in _runs(bytes(fragments[span.offset : span.end])):
                yield span.offset + at, run


def _runs(moof: bytes) -> Iterator[tuple[int, SampleRun]]:
    at = _FIRST_TRAF_AT
    try:
        while at < len(moof):
            size, run = _read(moof, at)
            yield at, run
            at += size
    except struct.error as error:
        raise ValueError("the fragment's header is damaged") from error
    if at != len(moof):
        raise ValueError("the fragment's header is damaged")


def _read(moof: bytes, at: int) -> tuple[int, SampleRun]:
    size, *fields = _TRAF.unpack_from(moof, at)
    traf, _, tfhd, _, track, _, tfdt, _, dts, trun_bytes, trun, flags, count, offset = fields
    if (traf, tfhd, tfdt, trun) != _TRAF_KINDS or not count:
        raise ValueError("the fragment's header is damaged")
    begin, end = at + _TRAF.size, at + size
    columns = 4 if flags & _HAS_FLAGS else 2
    if end - begin != count * columns * 4 or trun_bytes != end - begin + 20:
        raise ValueError("the fragment's header is damaged")
    rows = array("I", moof[begin:end])
    if sys.byteorder == "little":
        rows.byteswap()
    if columns == 2:
        return size, SampleRun(track, dts, offset, rows[0::2], rows[1::2], None, range(count), 8)
    flagged = rows[2::4]
    keys = [number for number, value in enumerate(flagged) if not value & _IS_DELTA]
    late = array("i", rows[3::4].tobytes())
    return size, SampleRun(track, dts, offset, rows[0::4], rows[1::4], late if any(late) else None, keys, 16)


def video_of(runs: Sequence[SampleRun]) -> SampleRun | None:
    """The run of the pictures."""
    return next((run for run in runs if run.track == VIDEO_TRACK), None)
