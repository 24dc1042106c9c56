"""Short clips as footage, made once."""

from __future__ import annotations

import pytest

from support.footage import Footage, read_footage
from support.video import make_clip


@pytest.fixture(scope="session")
def picture_only(tmp_path_factory: pytest.TempPathFactory) -> Footage:
    """10 s of 10 pictures a second, a keyframe every second: 5 chunks, the last one open."""
    return read_footage(make_clip(tmp_path_factory.mktemp("live") / "a.mp4", seconds=10, fps=10, gop=10))


@pytest.fixture(scope="session")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Footage:
    """6 s at another size, with sound."""
    path = tmp_path_factory.mktemp("live") / "b.mp4"
    return read_footage(make_clip(path, seconds=6, fps=10, gop=20, width=640, height=360, audio=True))
