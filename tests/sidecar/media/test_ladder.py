"""How many pictures of a source a rendition takes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tawny.media.ladder import LADDER
from tawny.media.thinning import Thinner


@pytest.mark.parametrize(
    ("name", "fps", "taken"),
    [
        ("remote", 25, 12.5),
        ("remote", 30, 15),
        ("remote", 29.97, 14.985),
        ("remote", 15.2, 15),
        ("remote", 10, 10),
        ("low", 25, 6.25),
        ("low", 15, 7.5),
        ("low", 10, 5),
        ("low", 8, 8),
        ("low", 3, 3),
    ],
)
def test_it_is_never_more_than_allowed(name: str, fps: float, taken: float) -> None:
    assert LADDER[name].rate(fps) == pytest.approx(taken)


@pytest.mark.parametrize("fps", [5, 8, 10, 12.5, 15, 20, 25, 30, 50])
@pytest.mark.parametrize("name", LADDER)
def test_they_come_evenly(name: str, fps: float) -> None:
    thinner = Thinner(LADDER[name].rate(fps))
    taken = [index for index in range(200) if thinner.takes(round(index * 1_000_000 / fps))]
    assert len({after - before for before, after in pairwise(taken)}) == 1
