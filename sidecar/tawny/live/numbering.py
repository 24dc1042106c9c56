"""Numbers that HLS wants of a live playlist and that a spool does not have: they may only go up, one at a time.

They are kept for as long as the service runs. The first one comes from the clock, in steps no segment is shorter than:
so a restarted service, or one that nobody watched for a while, goes on with higher numbers, never lower ones.
"""

from __future__ import annotations

from tawny.media.fragmenter import KEYFRAME_GAP_US
from tawny.media.spool import SpoolRecord

EPOCH_US = 1_735_689_600_000_000
"""2025-01-01: counted from here, the numbers fit into 31 bits until 2042."""


class Numbering:
    """Gives every segment of one stream its two numbers, in order."""

    def __init__(self) -> None:
        self._last: tuple[int, int, SpoolRecord] | None = None

    def next(self, first: SpoolRecord, *, follows: bool) -> tuple[int, int]:
        """Media sequence and discontinuity sequence of the segment that begins with `first`.

        `follows` says that no segment was missed since the last one that was numbered.
        """
        by_clock = max(0, first.wall_us - EPOCH_US) // KEYFRAME_GAP_US
        if self._last is None:
            sequence, discontinuity = by_clock, 0
        else:
            sequence, discontinuity, before = self._last
            sequence = sequence + 1 if follows else max(sequence + 1, by_clock)
            discontinuity += first.run != before.run or first.sequence <= before.sequence
        self._last = sequence, discontinuity, first
        return sequence, discontinuity
