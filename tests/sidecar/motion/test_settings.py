from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawny.motion.settings import NEVER, MotionSettings, Zone, motion_settings, thresholds

TRIANGLE = [[0.1, 0.2], [0.9, 0.2], [0.5, 0.8]]


def test_zero_is_never() -> None:
    assert thresholds(0) is NEVER
    assert NEVER.contrast > 255
    assert NEVER.min_size > 1


def test_fifty_is_what_the_guide_says() -> None:
    assert thresholds(50).contrast == 14.0
    assert thresholds(50).min_size == 0.0006
    assert thresholds(50).travel == 0.02


@given(st.integers(1, 99))
def test_more_sensitive_asks_for_less(sensitivity: int) -> None:
    less, more = thresholds(sensitivity), thresholds(sensitivity + 1)
    assert more.contrast < less.contrast
    assert more.min_size < less.min_size
    assert more.travel < less.travel


def test_over_a_hundred_is_a_hundred() -> None:
    assert thresholds(140) == thresholds(100)


def test_settings_from_a_configuration() -> None:
    configured = SimpleNamespace(
        enabled=True,
        sensitivity=60,
        fps=4.0,
        quiet_s=7.0,
        zones={"drive": SimpleNamespace(polygon=TRIANGLE, sensitivity=80, min_size=None)},
        ignore={"clock": SimpleNamespace(polygon=TRIANGLE)},
    )

    settings = motion_settings(configured)

    corners = ((0.1, 0.2), (0.9, 0.2), (0.5, 0.8))
    assert settings == MotionSettings(60, 4.0, 7.0, (Zone("drive", corners, 80, None),), (Zone("clock", corners),))


def test_the_configuration_of_the_project_fits() -> None:
    camera = pytest.importorskip("tawny.config.camera", reason="the configuration's models are elsewhere")
    configured = camera.MotionConfig.model_validate({"zones": {"drive": {"polygon": TRIANGLE, "min_size": 0.01}}})

    settings = motion_settings(configured)

    assert settings.zones[0].min_size == 0.01
    assert settings == MotionSettings(zones=settings.zones)
