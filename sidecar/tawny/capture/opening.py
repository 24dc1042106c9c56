"""The first picture of an RTSP session, which FFmpeg hands out without a time.

It is a keyframe more often than not, and dropping it would lose the whole first GOP; so it waits for the pictures after
it and is placed one picture's duration before the earliest of them. With B-frames the decoding times of the first
pictures are missing, too.
"""

from __future__ import annotations

from typing import NamedTuple

_REORDERED = 4
_MOST_HELD = 8


class Coded(NamedTuple):
    """A picture as FFmpeg delivered it; timestamps in ticks of the source."""

    data: bytes
    pts: int | None
    dts: int | None
    arrival_us: int


class Opening:
    """Holds the first pictures of a session back until the first one's time is known.

    With `reordered` the stream has B-frames, and the earliest picture is not the next one but among the next four.
    """

    def __init__(self, *, reordered: bool) -> None:
        self._needed = _REORDERED if reordered else 1
        self._held: list[Coded] = []

    def push(self, picture: Coded, duration: int) -> list[Coded]:
        """The pictures that can go on; once there are any, the opening is over. `duration` 0: unknown."""
        self._held.append(picture)
        first, *others = self._held
        if first.pts is not None:
            return self._held
        times = sorted(other.pts for other in others if other.pts is not None)
        step = duration or (times[1] - times[0] if len(times) > 1 else 0)
        if len(times) >= self._needed and step > 0:
            return _decoding_times([first._replace(pts=times[0] - step), *others], step)
        return others if len(others) >= _MOST_HELD else []


def _decoding_times(pictures: list[Coded], step: int) -> list[Coded]:
    """Fill in what FFmpeg leaves out until it has seen how far pictures are reordered: one step before the next."""
    for index in range(len(pictures) - 2, -1, -1):
        following = pictures[index + 1].dts
        if pictures[index].dts is None and following is not None:
            pictures[index] = pictures[index]._replace(dts=following - step)
    return pictures
