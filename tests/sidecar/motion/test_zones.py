from __future__ import annotations

import numpy as np

from tawny.motion.settings import MotionSettings, Zone, thresholds
from tawny.motion.zones import watched

SIZE, GRID = (320, 180), (160, 90)
LEFT = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))
TOP = ((0.0, 0.0), (1.0, 0.0), (1.0, 0.5), (0.0, 0.5))


def test_without_zones_the_whole_picture_is_watched() -> None:
    found = watched(MotionSettings(), SIZE, GRID)

    assert [area.id for area in found.areas] == [""]
    assert (found.areas[0].mask == 255).all()
    assert (found.contrast == 14).all()


def test_a_zone_covers_its_share() -> None:
    (area,) = watched(MotionSettings(zones=(Zone("left", LEFT),)), SIZE, GRID).areas

    assert abs(np.count_nonzero(area.mask) / area.mask.size - 0.5) < 0.02
    assert area.mask[45, 20] == 255
    assert area.mask[45, 140] == 0


def test_a_zone_has_its_own_contrast() -> None:
    found = watched(MotionSettings(zones=(Zone("left", LEFT, sensitivity=75),)), SIZE, GRID)

    assert found.contrast[90, 40] == round(thresholds(75).contrast)
    assert found.contrast[90, 280] == 14


def test_where_zones_overlap_the_more_sensitive_one_decides() -> None:
    zones = (Zone("left", LEFT, sensitivity=75), Zone("top", TOP, sensitivity=25))
    found = watched(MotionSettings(zones=zones), SIZE, GRID)

    assert found.contrast[40, 40] == round(thresholds(75).contrast)
    assert found.contrast[40, 280] == round(thresholds(25).contrast)


def test_an_ignore_area_takes_away_from_every_zone() -> None:
    found = watched(MotionSettings(zones=(Zone("left", LEFT),), ignore=(Zone("top", TOP),)), SIZE, GRID)

    assert found.contrast[40, 40] == 255
    assert found.areas[0].mask[20, 20] == 0
    assert found.areas[0].mask[70, 20] == 255


def test_the_smallest_size_of_a_zone_is_its_own() -> None:
    (area,) = watched(MotionSettings(zones=(Zone("left", LEFT, min_size=0.05),)), SIZE, GRID).areas

    assert area.least == 0.05 * 160 * 90


def test_a_zone_smaller_than_the_smallest_size_can_still_be_entered() -> None:
    corner = ((0.0, 0.0), (0.05, 0.0), (0.05, 0.05), (0.0, 0.05))
    (area,) = watched(MotionSettings(zones=(Zone("corner", corner, min_size=0.2),)), SIZE, GRID).areas

    assert area.least <= np.count_nonzero(area.mask)


def test_nothing_enters_a_zone_of_sensitivity_zero() -> None:
    (area,) = watched(MotionSettings(zones=(Zone("left", LEFT, sensitivity=0),)), SIZE, GRID).areas

    assert area.covered((0, 0, 160, 90), 160 * 90) < area.least
