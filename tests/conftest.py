"""What all tests share: where the real footage lies, when there is any, and that chance is the same in every run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("seeded", derandomize=True, deadline=None)  # a busy machine is no defect
settings.load_profile("seeded")


@pytest.fixture(scope="session")
def footage() -> Path:
    """The folder of real footage, which is not part of the project: `../shared/media`, or where TAWNY_FOOTAGE says."""
    folder = Path(os.environ.get("TAWNY_FOOTAGE") or ROOT.parent / "shared" / "media")
    if not folder.is_dir():
        pytest.skip(f"needs the real footage, which is not in {folder} (TAWNY_FOOTAGE names another folder)")
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the footage, so that `-m "not footage"` leaves it out."""
    for item in items:
        if "footage" in getattr(item, "fixturenames", ()):
            item.add_marker("footage")
