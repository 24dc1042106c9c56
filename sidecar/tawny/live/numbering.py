"""Numbers that HLS wants of a live playlist and that a spool does not have: they may only go up, one at a time.

A chunk is named by its first fragment, so its name says nothing of how many chunks came before. The numbers are kept
here, for as long as somebody watches. The first one comes from the clock, in steps no chunk is faster than: so a
restarted service, or one that nobody watched for a while, goes on with higher numbers, never lower ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawny.core.clock import SECOND_US
from tawny.live.chunks import Chunk
from tawny.media.spool import CHUNK_US


@dataclass(frozen=True, slots=True)
class Numbered:
    """A chunk with its media sequence number and the number of its discontinuity."""

    chunk: Chunk
    sequence: int
    discontinuity: int


class Numbering:
    """Numbers the chunks of one stream. Not thread-safe. `target_s`: the longest so far, rounded; it may not shrink."""

    def __init__(self) -> None:
        self.target_s = 1
        self._known: dict[tuple[int, int], Numbered] = {}
        self._last: Numbered | None = None

    def number(self, found: Sequence[Chunk]) -> list[Numbered]:
        """Numbers for `found`: all complete chunks that the spool has now, in order."""
        present = {_key(chunk) for chunk in found}
        numbered = []
        for chunk in found:
            numbered.append(self._known.get(_key(chunk)) or self._next(chunk, present))
            self.target_s = max(self.target_s, (chunk.duration_us + SECOND_US // 2) // SECOND_US)
        self._known = {_key(n.chunk): n for n in numbered}
        return numbered

    def _next(self, chunk: Chunk, present: set[tuple[int, int]]) -> Numbered:
        last = self._last
        if last is None:
            new = Numbered(chunk, chunk.wall_us // CHUNK_US, 0)
        else:
            sequence = last.sequence + 1
            if _key(last.chunk) not in present:  # nobody looked for so long that chunks were missed
                sequence = max(sequence, chunk.wall_us // CHUNK_US)
            broken = chunk.run != last.chunk.run or chunk.number < last.chunk.number
            new = Numbered(chunk, sequence, last.discontinuity + broken)
        self._last = new
        return new


def _key(chunk: Chunk) -> tuple[int, int]:
    """What tells a chunk from all others, also from one of the same name in a spool that was begun anew."""
    return chunk.number, chunk.wall_us
