"""An open log in a fresh directory, and short ways to say what happened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tawny.core.clock import ManualClock
from tawny.eventlog import EventLog


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def log(tmp_path: Path, clock: ManualClock) -> Iterator[EventLog]:
    with EventLog.open(tmp_path / "tawny.db", clock) as opened:
        yield opened
