"""Blobs followed from picture to picture: what gets somewhere is motion, what stays where it is is not."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

type Box = tuple[int, int, int, int]
"""x0, y0, x1, y1 in cells of the evidence grid; x1 and y1 are the first ones outside."""

GATE_PER_S = 0.9
"""Fastest that a thing is followed, in picture diagonals a second."""

FORGET_S = 0.6
"""A track that was not seen for this long (and at least two pictures) is over."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Connected evidence: its box, area in cells and centre."""

    box: Box
    area: int
    x: float
    y: float


@dataclass(slots=True)
class Track:
    """One blob through time. `trail` holds (time, blob) since the onset."""

    onset_us: int
    last_us: int
    blob: Blob
    trail: list[tuple[int, Blob]]
    confirmed: bool = False
    moved_us: int = 0
    path: float = 0.0
    anchor: tuple[float, float] = (0.0, 0.0)
    seen: bool = True
    zones: set[str] = field(default_factory=set)

    @property
    def travel(self) -> float:
        """Distance in cells between the onset and now."""
        first = self.trail[0][1]
        return math.hypot(self.blob.x - first.x, self.blob.y - first.y)

    @property
    def straightness(self) -> float:
        """Travel over path: 1 for a straight line, small for jitter."""
        return self.travel / self.path if self.path > 0 else 0.0


class Tracker:
    """Matches blobs to tracks, nearest first."""

    def __init__(self, diagonal: float) -> None:
        self.diagonal = diagonal
        self.tracks: list[Track] = []

    def clear(self) -> None:
        """Forget all tracks."""
        self.tracks = []

    def update(self, blobs: list[Blob], t_us: int, dt_s: float) -> None:
        """Continue tracks with `blobs` seen at `t_us`, `dt_s` after the last picture; start new ones for the rest."""
        pairs = sorted(
            (distance, i, j)
            for i, track in enumerate(self.tracks)
            for j, blob in enumerate(blobs)
            if (distance := _distance(track.blob, blob)) <= self._gate(track, blob, (t_us - track.last_us) / 1e6)
        )
        for track in self.tracks:
            track.seen = False
        taken: set[int] = set()
        for _, i, j in pairs:
            if not self.tracks[i].seen and j not in taken:
                taken.add(j)
                self._continue(self.tracks[i], blobs[j], t_us)
        keep_us = max(FORGET_S, 1.5 * dt_s) * 1e6
        self.tracks = [track for track in self.tracks if t_us - track.last_us <= keep_us]
        for j, blob in enumerate(blobs):
            if j not in taken:
                self.tracks.append(Track(t_us, t_us, blob, [(t_us, blob)], moved_us=t_us, anchor=(blob.x, blob.y)))

    def _gate(self, track: Track, blob: Blob, dt_s: float) -> float:
        reach = GATE_PER_S * self.diagonal * min(dt_s, 1.0)
        size = max(math.sqrt(track.blob.area), math.sqrt(blob.area))
        return min(reach, 3 * size) + 2.0

    def _continue(self, track: Track, blob: Blob, t_us: int) -> None:
        track.path += math.hypot(blob.x - track.blob.x, blob.y - track.blob.y)
        track.blob = blob
        track.last_us = t_us
        track.seen = True
        track.trail.append((t_us, blob))
        if len(track.trail) > 64 and track.confirmed:
            del track.trail[1:32]
        if math.hypot(blob.x - track.anchor[0], blob.y - track.anchor[1]) > 0.01 * self.diagonal:
            track.anchor = (blob.x, blob.y)
            track.moved_us = t_us


def _distance(a: Blob, b: Blob) -> float:
    """Gap between the boxes, or, where they overlap, a fraction of the distance of their centres."""
    dx = max(a.box[0] - b.box[2], b.box[0] - a.box[2], 0)
    dy = max(a.box[1] - b.box[3], b.box[1] - a.box[3], 0)
    centres = math.hypot(a.x - b.x, a.y - b.y)
    return math.hypot(dx, dy) + 0.1 * centres
