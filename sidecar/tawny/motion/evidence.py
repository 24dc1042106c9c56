"""From one picture to blobs of evidence: what is there that the background and its light cannot explain."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from tawny.motion.background import LEARN_EVERY_S, Mixture, Wander
from tawny.motion.exposure import ExposureFit, grid_step
from tawny.motion.light import Surroundings
from tawny.motion.pictures import SQUARE_3, Picture, grey, halve
from tawny.motion.tracks import Blob
from tawny.motion.zones import Watched

GLOBAL_EXPLAINED = 0.5
"""When less than this share of the picture fits the background, whatever the exposure, it is another picture."""

SAME_VIEW_EXPLAINED = 0.9
"""Less than this of the first picture of another stream: it does not show the same part of the place."""

LEARN_S = 1.0
"""So long everything that is seen is background: what sways, flickers and ripples shows in it."""

CODING_S = 0.5
"""So long that is so when the same background comes in another coding: what moves is lost sight of meanwhile."""

SETTLE_S = 2.0
"""So long a background may change as a whole without being forgotten again."""

NEW_S = 2.0
SURE_S = 4.0
"""A background younger than this is a guess; and one of this age has shown what sways in it."""

FAINT_SHARE = 1 / 3
"""Share of the size asked for that is enough to continue what was seen before."""

MAX_BLOBS = 24
"""The largest blobs of a picture are followed; more of them at once are rain, snow or a broken stream."""


class Evidence:
    """The background of one picture size and how pictures differ from it.

    `size` is the pictures' (width, height), `grid` that of the evidence, whose cells are 2 by 2 pixels.
    """

    def __init__(
        self, watched: Watched, size: tuple[int, int], grid: tuple[int, int], learn_every_s: float = LEARN_EVERY_S
    ) -> None:
        self._grid = grid
        self._mixture = Mixture(float(watched.contrast.min()), learn_every_s)
        self._wander = Wander(watched.contrast)
        self._surroundings = Surroundings(watched.contrast)
        self._exposure = ExposureFit()
        self._unsettled = False
        self._learning_until_s = LEARN_S
        """Age of the background until which everything that is seen is it."""
        self._thin = grid_step(*size)
        smallest = min(area.thresholds.min_size for area in watched.areas)
        self._least = max(1.0, smallest * grid[0] * grid[1])
        self._seen_version = self._surrounded_version = -1

    @property
    def new(self) -> bool:
        """Whether the background, or what this coding makes of it, is still a guess."""
        return self._mixture.age_s < max(NEW_S, self._learning_until_s)

    @property
    def doubt(self) -> float:
        """1 while the background is a guess, then less, 0 from `SURE_S` on."""
        return min(1.0, max(0.0, (SURE_S - self._mixture.age_s) / (SURE_S - NEW_S)))

    @property
    def settling(self) -> bool:
        """Whether a change of the whole picture is so fresh that more of it belongs to it."""
        return self._mixture.age_s < SETTLE_S

    def settle(self, picture: Picture, dt_s: float) -> None:
        """Take in `picture`, which is not explained, as one more way in which the background looks for now."""
        self._unsettled = True
        self._take_in(picture, dt_s)

    def _take_in(self, picture: Picture, dt_s: float) -> None:
        self._level = self._compensated(picture)
        self._mixture.apply(self._level, dt_s)
        self._wander.widen(self._level)
        self._seen_version = -1

    def restart(self, picture: Picture, now_s: float) -> None:
        """Take `picture` for the background and forget what was before."""
        self._mixture.restart(picture)
        self._wander.restart(picture, now_s)
        self._exposure = ExposureFit()
        self._unsettled = False
        self._learning_until_s = LEARN_S

    def learn_coding(self) -> None:
        """From the next picture on the same background is coded otherwise: learn what that changes, forget nothing."""
        self._learning_until_s = max(self._learning_until_s, self._mixture.age_s + CODING_S)

    def explained(self, picture: Picture, least: float = GLOBAL_EXPLAINED) -> bool:
        """Whether `least` of `picture` shows the background, in whatever exposure. Asked first of every picture."""
        if self._seen_version != self._mixture.image_version:
            self._exposure.learn(self._mixture.image[:: self._thin, :: self._thin], *self._wander.limits(self._thin))
            self._seen_version = self._mixture.image_version
        return self._exposure.fit(picture[:: self._thin, :: self._thin]).explained >= least

    def blobs(self, picture: Picture, dt_s: float) -> list[Blob]:
        """The evidence in `picture`, taken `dt_s` after the last one, largest first. Learns from it as well."""
        self._level = self._compensated(picture)
        if self._mixture.age_s < self._learning_until_s:
            self._take_in(picture, dt_s)
            return []
        if self._unsettled and not self.settling:
            self._wander.narrow()
            self._unsettled = False
        outside = self._wander.outside(self._level)
        if cv2.countNonZero(outside) < self._least:
            self._mixture.learn(self._level, dt_s)
            return []
        evidence = grey(cv2.bitwise_and(outside, self._mixture.apply(self._level, dt_s)))
        if cv2.countNonZero(evidence) < self._least:
            return []
        if self._surrounded_version != self._mixture.image_version:
            self._surroundings.learn(self._mixture.image)
            self._surrounded_version = self._mixture.image_version
        evidence = grey(cv2.bitwise_and(evidence, self._surroundings.sharp(picture, self._exposure.exposure.gain)))
        cells = halve(evidence, self._grid)
        if cv2.countNonZero(cells) < self._least * FAINT_SHARE:
            return []
        foreign = halve(grey(cv2.bitwise_and(evidence, self._surroundings.foreign(self._level))), self._grid)
        return self._connected(cells, foreign)

    def remember(self, now_s: float, moved_s: NDArray[np.float32]) -> None:
        """Let the last picture's values count as usual, except where something was found to move.

        `moved_s` says for each cell of the grid when that last was.
        """
        self._wander.add(self._level, now_s, self._mixture.image, moved_s)

    def glance(self, luma: Picture, factor: int) -> int:
        """How many of some 1500 single pixels of a full-size picture are out of their range. Cheap and rough."""
        step = self._thin * factor
        at = slice(0, None, step)
        floor, ceiling = self._wander.limits(self._thin)
        sample = luma[at, at][: floor.shape[0], : floor.shape[1]]
        inside = cv2.inRange(self._compensated(np.ascontiguousarray(sample)), floor, ceiling)
        return inside.size - cv2.countNonZero(inside)

    def _compensated(self, picture: Picture) -> Picture:
        exposure = self._exposure.exposure
        return grey(cv2.convertScaleAbs(picture, alpha=exposure.gain, beta=exposure.offset))

    def _connected(self, cells: Picture, foreign: Picture) -> list[Blob]:
        closed = cv2.morphologyEx(cells, cv2.MORPH_CLOSE, SQUARE_3)
        count, _, stats, centres = cv2.connectedComponentsWithStats(closed, connectivity=8)
        order = sorted(range(1, count), key=lambda i: (-int(stats[i, cv2.CC_STAT_AREA]), i))[:MAX_BLOBS]
        blobs: list[Blob] = []
        for i in order:
            x, y, width, height, area = (int(value) for value in stats[i])
            if area < self._least * FAINT_SHARE:
                break
            box = (slice(y, y + height), slice(x, x + width))
            share = cv2.countNonZero(foreign[box]) / max(1, cv2.countNonZero(cells[box]))
            centre = (float(centres[i][0]), float(centres[i][1]))
            blobs.append(Blob((x, y, x + width, y + height), area, *centre, share, faint=area < self._least))
        return blobs
