"""Blobs followed from picture to picture: what gets somewhere is motion, what stays where it is is not."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from tawny.motion.pictures import Box

GATE_PER_S = 0.9
"""Fastest that a thing is followed, in picture diagonals a second."""

GATE_SIZES = 3.0
GATE_LOOK_S = 0.2
"""Nor is a thing followed over more than so many times its size from look to look; to looks that are further apart
than this, over as much more."""

FORGET_S = 0.5
FORGET_CONFIRMED_S = 1.5
"""A track that was not seen for this long (and at least one picture) is over."""

CHURN_TAU_S = 2.0
"""`Tracker.churn` counts the tracks that began about this long ago or less."""

CHECKPOINT_CELLS = 1.5
"""Distance between the points whose connection is the path; smaller movements are the outline's own unrest."""

DWELLING = 0.07
"""Radius, in picture diagonals, of the place that a thing has to leave to be going anywhere."""

DWELL_CONFIRMED_S = 20.0
"""A thing that dwells for so long is part of the background from then on: a visitor at the door, a parked car."""

PACING_S = 5.0
PACING = 4.0
"""A thing that dwells for so long, and went so many times its place's radius to and fro in it, swings."""

SWINGS_KNOWN_S = 120.0
"""So long a place is remembered where something swung."""

DWELL_S = 3.0
"""What was never believed to move, and dwells, begins anew after this long."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Connected evidence: its box, area in cells, centre, and the share of it that has tones foreign to the place.

    A `faint` one is too small to begin a track, but may continue one.
    """

    box: Box
    area: int
    x: float
    y: float
    foreign: float = 1.0
    faint: bool = False


@dataclass(slots=True)
class Track:
    """One blob through time, since its onset. `entered_us` says when it was first in each watched area."""

    onset_us: int
    last_us: int
    blob: Blob
    trail: list[Blob]
    moved_us: int
    anchor: tuple[float, float]
    checkpoint: tuple[float, float]
    path: float = 0.0
    longest_step: float = 0.0
    path_before: float = 0.0
    hits: int = 1
    missed: int = 0
    foreign: float = 0.0
    confirmed: bool = False
    seen: bool = True
    entered_us: dict[str, int] = field(default_factory=dict)

    @property
    def onset_in_us(self) -> int:
        """When it was first in a watched area."""
        return min(self.entered_us.values())

    @property
    def established(self) -> bool:
        """Whether it was seen often enough to be recognised by less."""
        return self.confirmed or self.hits >= 3

    @property
    def direct(self) -> float:
        """Distance of the centres now and at the onset."""
        return math.hypot(self.blob.x - self.trail[0].x, self.blob.y - self.trail[0].y)

    @property
    def straightness(self) -> float:
        """Distance from the onset over path: 1 for a straight line, small for jitter."""
        path = self.path + math.hypot(self.blob.x - self.checkpoint[0], self.blob.y - self.checkpoint[1])
        return self.direct / path if path > 0 else 0.0


class Tracker:
    """Matches blobs to tracks, nearest first, on a grid of `size` (width, height) cells."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self.diagonal = math.hypot(*size)
        self.tracks: list[Track] = []
        self.churn = 0.0
        self._swings: list[tuple[float, float, int]] = []

    def clear(self) -> None:
        """Forget all tracks."""
        self.tracks = []
        self.churn = 0.0

    def update(self, blobs: list[Blob], t_us: int, dt_s: float) -> None:
        """Continue tracks with `blobs` seen at `t_us`, `dt_s` after the last picture; start new ones for the rest."""
        crowd = 0.3 * math.sqrt(self._size[0] * self._size[1] / max(1, len(blobs)))
        pairs = sorted(
            (distance, i, j)
            for i, track in enumerate(self.tracks)
            for j, blob in enumerate(blobs)
            if (track.established or not blob.faint)
            and (distance := _distance(track.blob, blob))
            <= min(self._gate(track, blob, (t_us - track.last_us) / 1e6), crowd)
        )
        for track in self.tracks:
            track.seen = False
        taken: set[int] = set()
        for _, i, j in pairs:
            if not self.tracks[i].seen and j not in taken:
                taken.add(j)
                self._continue(self.tracks[i], blobs[j], t_us)
        for track in self.tracks:
            track.missed += not track.seen
        self.tracks = [track for track in self.tracks if t_us - track.last_us <= _patience_us(track, dt_s)]
        self.tracks = [track for track in self.tracks if not self._dwells(track, t_us)]
        self._swings = [swing for swing in self._swings if 0 <= t_us - swing[2] < SWINGS_KNOWN_S * 1e6]
        self.churn *= math.exp(-dt_s / CHURN_TAU_S)
        for j, blob in enumerate(blobs):
            if j not in taken and not blob.faint:
                self.churn += 1
                at = (blob.x, blob.y)
                self.tracks.append(Track(t_us, t_us, blob, [blob], t_us, at, at, foreign=blob.foreign))

    def travel(self, track: Track) -> float:
        """How far the thing got since its onset, in cells.

        Both of its sides have to, so that growing is not enough.
        The first box may have been only a part of the thing, so the second one counts as well.
        """
        return max(self._shift(first, track.blob) for first in track.trail[:2])

    def swung(self, track: Track) -> bool:
        """Whether it began where something swung lately."""
        x, y = track.trail[0].x, track.trail[0].y
        return any(math.hypot(x - at_x, y - at_y) < 2 * DWELLING * self.diagonal for at_x, at_y, _ in self._swings)

    def _shift(self, first: Blob, now: Blob) -> float:
        dx = _side_shift(first.box[0], first.box[2], now.box[0], now.box[2], self._size[0])
        dy = _side_shift(first.box[1], first.box[3], now.box[1], now.box[3], self._size[1])
        return math.hypot(dx, dy)

    def _gate(self, track: Track, blob: Blob, dt_s: float) -> float:
        dt_s = min(dt_s, 1.0)
        size = max(math.sqrt(track.blob.area), math.sqrt(blob.area))
        sizes = GATE_SIZES * max(1.0, dt_s / GATE_LOOK_S)
        return min(GATE_PER_S * self.diagonal * dt_s, sizes * size) + 2.0

    def _place(self, track: Track) -> float:
        return self.diagonal * (DWELLING if track.confirmed else DWELLING / 5)

    def _dwells(self, track: Track, t_us: int) -> bool:
        dwelled_s = (t_us - track.moved_us) / 1e6
        if not track.confirmed:
            return dwelled_s > DWELL_S
        swings = dwelled_s > PACING_S and track.path - track.path_before > PACING * self._place(track)
        if swings:
            self._swings.append((*track.anchor, t_us))
        return swings or dwelled_s > DWELL_CONFIRMED_S

    def _continue(self, track: Track, blob: Blob, t_us: int) -> None:
        step = math.hypot(blob.x - track.checkpoint[0], blob.y - track.checkpoint[1])
        if step >= CHECKPOINT_CELLS:
            track.path += step
            track.checkpoint = (blob.x, blob.y)
        track.longest_step = max(track.longest_step, math.hypot(blob.x - track.blob.x, blob.y - track.blob.y))
        track.foreign += (blob.foreign - track.foreign) / min(5, track.hits + 1)
        track.blob = blob
        track.last_us = t_us
        track.seen = True
        track.hits += 1
        track.trail.append(blob)
        if len(track.trail) > 64:
            del track.trail[8:40]
        if math.hypot(blob.x - track.anchor[0], blob.y - track.anchor[1]) > self._place(track):
            track.anchor = (blob.x, blob.y)
            track.path_before = track.path
            track.moved_us = t_us


def _patience_us(track: Track, dt_s: float) -> float:
    return max(FORGET_CONFIRMED_S if track.confirmed else FORGET_S, 1.5 * dt_s) * 1e6


def _side_shift(low0: int, high0: int, low1: int, high1: int, limit: int) -> float:
    """How far both sides went the same way. A side at the picture's edge is not the thing's own and doesn't count."""
    low_free = low0 <= 1 or low1 <= 1
    high_free = high0 >= limit - 1 or high1 >= limit - 1
    low, high = low1 - low0, high1 - high0
    if low_free and high_free:
        return (low + high) / 2
    if low_free:
        return high
    if high_free:
        return low
    return min(low, high, key=abs) if low * high > 0 else 0.0


def _distance(a: Blob, b: Blob) -> float:
    """Gap between the boxes, and a tenth of the distance of their centres to decide between overlapping ones."""
    dx = max(a.box[0] - b.box[2], b.box[0] - a.box[2], 0)
    dy = max(a.box[1] - b.box[3], b.box[1] - a.box[3], 0)
    return math.hypot(dx, dy) + 0.1 * math.hypot(a.x - b.x, a.y - b.y)
