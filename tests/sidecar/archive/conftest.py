"""A storage directory with its event log, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.archive import NOON
from tawny.archive.marker import check_marker
from tawny.core.clock import ManualClock
from tawny.eventlog import EventLog


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the storage seen before is remembered."""
    folder = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "storage"
    folder.mkdir()
    check_marker(folder)
    return folder


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOON)


@pytest.fixture
def log(root: Path, clock: ManualClock) -> Iterator[EventLog]:
    with EventLog.open(root / "tawny.db", clock) as opened:
        yield opened
