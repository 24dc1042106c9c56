"""Short clips as footage, made once, and a spool to put them into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.footage import Footage, read_footage
from support.video import make_clip
from tawny.media.spool import SpoolWriter
from tawny.media.spool_reader import SpoolReader


@pytest.fixture(scope="session")
def picture_only(tmp_path_factory: pytest.TempPathFactory) -> Footage:
    """10 s of 10 pictures a second, a keyframe every second: fragments of 2 pictures."""
    return read_footage(make_clip(tmp_path_factory.mktemp("live") / "a.mp4", seconds=10, fps=10, gop=10))


@pytest.fixture(scope="session")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Footage:
    """6 s at another size, with sound, a keyframe every two seconds."""
    path = tmp_path_factory.mktemp("live") / "b.mp4"
    return read_footage(make_clip(path, seconds=6, fps=10, gop=20, width=640, height=360, audio=True))


@pytest.fixture(scope="session")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Footage:
    """10 s with a keyframe every 0.7 s: the last fragment before each is half as long as the others."""
    return read_footage(make_clip(tmp_path_factory.mktemp("live") / "c.mp4", seconds=9.8, fps=10, gop=7))


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[SpoolWriter]:
    spool = SpoolWriter(tmp_path / "spool", seconds=30, max_bytes=64_000_000)
    yield spool
    spool.close()


@pytest.fixture
def reader(writer: SpoolWriter, tmp_path: Path) -> SpoolReader:
    return SpoolReader(tmp_path / "spool")
