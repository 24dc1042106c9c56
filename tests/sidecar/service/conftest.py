"""Scenes for simulated cameras; drawing them takes seconds, so it happens once."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.service import scene


@pytest.fixture(scope="session")
def street(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Main and sub stream of a street in which something passes once per loop."""
    return scene(tmp_path_factory)


@pytest.fixture(scope="session")
def clocked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same with the position in the loop drawn into every picture."""
    return scene(tmp_path_factory, clock=True)
