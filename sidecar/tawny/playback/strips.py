"""Which recorded bytes somebody has to decode who looks at a time range again, and for which moments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tawny.playback.footage import Cut


@dataclass(frozen=True, slots=True)
class Strip:
    """Whole fragments of one file of the archive, the first with a keyframe. Wall times in microseconds.

    `path` is relative to the storage directory. The first picture is of `at_us`. Those before `begin_us` are only
    needed to decode the others, those from `end_us` on are shown better by another strip.
    """

    path: str
    stream: str
    offset: int
    size: int
    at_us: int
    begin_us: int
    end_us: int

    @property
    def span_us(self) -> int:
        """How much time it is to show."""
        return self.end_us - self.begin_us


def strips(cuts: Iterable[Cut]) -> list[Strip]:
    """The `cuts` as strips."""
    return [_strip(cut) for cut in cuts if cut.end_us > cut.start_us]


def _strip(cut: Cut) -> Strip:
    reel, last = cut.reel, cut.end - 1
    offset = reel.offsets[cut.first]
    size = reel.offsets[last] + reel.sizes[last] - offset
    return Strip(reel.path, reel.stream, offset, size, cut.first_us, cut.start_us, cut.end_us)
