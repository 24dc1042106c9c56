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

GRID_POINTS = 2400
"""Points of the grid, about. Enough for a fit to a tenth of a level, few enough to cost 0.1 ms."""

GAIN_LIMITS = (0.35, 2.8)
"""Outside of this it is no brightness control but another picture."""

INLIER_LEVELS = 12.0
"""A grid point within this many grey levels of the line shows the background."""

_CLIPPED = (4.0, 250.0)


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


def fit(picture: NDArray[np.uint8], background: NDArray[np.uint8], before: Exposure) -> Exposure:
    """The exposure of `picture` against `background`, both thin grids of the same shape.

    Least squares on the points that lie closest to a first guess, three times over (trimmed least squares; Rousseeuw
    1984). The first guess is the better one of the last picture's line and of a pure gain from the medians.
    """
    x = picture.ravel().astype(np.float32)
    y = background.ravel().astype(np.float32)
    usable = (x > _CLIPPED[0]) & (x < _CLIPPED[1]) & (y > _CLIPPED[0]) & (y < _CLIPPED[1])
    if np.count_nonzero(usable) < x.size // 10:
        return Exposure(1.0, 0.0, _explained(y - x))
    fx, fy = x[usable], y[usable]
    gain, offset = _first_guess(fx, fy, before)
    for _ in range(3):
        residual = np.abs(fy - gain * fx - offset)
        limit = max(3.0, 2.5 * float(np.median(residual)))
        near = residual <= limit
        gain, offset = _line(fx[near], fy[near], gain, offset)
    return Exposure(gain, offset, _explained(y - np.clip(gain * x + offset, 0, 255)))


def _first_guess(x: NDArray[np.float32], y: NDArray[np.float32], before: Exposure) -> tuple[float, float]:
    ratio = float(np.median(y)) / max(1.0, float(np.median(x)))
    guesses = ((before.gain, before.offset), (1.0, 0.0), (min(max(ratio, GAIN_LIMITS[0]), GAIN_LIMITS[1]), 0.0))
    return min(guesses, key=lambda line: float(np.median(np.abs(y - line[0] * x - line[1]))))


def _line(x: NDArray[np.float32], y: NDArray[np.float32], gain: float, offset: float) -> tuple[float, float]:
    if x.size < 16:
        return gain, offset
    mean_x, mean_y = float(x.mean()), float(y.mean())
    dx = x - mean_x
    # A flat picture says nothing about the gain: 25 levels² of prior keep it near 1 there.
    variance = float(np.dot(dx, dx)) / x.size + 25.0
    covariance = float(np.dot(dx, y - mean_y)) / x.size + 25.0
    gain = min(max(covariance / variance, GAIN_LIMITS[0]), GAIN_LIMITS[1])
    return gain, mean_y - gain * mean_x


def _explained(residual: NDArray[np.float32]) -> float:
    return float(np.count_nonzero(np.abs(residual) <= INLIER_LEVELS)) / max(1, residual.size)
