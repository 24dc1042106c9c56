"""Fits footage into the time that it is for, where other footage is shown before or behind it.

Footage begins with a keyframe, often some seconds before the moment from which it is wanted. These pictures have to be
decoded, but nobody should see the same seconds twice: they follow each other by a single tick of the clock.
"""

from __future__ import annotations

import struct
from itertools import pairwise

from tawny.media.init_segment import VIDEO_TRACK
from tawny.media.sample_runs import TRACK_BYTES, SampleRun, track_places

_TFDT_TIME_AT = 8 + 16 + 12
_WORD = struct.Struct(">I")


def fit(starts: list[int], begin: int, until: int | None = None) -> list[int]:
    """`starts` of pictures (the last one: when they end) so that none begins before `begin` or ends after `until`.

    They stay in order, one tick apart at the least; those that lie inside keep their times.
    """
    fitted = starts
    if starts[0] < begin:
        # The nth can't come earlier than n ticks after the first.
        fitted = [max(at, begin + number) for number, at in enumerate(starts)]
    if until is not None and fitted[-1] > until:
        last = len(fitted) - 1
        fitted = [min(at, until - (last - number)) for number, at in enumerate(fitted)]
    return fitted


def trim(piece: bytearray, begin: int, until: int) -> None:
    """Move the pictures in `piece` (whole fragments) so that they are shown in [begin, until), in place.

    `until` 0 stands for their own end. Pictures that are decoded in another order than shown stay where they are: no
    low-rate track has any. Raises ValueError when a fragment is damaged.
    """
    places = [(at, run) for at, run in track_places(piece) if run.track == VIDEO_TRACK]
    if not places or any(run.compositions is not None for _, run in places):
        return
    natural = [run.dts + start for _, run in places for start in run.starts()[:-1]]
    last = places[-1][1]
    fitted = fit([*natural, last.dts + sum(last.durations)], begin, until or None)
    done = 0
    for at, run in places:
        count = len(run.durations)
        starts, after = fitted[done : done + count], fitted[done + count]
        done += count
        end = run.dts + sum(run.durations)
        has_hole = done < len(natural) and end < natural[done]  # which stays
        _write(piece, at, run, [*starts, max(starts[-1] + 1, min(end, after)) if has_hole else after])


def _write(piece: bytearray, at: int, run: SampleRun, starts: list[int]) -> None:
    """Give the pictures of the traf at `at` other times."""
    struct.pack_into(">Q", piece, at + _TFDT_TIME_AT, starts[0])
    for number, (start, end) in enumerate(pairwise(starts)):
        _WORD.pack_into(piece, at + TRACK_BYTES + number * run.row_bytes, end - start)
