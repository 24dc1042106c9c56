"""The camera's own brightness control, and how to see through it.

A white car makes the camera close its iris: every pixel of the road gets darker and looks like motion. Pixels that show
the background obey one line, `background = gain * picture + offset`, whatever the exposure, so the line is fitted
robustly to a thin grid of them and taken back before anything is compared.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tawny.motion.pictures import Picture

type Floats = NDArray[np.float32]

GRID_POINTS = 1500
"""Points of the grid, about. Enough for a fit to a fifth of a level, few enough to cost 0.1 ms."""

WIDEST_RANGE = 100
"""Values that a pixel lately had explain it, unless they reach over more grey levels than this."""

FITTING_LEVELS = 2.5
"""The last picture's line still fits while half of the points are within this many grey levels of it."""

GAIN_LIMITS = (0.5, 2.0)
"""At these limits it is no brightness control but another picture, and taken as it is."""

INLIER_LEVELS = 12.0
"""A grid point within this many grey levels of the line shows the background."""

_CLIPPED = (4.0, 250.0)
_BLACK = 20.0


@dataclass(frozen=True, slots=True)
class Exposure:
    """`background = gain * picture + offset`; `explained` is the share of the grid that obeys."""

    gain: float
    offset: float
    explained: float


UNCHANGED = Exposure(1.0, 0.0, 1.0)


def grid_step(width: int, height: int) -> int:
    """Distance of grid points, in pixels, that gives about `GRID_POINTS` of them."""
    return max(1, round(math.sqrt(width * height / GRID_POINTS)))


class ExposureFit:
    """Fits pictures to one background, a thin grid of it.

    Least squares on the points that lie closest to a first guess, again and again (trimmed least squares; Rousseeuw
    1984). The first guess is the last picture's line, or what the medians say when that no longer fits.
    """

    def __init__(self) -> None:
        self.exposure = UNCHANGED

    def learn(self, background: Picture, lowest: Picture, highest: Picture) -> None:
        """Compare with `background` from now on, whose values lately lay from `lowest` to `highest`."""
        low, high = lowest.ravel(), highest.ravel()
        # A pixel that took nearly every value explains nothing.
        self._lowest, self._highest = low, np.where(high - low <= WIDEST_RANGE, high, low)
        self._y = background.ravel().astype(np.float32)
        self._usable = (self._y > _CLIPPED[0]) & (self._y < _CLIPPED[1])
        bright = self._usable & (self._y > _BLACK)
        # Black bars and burnt-in text stay what they are whatever the exposure does.
        if np.count_nonzero(bright) >= self._y.size // 8:
            self._usable = bright

    def fit(self, picture: Picture) -> Exposure:
        """The exposure of `picture`, a grid of the background's shape. Remembered in `exposure`."""
        x = picture.ravel().astype(np.float32)
        usable = self._usable & (x > _CLIPPED[0]) & (x < _CLIPPED[1])
        fx, fy = x[usable], self._y[usable]
        line = (1.0, 0.0)
        if fx.size >= x.size // 10:
            line = self._line(fx, fy)
            if not GAIN_LIMITS[0] < line[0] < GAIN_LIMITS[1]:
                line = (1.0, 0.0)
        level = np.clip(line[0] * x + line[1], 0, 255)
        known = np.abs(self._y - level) <= INLIER_LEVELS
        known |= (level >= self._lowest) & (level <= self._highest)
        explained = float(np.count_nonzero(known)) / x.size
        self.exposure = Exposure(*line, explained)
        return self.exposure

    def _line(self, x: Floats, y: Floats) -> tuple[float, float]:
        line = (self.exposure.gain, self.exposure.offset)
        off = _median(_distance(x, y, line))
        rounds = 1
        if off > FITTING_LEVELS:
            gain = min(max(_median(y) / max(1.0, _median(x)), GAIN_LIMITS[0]), GAIN_LIMITS[1])
            off, line = min((_median(_distance(x, y, guess)), guess) for guess in (line, (1.0, 0.0), (gain, 0.0)))
            rounds = 3
        for _ in range(rounds):
            near = _distance(x, y, line) <= max(3.0, 2.5 * off)
            line = _least_squares(x[near], y[near], line)
            if rounds > 1:
                off = _median(_distance(x, y, line))
        return line


def _distance(x: Floats, y: Floats, line: tuple[float, float]) -> Floats:
    return np.abs(y - (line[0] * x + line[1]))


def _median(values: Floats) -> float:
    middle = values.size // 2
    return float(np.partition(values, middle)[middle])


def _least_squares(x: Floats, y: Floats, before: tuple[float, float]) -> tuple[float, float]:
    if x.size < 16:
        return before
    mean_x, mean_y = float(x.sum()) / x.size, float(y.sum()) / x.size
    dx = x - mean_x
    # A flat picture says nothing about the gain: 25 levels² of prior keep it near 1 there.
    variance = float(np.dot(dx, dx)) / x.size + 25.0
    covariance = float(np.dot(dx, y)) / x.size + 25.0
    gain = min(max(covariance / variance, GAIN_LIMITS[0]), GAIN_LIMITS[1])
    return gain, mean_y - gain * mean_x
