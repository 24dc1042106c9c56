"""Short clips, and something to record them with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.recorded import Recorded
from support.video import make_clip


@pytest.fixture(scope="session")
def clip_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Clips of 10 s with 10 pictures and a keyframe a second; each made once."""
    folder = tmp_path_factory.mktemp("clips")
    made: dict[tuple[object, ...], Path] = {}

    def make(**options: object) -> Path:
        key = tuple(sorted(options.items()))
        if key not in made:
            settings = {"seconds": 10, "fps": 10, "gop": 10, **options}
            made[key] = make_clip(folder / f"{len(made)}.mp4", **settings)
        return made[key]

    return make


@pytest.fixture
def recorded(tmp_path: Path) -> Iterator[Recorded]:
    archive = Recorded(tmp_path)
    yield archive
    archive.log.close()
