"""An open log in a fresh directory or database, and short ways to say what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import text

from support.postgresql import PostgresServer
from tawny.core.clock import ManualClock
from tawny.eventlog import EventLog
from tawny.eventlog.engine import Database
from tawny.eventlog.opening import open_database
from tawny.eventlog.place import LogPlace
from tawny.eventlog.schema import metadata


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture(scope="session")
def emptied(postgres: PostgresServer) -> Iterator[Callable[[], Database]]:
    """Hands out one database again and again, emptied: to make its tables takes longer than most tests."""
    numbers = count()
    opened: list[Database] = []

    def hand_out() -> Database:
        if not opened or opened[-1]._closed:
            opened.append(open_database(LogPlace(postgres.url(), f"emptied_{next(numbers)}")))
        with opened[-1].write() as connection:
            names = ", ".join(table.name for table in metadata.sorted_tables)
            connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
        return opened[-1]

    yield hand_out
    for database in opened:
        database.close()


@pytest.fixture
def file_log(tmp_path: Path, clock: ManualClock) -> Iterator[EventLog]:
    """For what only SQLite has."""
    with EventLog.open(tmp_path / "tawny.db", clock) as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def log(request: pytest.FixtureRequest, clock: ManualClock) -> EventLog:
    if request.param == "sqlite":
        opened: EventLog = request.getfixturevalue("file_log")
        return opened
    return EventLog(request.getfixturevalue("emptied")(), clock)
