from __future__ import annotations

import numpy as np
import pytest

from tawny.motion.light import Surroundings
from tawny.motion.pictures import Picture


@pytest.fixture
def wall() -> Picture:
    rng = np.random.default_rng(4)
    picture = rng.normal(120, 2, (180, 320))
    picture[60:120, 200:260] = 60
    return np.clip(picture, 0, 255).astype(np.uint8)


@pytest.fixture
def surroundings(wall: Picture) -> Surroundings:
    surroundings = Surroundings(np.full(wall.shape, 14, np.uint8))
    surroundings.learn(wall)
    return surroundings


def test_an_unchanged_picture_has_no_new_outlines(wall: Picture, surroundings: Surroundings) -> None:
    assert not surroundings.sharp(wall, 1.0).any()


def test_a_thing_has_outlines(wall: Picture, surroundings: Surroundings) -> None:
    wall[80:110, 50:62] = 90

    assert surroundings.sharp(wall, 1.0)[80:110, 50:62].all()


def test_a_lamp_has_none(wall: Picture, surroundings: Surroundings) -> None:
    y, x = np.mgrid[0:180, 0:320]
    lit = wall * (1 + 0.8 * np.exp(-((x - 160) ** 2 + (y - 90) ** 2) / (2 * 40**2)))

    assert not surroundings.sharp(np.clip(lit, 0, 255).astype(np.uint8), 1.0).any()


def test_a_dimmed_picture_has_none(wall: Picture, surroundings: Surroundings) -> None:
    assert not surroundings.sharp((wall * 0.6).astype(np.uint8), 1 / 0.6).any()


def test_tones_from_nearby_are_not_foreign(wall: Picture, surroundings: Surroundings) -> None:
    swayed = np.roll(wall, 6, axis=1)

    assert not surroundings.foreign(swayed).any()


def test_a_tone_from_elsewhere_is(wall: Picture, surroundings: Surroundings) -> None:
    wall[80:110, 50:62] = 60

    assert surroundings.foreign(wall)[80:110, 50:62].all()
