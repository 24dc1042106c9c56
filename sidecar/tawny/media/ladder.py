"""The low-bandwidth renditions: how large they are, and how little they take. See docs/design/renditions.md."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from tawny.core.streams import LOW, REMOTE

_MEASURED: Final = 0.05
"""A rate that was measured to be so little above another one is that one."""

CODECS: Final = "avc1.640015"
"""H.264 High, level 2.1: what the encoder writes for every rung, known before it has begun."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One rendition. `width` and `height` are the most; `bandwidth` is what no segment exceeds, in bits per second."""

    name: str
    width: int
    height: int
    fps: float
    bandwidth: int
    crf: int
    maxrate: int
    bufsize: int

    def size(self, width: int, height: int) -> tuple[int, int]:
        """The size of its pictures, made of pictures of `width` by `height`: never larger, and even."""
        if width <= 0 or height <= 0:
            return self.width, self.height
        scale = min(1.0, self.width / width, self.height / height)
        across, down = (max(16, round(side * scale / 2) * 2) for side in (width, height))
        return min(across, self.width), min(down, self.height)

    def rate(self, fps: float) -> float:
        """How many of `fps` pictures a second are taken: all, every second, every third …, so that they come evenly.

        Uneven ones would make parts of uneven length, which no player of low-latency HLS has to take.
        """
        each = max(1, math.ceil(fps / self.fps - _MEASURED))
        return min(self.fps, fps / each)


LADDER: Final = {
    rung.name: rung
    for rung in (
        # A segment of a second holds at most maxrate + bufsize; the rest, up to bandwidth, is the boxes'.
        Rung(REMOTE, 426, 240, fps=15, bandwidth=500_000, crf=25, maxrate=380_000, bufsize=90_000),
        Rung(LOW, 256, 144, fps=8, bandwidth=150_000, crf=28, maxrate=105_000, bufsize=32_000),
    )
}
"""All rungs by name, the largest first."""

SPOOL_BYTES: Final = 8_000_000
"""More than half a minute of the largest rung takes."""
