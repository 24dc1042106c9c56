"""What all tests share: the real footage, when there is any, a state directory, and chance that is always the same."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import settings

collect_ignore = ["integration"]  # they need Home Assistant, which has an environment of its own: scripts/setup-ha

ROOT = Path(__file__).resolve().parent.parent

# What runs in the background of a shell ignores Ctrl-C, and so would all that the tests start to try theirs on.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("seeded", derandomize=True, deadline=None)  # a busy machine is no defect
settings.load_profile("seeded")


@pytest.fixture(scope="session")
def footage() -> Path:
    """The folder of real footage, which is not part of the project: `../shared/media`, or where TAWNY_FOOTAGE says."""
    folder = Path(os.environ.get("TAWNY_FOOTAGE") or ROOT.parent / "shared" / "media")
    if not folder.is_dir():
        pytest.skip(f"needs the real footage, which is not in {folder} (TAWNY_FOOTAGE names another folder)")
    return folder


@pytest.fixture(autouse=True)
def state_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where storage seen before is remembered: not in the user's own, and apart for every test."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    return folder


LONG = ("e2e", "browser", "sidecar/service", "sidecar/bus", "sidecar/cli", "sidecar/doctor")
"""Where tests wait for whole services. They begin first: no process shall be left alone with one of them at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the footage, so that `-m "not footage"` leaves it out; and put what takes long first."""
    for item in items:
        if "footage" in getattr(item, "fixturenames", ()):
            item.add_marker("footage")
    turns: dict[Path, tuple[int, int]] = {}
    for item in items:
        turns.setdefault(item.path, _turn(item.path, turns))
    items.sort(key=lambda item: turns[item.path])


def _turn(path: Path, before: dict[Path, tuple[int, int]]) -> tuple[int, int]:
    """Among what takes long, the folders take turns: not all browsers at once, which keep the processors busy."""
    folder = path.parent.relative_to(ROOT / "tests").as_posix() if path.is_relative_to(ROOT / "tests") else ""
    if folder not in LONG:
        return sys.maxsize, 0
    return sum(path.parent == other.parent for other in before), LONG.index(folder)
