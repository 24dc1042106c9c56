"""A spool as HLS sees it: fragments are parts, runs of them that begin at a keyframe are segments."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawny.core.clock import SECOND_US
from tawny.media.spool import SpoolRecord

SEGMENT_US = 9 * SECOND_US // 10
"""A segment ends at the first keyframe after this long. Less than a second: keyframes that are a second apart come a
little early at times, and a segment twice as long as the others would change the target duration."""

SHORTEST_PART = 0.85
"""Of the longest part's duration: a shorter one may only be the last of its segment (RFC 8216bis, 4.4.4.9)."""


@dataclass(slots=True)
class Segment:
    """Parts that lie side by side in one chunk of the spool.

    `sequence` is its media sequence number, `discontinuity` that of its timeline; `complete` says that no part will be
    added. There is always at least one part.
    """

    sequence: int
    discontinuity: int
    parts: list[SpoolRecord] = field(default_factory=list)
    complete: bool = False

    @property
    def first(self) -> SpoolRecord:
        """The first part."""
        return self.parts[0]

    @property
    def last(self) -> SpoolRecord:
        """The last part so far."""
        return self.parts[-1]

    @property
    def number(self) -> int:
        """What it is called: its first fragment."""
        return self.parts[0].sequence

    @property
    def duration_us(self) -> int:
        """Media time that its parts take."""
        return sum(part.duration_us for part in self.parts)

    @property
    def size(self) -> int:
        """Bytes."""
        return self.last.offset + self.last.size - self.first.offset

    @property
    def end_us(self) -> int:
        """Wall time at which it ends."""
        return self.last.end_us

    @property
    def bits_per_second(self) -> int:
        """Mean over the segment."""
        return self.size * 8 * SECOND_US // max(self.duration_us, 1)

    def ends_before(self, record: SpoolRecord, part_us: int) -> bool:
        """Whether the fragment after its last one begins another segment; `part_us` is the longest part."""
        if record.chunk != self.last.chunk or record.run != self.last.run or record.init != self.last.init:
            return True
        cut_short = self.last.duration_us < SHORTEST_PART * part_us
        return record.keyframe and (cut_short or self.duration_us >= SEGMENT_US)
