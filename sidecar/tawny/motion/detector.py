"""Frames in, decisions out: what moves in a camera's picture, and where. See docs/design/motion.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from tawny.motion.background import Mixture, Wander
from tawny.motion.belief import convincing
from tawny.motion.exposure import ExposureFit, grid_step
from tawny.motion.light import Surroundings
from tawny.motion.pictures import SQUARE_3, Picture, grey, halve
from tawny.motion.settings import NEVER, MotionSettings
from tawny.motion.tracks import Blob, Track, Tracker
from tawny.motion.zones import ZoneMask, watched

WORK_PIXELS = 320 * 180
"""Pixels of the picture that is analysed, about: 320 wide at 16:9."""

RELEARN_S = 1.0
"""How long a picture that changed as a whole is learned anew before things in it are believed again."""

BLIND_LIMIT_S = 2.0
"""A picture that goes on changing as a whole for longer counts as motion."""

GLOBAL_EXPLAINED = 0.5
"""When less than this share of the picture fits the background, whatever the exposure, it is another picture."""

NEW_S = 2.0
"""For so long after a start or a change of the whole picture more is asked of a track, never everything."""

STILL_S = 15.0
"""A thing that stands still for this long is part of the background from then on."""

STIR_LIMIT_S = 2.0
"""Every frame is analysed for at most this long when nothing comes of it."""

LONGEST_STEP_S = 1.0
"""A gap in the input counts as no more time than this."""

FAINT_SHARE = 1 / 3
"""Share of the size asked for that is enough to continue what was seen before."""

MAX_BLOBS = 24
"""The largest blobs of a picture are followed; more of them at once are rain, snow or a broken stream."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one frame showed.

    `score` is the share of the picture's area that moves, 0 to 1. `zones` are the zones with motion now (none when no
    zones are set), `boxes` the moving things as fractions (x0, y0, x1, y1). `active` says that motion is confirmed and
    going on; `onset_us` is then the time of the first frame that showed it. `global_change` says that the picture as a
    whole is another one (lights, infrared) and is being learned.
    """

    t_us: int
    score: float = 0.0
    zones: tuple[str, ...] = ()
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    active: bool = False
    global_change: bool = False
    onset_us: int | None = None


class MotionDetector:
    """Finds motion in the luma planes of one camera.

    Not thread-safe. Holds about 6 MB. Same frames in, same answers out.
    """

    def __init__(self, settings: MotionSettings) -> None:
        cv2.setNumThreads(1)
        self.settings = settings
        self._shape: tuple[int, int] | None = None
        self._last_us: int | None = None
        self._stirring_us: int | None = None
        self._fruitless_us: int | None = None

    def due(self, t_us: int) -> bool:
        """Whether to analyse the frame at media time `t_us`: `fps` times a second, every one while something stirs."""
        if self._last_us is None or t_us < self._last_us or self._stirring_us is not None:
            return True
        return t_us - self._last_us >= 0.9 * 1e6 / self.settings.fps

    def stirs(self, luma: Picture, t_us: int) -> bool:
        """Whether the frame between two that are due should be analysed after all. Costs some 30 µs."""
        del luma, t_us
        return False

    def analyse(self, luma: Picture, t_us: int) -> Analysis:
        """Analyse the luma plane `luma` (height, width) of the frame at media time `t_us`."""
        if luma.shape != self._shape:
            self._set_up(luma)
            picture = self._shrink(luma)
            self._restart(picture)
            self._last_us = t_us
            return Analysis(t_us)
        picture = self._shrink(luma)
        assert self._last_us is not None
        step_us = t_us - self._last_us
        dt_s = min(step_us / 1e6, LONGEST_STEP_S) if step_us > 0 else 1 / self.settings.fps
        self._last_us = t_us
        if step_us <= 0 or step_us > 5 * LONGEST_STEP_S * 1e6:
            self._tracker.clear()
        self._now_s += dt_s
        return self._analyse(picture, t_us, dt_s)

    def _set_up(self, luma: Picture) -> None:
        height, width = luma.shape
        self._shape = (height, width)
        self._factor = max(1, round((height * width / WORK_PIXELS) ** 0.5))
        size = (max(2, width // self._factor), max(2, height // self._factor))
        self._size = size
        self._grid = (max(1, size[0] // 2), max(1, size[1] // 2))
        self._watched = watched(self.settings, size, self._grid)
        self._mixture = Mixture()
        self._wander = Wander(self._watched.contrast)
        self._tracker = Tracker(self._grid)
        self._surroundings = Surroundings(self._watched.contrast)
        self._surrounded = -1
        smallest = min(area.thresholds.min_size for area in self._watched.areas)
        self._least_cells = max(1.0, smallest * self._grid[0] * self._grid[1])
        self._thin = grid_step(*size)
        self._now_s = 0.0
        self._moved_s = np.full((self._grid[1], self._grid[0]), -1e9, np.float32)

    def _shrink(self, luma: Picture) -> Picture:
        """The picture at working size. Whole factors only: they cost a thirtieth of others."""
        width, height = self._size
        cropped = luma[: height * self._factor, : width * self._factor] if self._factor > 1 else luma
        small = cv2.resize(cropped, (width, height), interpolation=cv2.INTER_AREA)
        return grey(small if self._factor > 1 else cv2.blur(small, (3, 3)))

    def _restart(self, picture: Picture) -> None:
        self._mixture.restart(picture)
        self._wander.restart(picture, self._now_s)
        self._exposure = ExposureFit()
        self._learn()
        self._tracker.clear()
        self._learning_until_s = self._now_s
        self._changing_since_s: float | None = None

    def _analyse(self, picture: Picture, t_us: int, dt_s: float) -> Analysis:
        if self._learned != self._mixture.image_version:
            self._learn()
        exposure = self._exposure.fit(picture[:: self._thin, :: self._thin])
        if exposure.explained < GLOBAL_EXPLAINED:
            return self._changed_as_a_whole(picture, t_us)
        self._changing_since_s = None
        level = grey(cv2.convertScaleAbs(picture, alpha=exposure.gain, beta=exposure.offset))
        evidence = self._wander.outside(level)
        if cv2.countNonZero(evidence) >= self._least_cells:
            evidence = grey(cv2.bitwise_and(evidence, self._mixture.apply(level, dt_s)))
        else:
            self._mixture.learn(level, dt_s)
        self._tracker.update(self._blobs(evidence, level, picture), t_us, dt_s)
        self._judge(t_us)
        self._wander.add(level, self._now_s, self._mixture.image, self._moved_at(level))
        return self._report(t_us)

    def _learn(self) -> None:
        self._exposure.learn(self._mixture.image[:: self._thin, :: self._thin])
        self._learned = self._mixture.image_version

    def _changed_as_a_whole(self, picture: Picture, t_us: int) -> Analysis:
        since = self._changing_since_s if self._changing_since_s is not None else self._now_s
        self._restart(picture)
        self._changing_since_s = since
        lasting = self._now_s - since > BLIND_LIMIT_S
        self._stirring_us = t_us
        return Analysis(t_us, score=1.0 if lasting else 0.0, active=lasting, global_change=True)

    def _blobs(self, evidence: Picture, level: Picture, picture: Picture) -> list[Blob]:
        least = self._least_cells
        if cv2.countNonZero(evidence) < least:
            return []
        if self._surrounded != self._mixture.image_version:
            self._surroundings.learn(self._mixture.image)
            self._surrounded = self._mixture.image_version
        evidence = grey(cv2.bitwise_and(evidence, self._surroundings.sharp(picture, self._exposure.exposure.gain)))
        cells = halve(evidence, self._grid)
        if cv2.countNonZero(cells) < least * FAINT_SHARE:
            return []
        foreign = halve(grey(cv2.bitwise_and(evidence, self._surroundings.foreign(level))), self._grid)
        closed = cv2.morphologyEx(cells, cv2.MORPH_CLOSE, SQUARE_3)
        count, _, stats, centres = cv2.connectedComponentsWithStats(closed, connectivity=8)
        order = sorted(range(1, count), key=lambda i: (-int(stats[i, cv2.CC_STAT_AREA]), i))[:MAX_BLOBS]
        blobs = []
        for i in order:
            x, y, width, height, area = (int(value) for value in stats[i])
            if area < least * FAINT_SHARE:
                break
            box = (slice(y, y + height), slice(x, x + width))
            share = cv2.countNonZero(foreign[box]) / max(1, cv2.countNonZero(cells[box]))
            centre = (float(centres[i][0]), float(centres[i][1]))
            blobs.append(Blob((x, y, x + width, y + height), area, *centre, share, faint=area < least))
        return blobs

    def _judge(self, t_us: int) -> None:
        new = self._mixture.age_s < NEW_S
        for track in self._tracker.tracks:
            if not track.seen:
                continue
            areas = [area for area in self._watched.areas if self._inside(track.blob, area)]
            for area in areas:
                track.entered_us.setdefault(area.id, t_us)
            travel = min((area.thresholds.travel for area in areas), default=NEVER.travel) * self._tracker.diagonal
            if not track.confirmed and convincing(self._tracker, track, travel, new=new):
                track.confirmed = True
                track.moved_us = t_us
                for blob in track.trail:
                    self._mark(blob)
            if track.confirmed and t_us - track.moved_us < STILL_S * 1e6:
                self._mark(track.blob)

    def _mark(self, blob: Blob) -> None:
        x0, y0, x1, y1 = blob.box
        self._moved_s[max(0, y0 - 2) : y1 + 2, max(0, x0 - 2) : x1 + 2] = self._now_s

    def _moved_at(self, like: Picture) -> NDArray[np.float32]:
        resized = cv2.resize(self._moved_s, (like.shape[1], like.shape[0]), interpolation=cv2.INTER_NEAREST)
        return cast("NDArray[np.float32]", resized)

    def _report(self, t_us: int) -> Analysis:
        moving = [
            track
            for track in self._tracker.tracks
            if track.confirmed and track.seen and t_us - track.moved_us < STILL_S * 1e6
        ]
        zones: list[str] = []
        counted: dict[int, Track] = {}
        for area in self._watched.areas:
            inside = [track for track in moving if self._inside(track.blob, area)]
            counted.update((id(track), track) for track in inside)
            if inside and area.id:
                zones.append(area.id)
        tracks = list(counted.values())
        tentative = [track for track in self._tracker.tracks if not track.confirmed]
        self._stirring_us = t_us if moving or tentative else None
        cells = self._grid[0] * self._grid[1]
        return Analysis(
            t_us,
            score=min(1.0, sum(track.blob.area for track in tracks) / cells),
            zones=tuple(zones),
            boxes=tuple(self._fractions(track.blob) for track in tracks),
            active=bool(tracks),
            onset_us=min((min(track.entered_us.values()) for track in tracks), default=None),
        )

    def _inside(self, blob: Blob, area: ZoneMask) -> bool:
        x0, y0, x1, y1 = blob.box
        return cv2.countNonZero(area.mask[y0:y1, x0:x1]) >= FAINT_SHARE * area.thresholds.min_size * area.mask.size

    def _fractions(self, blob: Blob) -> tuple[float, float, float, float]:
        x0, y0, x1, y1 = blob.box
        width, height = self._grid
        return (x0 / width, y0 / height, x1 / width, y1 / height)
