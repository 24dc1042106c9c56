from __future__ import annotations

import numpy as np
import pytest

from tawny.motion.exposure import ExposureFit
from tawny.motion.pictures import Picture


@pytest.fixture
def background() -> Picture:
    rng = np.random.default_rng(1)
    return np.clip(rng.normal(120, 35, (33, 45)), 0, 255).astype(np.uint8)


def fitted(background: Picture) -> ExposureFit:
    fit = ExposureFit()
    fit.learn(background, background, background)
    return fit


def test_the_same_picture_needs_nothing(background: Picture) -> None:
    exposure = fitted(background).fit(background)

    assert exposure.gain == pytest.approx(1, abs=0.01)
    assert exposure.offset == pytest.approx(0, abs=1)
    assert exposure.explained == 1


@pytest.mark.parametrize(("gain", "offset"), [(0.7, 0), (1.3, -20), (0.8, 25), (0.6, 10)])
def test_a_line_is_found_again(background: Picture, gain: float, offset: float) -> None:
    picture = np.clip(background * gain + offset, 0, 255).astype(np.uint8)

    exposure = fitted(background).fit(picture)

    assert exposure.gain == pytest.approx(1 / gain, rel=0.05)
    assert exposure.explained > 0.95


def test_a_bright_car_does_not_spoil_the_line(background: Picture) -> None:
    picture = (background * 0.75).astype(np.uint8)
    picture[5:25, 5:25] = 240

    exposure = fitted(background).fit(picture)

    assert exposure.gain == pytest.approx(1 / 0.75, rel=0.05)
    assert exposure.explained == pytest.approx(1 - 400 / picture.size, abs=0.04)


def test_another_picture_is_not_explained(background: Picture) -> None:
    other = np.random.default_rng(2).integers(0, 255, background.shape).astype(np.uint8)

    assert fitted(background).fit(other).explained < 0.5


def test_a_flat_picture_keeps_its_gain() -> None:
    flat = np.random.default_rng(3).normal(100, 1.5, (33, 45)).astype(np.uint8)

    exposure = fitted(flat).fit((flat * 0.8).astype(np.uint8))

    assert 0.8 < exposure.gain < 1.3
    assert exposure.explained == 1


def test_black_bars_do_not_hold_the_exposure(background: Picture) -> None:
    background[:10] = 16
    background[-10:] = 16
    picture = (background * 0.7).astype(np.uint8)
    picture[:10] = 16
    picture[-10:] = 16

    assert fitted(background).fit(picture).gain == pytest.approx(1 / 0.7, rel=0.06)


def test_values_that_a_pixel_had_lately_are_explained(background: Picture) -> None:
    other = np.random.default_rng(2).integers(0, 255, background.shape).astype(np.uint8)
    fit = ExposureFit()
    fit.learn(background, other // 10 * 10, other // 10 * 10 + 10)

    assert fit.fit(other).explained > 0.9


def test_a_pixel_that_took_every_value_explains_nothing(background: Picture) -> None:
    other = np.random.default_rng(2).integers(0, 255, background.shape).astype(np.uint8)
    fit = ExposureFit()
    fit.learn(background, np.zeros_like(background), np.full_like(background, 255))

    assert fit.fit(other).explained < 0.5
