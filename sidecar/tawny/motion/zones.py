"""Zones and ignore areas as pictures of the detector's own size."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from tawny.motion.pictures import Box, Picture
from tawny.motion.settings import NEVER, MotionSettings, Polygon, Thresholds, thresholds


@dataclass(frozen=True, slots=True)
class ZoneMask:
    """One watched area on the evidence grid. `mask` is 255 inside, with the ignore areas cut out."""

    id: str
    mask: Picture
    thresholds: Thresholds

    @property
    def least(self) -> float:
        """Cells inside that a thing has to cover: `min_size`, or half of an area that is smaller than that."""
        if self.thresholds is NEVER:
            return math.inf
        return min(self.thresholds.min_size * self.mask.size, 0.5 * cv2.countNonZero(self.mask))

    def covered(self, box: Box, area: int) -> float:
        """Cells inside that a thing of `area` cells in `box` covers, as if it filled its box evenly."""
        x0, y0, x1, y1 = box
        return cv2.countNonZero(self.mask[y0:y1, x0:x1]) * area / ((x1 - x0) * (y1 - y0))


@dataclass(frozen=True, slots=True)
class Watched:
    """What is watched, rasterised for one picture size.

    `contrast` (picture size) holds the grey levels asked for at each pixel, 255 where nothing counts. `areas` (grid
    size) are the zones, or one nameless area of the whole picture when there are none.
    """

    contrast: Picture
    areas: tuple[ZoneMask, ...]


def watched(settings: MotionSettings, size: tuple[int, int], grid: tuple[int, int]) -> Watched:
    """Rasterise `settings` for pictures of `size` and an evidence grid of `grid`, both (width, height)."""
    camera = thresholds(settings.sensitivity)
    ignored_on_grid = _raster([area.polygon for area in settings.ignore], grid)
    contrast = np.full((size[1], size[0]), _level(camera.contrast), np.uint8)
    areas: list[ZoneMask] = []
    inside = np.zeros_like(contrast)
    for zone in settings.zones:
        own = thresholds(settings.sensitivity if zone.sensitivity is None else zone.sensitivity)
        if own is not NEVER and zone.min_size is not None:
            own = Thresholds(own.contrast, zone.min_size, own.travel)
        pixels = _raster([zone.polygon], size) > 0
        # Where zones overlap, the more sensitive one decides about pixels; size and distance stay each zone's own.
        level = np.where(inside[pixels] > 0, np.minimum(contrast[pixels], _level(own.contrast)), _level(own.contrast))
        contrast[pixels] = level
        inside[pixels] = 255
        areas.append(ZoneMask(zone.id, _raster([zone.polygon], grid) & ~ignored_on_grid, own))
    if not areas:
        areas.append(ZoneMask("", ~ignored_on_grid, camera))
    contrast[_raster([area.polygon for area in settings.ignore], size) > 0] = 255
    return Watched(contrast, tuple(areas))


def _level(contrast: float) -> int:
    return min(255, max(1, round(contrast)))


def _raster(polygons: list[Polygon], size: tuple[int, int]) -> Picture:
    """255 inside the polygons. Drawn in 1/256 pixel, so that thin areas keep their place on a coarse grid."""
    mask = np.zeros((size[1], size[0]), np.uint8)
    for polygon in polygons:
        corners = (np.array(polygon, np.float64) * size - 0.5) * 256
        cv2.fillPoly(mask, [np.round(corners).astype(np.int32)], 255, shift=8)
    return mask
