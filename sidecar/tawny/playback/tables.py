"""The sample tables of one track of a progressive MP4. Source: ISO/IEC 14496-12, 8.6 and 8.7."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import groupby

from tawny.media.boxes import full_box
from tawny.media.sample_runs import SampleRun
from tawny.playback.templates import TrackTemplate


class TrackTable:
    """Collects the samples of one track, in compact arrays: hours of video are millions of samples.

    Times are ticks of the track since the start of the file, `end` where the last sample ends. A chunk is some samples
    that lie one behind the other; its place counts from the start of the media data.
    """

    def __init__(self, template: TrackTemplate) -> None:
        self.template = template
        self.entries = [template.entry]
        self._entry_numbers = {template.entry: 1}
        self.end = 0
        self._starts = array("q")
        self._sizes = array("I")
        self._compositions = array("i")
        self._keys = array("I")
        self._chunk_places = array("Q")
        self._chunk_samples = array("I")
        self._chunk_entries = array("I")

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def first(self) -> int:
        """When the first sample is decoded."""
        return self._starts[0]

    @property
    def last(self) -> int:
        """When the last sample is decoded."""
        return self._starts[-1]

    @property
    def first_composition(self) -> int:
        """How long after its decoding the first sample is shown."""
        return self._compositions[0]

    def add_chunk(self, place: int, entry: bytes, starts: Sequence[int], run: SampleRun) -> None:
        """Add samples that are described by `entry`; `starts` are their times in the file and only go forward.

        The last of `starts`, one more than there are samples, is when the last sample ends.
        """
        number = self._entry_numbers.get(entry)
        if number is None:
            self.entries.append(entry)
            number = self._entry_numbers[entry] = len(self.entries)
        known = len(self._starts)
        self._starts.extend(starts[:-1])
        self._sizes.extend(run.sizes)
        self._compositions.extend(run.compositions or bytes(len(run.sizes)))
        self._keys.extend(known + key + 1 for key in run.keys)
        self.end = starts[-1]
        self._chunk_places.append(place)
        self._chunk_samples.append(len(run.sizes))
        self._chunk_entries.append(number)

    def trim(self, end: int) -> None:
        """Forget the samples that begin at `end` or later."""
        while self._starts and self._starts[-1] >= end:
            self._starts.pop()
            self._sizes.pop()
            self._compositions.pop()
            if self._keys and self._keys[-1] > len(self._starts):
                self._keys.pop()
            self._chunk_samples[-1] -= 1
            if not self._chunk_samples[-1]:
                self._chunk_samples.pop()
                self._chunk_places.pop()
                self._chunk_entries.pop()
        self.end = min(self.end, end)

    def boxes(self, media_at: int) -> bytes:
        """stsd, stts, ctts, stss, stsc, stsz and co64 for media data that begin at `media_at`."""
        return b"".join(
            (
                full_box(b"stsd", 0, 0, struct.pack(">I", len(self.entries)), *self.entries),
                _counted(b"stts", _run_lengths(self._durations())),
                _counted(b"ctts", _run_lengths(self._compositions)) if any(self._compositions) else b"",
                self._sync_box(),
                _counted(b"stsc", self._chunk_rows()),
                full_box(b"stsz", 0, 0, bytes(4), len(self._sizes).to_bytes(4), _big_endian(self._sizes)),
                full_box(
                    b"co64",
                    0,
                    0,
                    len(self._chunk_places).to_bytes(4),
                    _big_endian(array("Q", (place + media_at for place in self._chunk_places))),
                ),
            )
        )

    def _durations(self) -> Iterable[int]:
        following = [*self._starts[1:], self.end]
        return (after - start for start, after in zip(self._starts, following, strict=True))

    def _sync_box(self) -> bytes:
        if len(self._keys) == len(self._starts):
            return b""  # every sample is one
        return full_box(b"stss", 0, 0, len(self._keys).to_bytes(4), _big_endian(self._keys))

    def _chunk_rows(self) -> list[tuple[int, ...]]:
        rows: list[tuple[int, ...]] = []
        for number, shape in enumerate(zip(self._chunk_samples, self._chunk_entries, strict=True), 1):
            if not rows or rows[-1][1:] != shape:
                rows.append((number, *shape))
        return rows


def _run_lengths(values: Iterable[int]) -> list[tuple[int, int]]:
    return [(sum(1 for _ in group), value) for value, group in groupby(values)]


def _counted(kind: bytes, rows: Sequence[tuple[int, ...]]) -> bytes:
    flat = array("I", (field for row in rows for field in row))
    return full_box(kind, 0, 0, len(rows).to_bytes(4), _big_endian(flat))


def _big_endian(values: array[int]) -> bytes:
    if sys.byteorder == "little":
        values = values[:]
        values.byteswap()
    return values.tobytes()
