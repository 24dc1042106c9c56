"""Precision and recall on the synthetic corpus. A part of it always; all of it, also through H.264, when asked for."""

from __future__ import annotations

import os

import pytest

from support.corpus import CASES
from support.watch import episodes, faults

ALL = os.environ.get("TAWNY_WHOLE_CORPUS")

CHOSEN = [
    "nothing, noisy night",
    "tree sways wide",
    "gust after calm",
    "television switched on",
    "bands roll, strong",
    "heavy rain",
    "light on, settles",
    "infrared",
    "small far walker",
    "fast car, 0.6 s",
    "stands 25 s",
    "bright car, automatic exposure",
    "walker switches light",
    "walker from the first second",
]
CODED = ["small far walker"]

KNOWN = {
    ("clouds", True): "coarse blocks give the shadows edges",
    ("headlights", True): "a beam's edge that the encoder made hard",
    ("walker after infrared", True): "found when it leaves the dark corner of the picture",
}


@pytest.mark.parametrize("name", CASES if ALL else CHOSEN)
def test_scene(name: str) -> None:
    case = CASES[name]

    assert faults(case, episodes(case.frames())) == []


@pytest.mark.parametrize("name", CASES if ALL else CODED)
def test_scene_through_h264(name: str) -> None:
    if (name, True) in KNOWN:
        pytest.xfail(KNOWN[name, True])
    case = CASES[name]

    assert faults(case, episodes(case.frames(coded=True))) == []
