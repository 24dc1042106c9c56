"""The chunks of a spool as HLS sees them: runs of fragments that begin at a keyframe and are complete."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from tawny.core.clock import SECOND_US
from tawny.media.spool import SpoolRecord


@dataclass(frozen=True, slots=True)
class Chunk:
    """One chunk file. `number` names the file; `wall_us` is UTC; `duration_us` counts media time.

    `starts_clean` says that it begins with a keyframe, `complete` that nothing will be added to it.
    """

    number: int
    wall_us: int
    duration_us: int
    size: int
    run: int
    init: int
    starts_clean: bool
    complete: bool

    @property
    def bits_per_second(self) -> int:
        """Mean over the chunk."""
        return self.size * 8 * SECOND_US // max(self.duration_us, 1)


def chunks(records: Iterable[SpoolRecord]) -> list[Chunk]:
    """The chunks that `records`, in order, make up; one whose beginning has left the spool is left out."""
    groups = [tuple(group) for _, group in groupby(records, key=lambda record: record.chunk)]
    found = []
    for number, group in enumerate(groups, 1):
        first, last = group[0], group[-1]
        if first.sequence != first.chunk:
            continue
        found.append(
            Chunk(
                number=first.chunk,
                wall_us=first.wall_us,
                duration_us=last.media_us + last.duration_us - first.media_us,
                size=sum(record.size for record in group),
                run=first.run,
                init=first.init,
                starts_clean=first.keyframe,
                complete=number < len(groups),
            )
        )
    return found
