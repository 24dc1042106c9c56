from __future__ import annotations

import numpy as np
import pytest

from tawny.motion.background import Mixture, Wander
from tawny.motion.pictures import Picture

NEVER_MOVED = np.full((20, 30), -1e9, np.float32)


def flat(level: int, noise: float = 0, seed: int = 0) -> Picture:
    rng = np.random.default_rng(seed)
    return np.clip(rng.normal(level, noise, (40, 60)), 0, 255).astype(np.uint8)


def contrast() -> Picture:
    return np.full((40, 60), 14, np.uint8)


def absorbed_after(fps: float) -> float:
    """Seconds until a thing that stands still is background, after half a minute of calm."""
    mixture = Mixture()
    mixture.restart(flat(100))
    for index in range(int(60 * fps)):
        mixture.apply(flat(100, 2, index), 1 / fps)
    picture = flat(100)
    picture[10:20, 10:20] = 180
    for index in range(int(60 * fps)):
        if not mixture.apply(picture, 1 / fps)[15, 15]:
            return index / fps
    return 60


def test_the_first_frames_show_no_foreground() -> None:
    mixture = Mixture()
    mixture.restart(flat(100, 3, 1))

    assert not mixture.apply(flat(100, 3, 2), 0.2).any()


def test_the_frame_rate_does_not_change_what_is_background() -> None:
    slow, fast = absorbed_after(2), absorbed_after(20)

    assert 8 < slow < 25
    assert fast == pytest.approx(slow, rel=0.15)


def test_pictures_that_nobody_asks_about_are_learned_in_time() -> None:
    mixture = Mixture()
    mixture.restart(flat(100))
    for _ in range(1500):
        mixture.learn(flat(120), 0.2)

    assert abs(int(mixture.image[5, 5]) - 120) <= 2


def wander_of(values: list[int], seconds_each: float = 0.1) -> tuple[Wander, float]:
    wander = Wander(contrast())
    wander.restart(flat(100), 0.0)
    now = 0.0
    for value in values:
        now += seconds_each
        wander.add(flat(value), now, flat(100), NEVER_MOVED)
    return wander, now


def test_a_new_value_is_outside() -> None:
    wander, _ = wander_of([100] * 50)

    assert wander.outside(flat(130)).all()
    assert not wander.outside(flat(108)).any()


def test_what_flickers_is_inside_after_a_few_seconds() -> None:
    wander, _ = wander_of([100, 160] * 30)

    assert not wander.outside(flat(150)).any()
    assert wander.outside(flat(190)).all()


def test_what_passes_does_not_hide_itself() -> None:
    wander, _ = wander_of([100] * 50 + [180] * 8)

    assert wander.outside(flat(180)).all()


def test_the_range_shrinks_back() -> None:
    wander, _ = wander_of([100, 160] * 30 + [100] * 1200)

    assert wander.outside(flat(150)).all()


def test_where_something_moved_nothing_is_learned() -> None:
    wander = Wander(contrast())
    wander.restart(flat(100), 0.0)
    moved = NEVER_MOVED.copy()
    for index in range(80):
        now = 0.1 * index
        moved[:, :15] = now
        wander.add(flat(180), now, flat(100), moved)

    outside = wander.outside(flat(180))
    assert outside[:, :28].all()
    assert not outside[:, 32:].any()


def test_narrowed_it_knows_only_the_last_seconds() -> None:
    wander, _ = wander_of([100, 200] * 15 + [120] * 15)
    wander.widen(flat(220))

    wander.narrow()

    assert not wander.outside(flat(120)).any()
    assert wander.outside(flat(190)).all()
