"""The event log: whole, damaged, older, newer, another program's, and while somebody writes to it."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from support.doctor import config_of, only
from support.postgresql import PostgresServer
from tawny.config import Config
from tawny.core.clock import SystemClock
from tawny.core.errors import StorageError
from tawny.doctor import Outcome, eventlog
from tawny.doctor.eventlog import check_event_log
from tawny.eventlog import EventLog
from tawny.eventlog.place import LogPlace
from tawny.eventlog.sqlite import SqliteDatabase


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A storage with an event log in it."""
    made = config_of(tmp_path)
    made.storage.path.mkdir()
    with EventLog.open(made.storage.path / "tawny.db", SystemClock()) as log:
        for number in range(50):
            log.upsert_camera(f"camera_{number}", "Door", ["main"])
    return made


def change(config: Config, statement: str) -> None:
    with closing(sqlite3.connect(config.storage.path / "tawny.db")) as connection, connection:
        connection.execute(statement)


async def test_one_that_is_whole(config: Config) -> None:
    found = only(await check_event_log(config))
    assert found.outcome is Outcome.OK
    assert "whole and up to date" in found.found


async def test_none_is_none_yet(tmp_path: Path) -> None:
    assert "does not exist yet" in only(await check_event_log(config_of(tmp_path))).found
    assert not (tmp_path / "data").exists()


async def test_damage_is_found(config: Config) -> None:
    path = config.storage.path / "tawny.db"
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'cameras'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"junk" * (size // 4))
    found = only(await check_event_log(config))
    assert found.outcome is Outcome.FAILED
    assert "is damaged" in found.found
    assert "--repair" in found.remedy


async def test_one_of_an_older_version_is_a_warning(config: Config) -> None:
    change(config, "UPDATE alembic_version SET version_num = '0001'")
    found = only(await check_event_log(config))
    assert found.outcome is Outcome.WARNING
    assert "start the service" in found.remedy


async def test_one_of_a_newer_version_has_failed(config: Config) -> None:
    change(config, "UPDATE alembic_version SET version_num = '9999'")
    found = only(await check_event_log(config))
    assert found.outcome is Outcome.FAILED
    assert "newer version" in found.found


async def test_a_file_of_another_program_has_failed(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    config.storage.path.mkdir()
    (config.storage.path / "tawny.db").write_text("Dear diary, " * 100)
    with pytest.raises(StorageError, match="is not an event log"):
        await check_event_log(config)


async def test_nobody_who_writes_is_held_up(config: Config) -> None:
    database = SqliteDatabase(config.storage.path / "tawny.db")
    try:
        with database.write() as connection:
            connection.exec_driver_sql("UPDATE cameras SET name = 'Gate'")
            assert only(await check_event_log(config)).outcome is Outcome.OK
    finally:
        database.close()


async def test_one_that_is_too_large_to_be_read_now_is_said_to_be(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = threading.Event()
    monkeypatch.setattr(eventlog, "READING_LIMIT_S", 0.1)
    monkeypatch.setattr(SqliteDatabase, "check", lambda _: read.wait(30) and [])
    found = only(await check_event_log(config))
    read.set()
    assert found.outcome is Outcome.OK
    assert "tawny storage check" in found.found


def shared(tmp_path: Path, url: str) -> Config:
    """A service whose event log is in a shared database."""
    return config_of(tmp_path, database={"url": url}, node={"id": "doctor"})


async def test_a_shared_database_is_looked_at(tmp_path: Path, postgres: PostgresServer) -> None:
    config = shared(tmp_path, postgres.url())
    found = only(await check_event_log(config))
    assert found.outcome is Outcome.OK
    assert "made at the first start" in found.found
    EventLog.open(LogPlace(postgres.url(), "doctor"), SystemClock()).close()
    found = only(await check_event_log(config))
    assert found.outcome is Outcome.OK
    assert "up to date" in found.found
    postgres.ask("UPDATE tawny_doctor.alembic_version SET version_num = '9999'")
    found = only(await check_event_log(config))
    assert found.outcome is Outcome.FAILED
    assert "schema 9999" in found.found


async def test_a_shared_database_that_refuses_is_one_line(tmp_path: Path, postgres: PostgresServer) -> None:
    with pytest.raises(StorageError, match="password authentication failed") as raised:
        await check_event_log(shared(tmp_path, postgres.url(password="geheim99")))
    assert "geheim99" not in str(raised.value)
