"""Long tests, which `scripts/test-faults` runs and the ordinary suite leaves out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support.service import scene

collect_ignore_glob = [] if os.environ.get("TAWNY_FAULTS") else ["test_*.py"]


@pytest.fixture(scope="session")
def street(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Main and sub stream of a street in which something passes once per loop."""
    return scene(tmp_path_factory)
