"""Runs the motion detector over frames, for tests."""

from __future__ import annotations

from collections.abc import Iterable

from support.corpus import Case
from support.scenes import Luma
from tawny.motion.replay import Episode, replay
from tawny.motion.settings import MotionSettings

EARLY_S = 0.4
LATE_S = 1.5
LONG_S = 4.0


def episodes(frames: Iterable[tuple[Luma, int]], settings: MotionSettings | None = None) -> list[Episode]:
    """The episodes in `frames`, with a quiet time of 2 s unless `settings` say otherwise."""
    return replay(frames, settings or MotionSettings(quiet_s=2), lambda: 0.0).episodes


def spans(found: list[Episode]) -> list[tuple[float, float]]:
    """Start and end of episodes in seconds."""
    return [(round(episode.start_us / 1e6, 2), round(episode.end_us / 1e6, 2)) for episode in found]


def faults(case: Case, found: list[Episode]) -> list[str]:
    """What is wrong with the episodes found in the frames of `case`."""
    wrong: list[str] = []
    rest = spans(found)
    for start, end in case.make().truth:
        hits = [span for span in rest if span[0] <= end + 0.3 and span[1] >= start]
        rest = [span for span in rest if span not in hits]
        if not hits:
            wrong.append(f"nothing found in {start}-{end}")
            continue
        if not start - EARLY_S <= hits[0][0] <= start + LATE_S:
            wrong.append(f"{start} found at {hits[0][0]}")
        if len(hits) > case.most:
            wrong.append(f"{start}-{end} in pieces: {hits}")
        if hits[-1][1] > end + LONG_S:
            wrong.append(f"{start}-{end} lasts until {hits[-1][1]}")
    return wrong + [f"false: {span}" for span in rest]
