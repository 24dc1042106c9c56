"""The background: MOG2's mixture model, and the range through which each pixel has lately wandered."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tawny.motion.pictures import SQUARE_3, Picture, grey

TAU_S = 180.0
"""Time constant of the mixture. With MOG2's background ratio of 0.9 a still thing is absorbed in 0.105 tau = 19 s."""

TAU_START_S = 10.0
"""Time constant right after a start: 1 s to absorb what the first frame got wrong."""

DEVIATIONS = 4.0
USUAL_CONTRAST = 14.0
"""Standard deviations that make a pixel foreground, OpenCV's own choice, and the contrast asked for to which that fits.

Where less contrast is asked for, the mixture may not be what misses it.
"""

LEARN_EVERY_S = 0.4
"""How often the mixture learns from pictures in which nothing is asked of it; it is most of a frame's cost."""

IMAGE_EVERY_S = 0.5
"""How often the mean image is taken out of the mixture; it costs as much as a fifth of a frame."""


class Mixture:
    """MOG2 (Zivkovic 2004) whose rate follows elapsed time: the frame rate doesn't change what is background."""

    def __init__(self, contrast: float = USUAL_CONTRAST, learn_every_s: float = LEARN_EVERY_S) -> None:
        self._learn_every_s = learn_every_s
        deviations = DEVIATIONS * min(1.0, max(0.5, contrast / USUAL_CONTRAST))
        self._model = cv2.createBackgroundSubtractorMOG2(varThreshold=deviations**2, detectShadows=False)
        self.age_s = 0.0
        self._waiting_s = 0.0
        self._image_age_s = 0.0
        self.image: Picture = np.empty((0, 0), np.uint8)
        self.image_version = 0

    def restart(self, picture: Picture) -> None:
        """Forget everything; `picture` is the background."""
        self._model.apply(picture, None, 1.0)
        self.age_s = 0.0
        self._waiting_s = 0.0
        self._image_age_s = 0.0
        self.image = picture.copy()
        self.image_version += 1

    def learn(self, picture: Picture, dt_s: float) -> None:
        """Learn from `picture` now or soon: nobody asks where it is foreground."""
        self._waiting_s += dt_s
        if self._waiting_s >= self._learn_every_s or self.age_s < TAU_START_S:
            self.apply(picture, 0.0)

    def apply(self, picture: Picture, dt_s: float) -> Picture:
        """255 where `picture`, `dt_s` after the last one, is foreground."""
        dt_s += self._waiting_s
        self._waiting_s = 0.0
        tau = min(TAU_S, max(TAU_START_S, 4 * self.age_s))
        foreground = grey(self._model.apply(picture, None, 1 - math.exp(-dt_s / tau)))
        self.age_s += dt_s
        self._image_age_s += dt_s
        if self._image_age_s >= IMAGE_EVERY_S:
            self.image = grey(self._model.getBackgroundImage())
            self.image_version += 1
            self._image_age_s = 0.0
        return foreground


BLOCK_S = 1.0
"""The range is gathered in blocks of this length; a block counts only when the next is full."""

FORGET_TAU_S = 30.0
FORGET_TAU_START_S = 4.0
"""Time constant with which the range shrinks back to the background; right after a start it is still a guess."""


@dataclass(slots=True)
class _Block:
    start_s: float
    low: Picture
    high: Picture


class Wander:
    """The lowest and highest value that each pixel took lately while nothing was known to move there.

    What sways, flickers, ripples or blinks comes back to values it had before; what passes brings new ones. Blocks
    wait for one block's length before they count, so that a thing that passes doesn't hide itself, and leave out
    where something was found to move.
    """

    def __init__(self, contrast: Picture) -> None:
        self._contrast = contrast
        self._pending: deque[_Block] = deque()

    def restart(self, picture: Picture, now_s: float) -> None:
        """Forget everything; `picture` is all that was ever seen."""
        self._low = picture.astype(np.float32)
        self._high = picture.astype(np.float32)
        self._pending.clear()
        self._age_s = 0.0
        self._open(picture, now_s)
        self._limits()

    def widen(self, picture: Picture) -> None:
        """Take `picture` into the range at once."""
        self._low = np.minimum(self._low, picture)
        self._high = np.maximum(self._high, picture)
        self._limits()

    def narrow(self) -> None:
        """Forget all but the last block and the one that is being gathered."""
        last = list(self._pending)[-2:]
        self._low = np.minimum(last[0].low, last[-1].low).astype(np.float32)
        self._high = np.maximum(last[0].high, last[-1].high).astype(np.float32)
        while len(self._pending) > 1:
            self._pending.popleft()
        self._limits()

    def limits(self, step: int) -> tuple[Picture, Picture]:
        """Lowest and highest values allowed, on a grid of every `step`th pixel."""
        at = slice(0, None, step)
        return grey(self._floor[at, at].copy()), grey(self._ceiling[at, at].copy())

    def outside(self, picture: Picture) -> Picture:
        """255 where `picture` leaves the range by more than the contrast asked for."""
        return grey(cv2.bitwise_not(cv2.inRange(picture, self._floor, self._ceiling)))

    def add(self, picture: Picture, now_s: float, background: Picture, moved_s: NDArray[np.float32]) -> None:
        """Take in `picture`. `moved_s`, of half its size, says when something was last found to move in each cell."""
        block = self._pending[-1]
        cv2.min(block.low, picture, dst=block.low)
        cv2.max(block.high, picture, dst=block.high)
        if now_s - block.start_s < BLOCK_S:
            return
        elapsed = now_s - block.start_s
        self._open(picture, now_s)
        self._forget(background, elapsed)
        if len(self._pending) > 2:
            self._merge(self._pending.popleft(), moved_s)
        self._limits()

    def _open(self, picture: Picture, now_s: float) -> None:
        self._pending.append(_Block(now_s, picture.copy(), picture.copy()))

    def _merge(self, block: _Block, moved_s: NDArray[np.float32]) -> None:
        still = (moved_s < block.start_s - 0.5 * BLOCK_S).view(np.uint8)
        still = grey(cv2.resize(still, (block.low.shape[1], block.low.shape[0]), interpolation=cv2.INTER_NEAREST))
        cv2.copyTo(np.minimum(self._low, block.low), still, self._low)
        cv2.copyTo(np.maximum(self._high, block.high), still, self._high)

    def _forget(self, background: Picture, elapsed_s: float) -> None:
        self._age_s += elapsed_s
        keep = math.exp(-elapsed_s / min(FORGET_TAU_S, max(FORGET_TAU_START_S, self._age_s)))
        mean = background.astype(np.float32)
        self._low = np.minimum(mean + (self._low - mean) * keep, mean)
        self._high = np.maximum(mean + (self._high - mean) * keep, mean)

    def _limits(self) -> None:
        low = cv2.erode(np.floor(self._low).astype(np.uint8), SQUARE_3)
        high = cv2.dilate(np.ceil(self._high).astype(np.uint8), SQUARE_3)
        self._floor = cv2.subtract(low, self._contrast)
        self._ceiling = cv2.add(high, self._contrast)
