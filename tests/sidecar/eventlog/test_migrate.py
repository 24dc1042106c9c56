"""Every released schema, frozen in schemas/, upgrades to exactly what a new file gets, and keeps what was in it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from support.eventlog import add_event, closed_segment
from tawny.core.clock import ManualClock
from tawny.core.errors import StorageError
from tawny.eventlog import EventLog, migrate
from tawny.eventlog.schema import metadata
from tawny.eventlog.sqlite import APPLICATION_ID

SCHEMAS = Path(__file__).with_name("schemas")
MIGRATIONS = Path(migrate.__file__).with_name("migrations")

ADDS_A_COLUMN = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0006", "0005"
def upgrade():
    with op.batch_alter_table("events", recreate="always", table_kwargs={"sqlite_with_rowid": False}) as events:
        events.add_column(sa.Column("note", sa.Text(), nullable=False, server_default=""))
"""
FAILS_HALF_WAY = """
from alembic import op
revision, down_revision = "0006", "0005"
def upgrade():
    op.drop_table("events")
    raise RuntimeError("the power went")
"""


def shape(path: Path) -> dict[str, object]:
    """What SQLite says of every table and index, without the text that made them."""
    with closing(sqlite3.connect(path)) as connection:
        described: dict[str, object] = {}
        for kind, name in connection.execute("SELECT type, name FROM sqlite_master").fetchall():
            if kind == "table":
                flags = connection.execute(f"SELECT wr, strict FROM pragma_table_list('{name}')").fetchall()
                columns = connection.execute(f"PRAGMA table_xinfo('{name}')").fetchall()
                keys = sorted(key[1:] for key in connection.execute(f"PRAGMA foreign_key_list('{name}')"))
                indices = sorted(index[1:] for index in connection.execute(f"PRAGMA index_list('{name}')"))
                described[name] = (flags, columns, keys, indices)
            else:
                described[name] = connection.execute(f"PRAGMA index_xinfo('{name}')").fetchall()
        return described


def conditions(path: Path) -> dict[str, set[str]]:
    """The CHECKs of tables and the WHEREs of indices: only the text has them."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: {line.strip(" \t,") for line in sql.splitlines() if "CHECK" in line or " WHERE " in line}
            for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        }


def revision_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        found: str = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        return found


@pytest.fixture
def old(tmp_path: Path, clock: ManualClock) -> Path:
    """A log of the present schema with a bit of everything, for tests with a revision that is still to come."""
    path = tmp_path / "tawny.db"
    with EventLog.open(path, clock) as log:
        log.segment_closed(closed_segment(0))
        log.set_reviewed(add_event(log, 0, zones=("drive",)), True, "maria")
    return path


def next_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    """Pretend that this version has one revision more."""
    migrations = shutil.copytree(MIGRATIONS, tmp_path / "migrations")
    (migrations / "versions" / "r0006_next.py").write_text(source)
    monkeypatch.setattr(migrate, "_MIGRATIONS", migrations)
    monkeypatch.setattr(migrate, "HEAD", "0006")
    monkeypatch.setattr(migrate, "REVISIONS", ("0001", "0002", "0003", "0004", "0005", "0006"))


@pytest.mark.parametrize("revision", migrate.REVISIONS)
def test_every_released_schema_upgrades_to_the_present_one(tmp_path: Path, clock: ManualClock, revision: str) -> None:
    path, fresh = tmp_path / "old.db", tmp_path / "fresh.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((SCHEMAS / f"{revision}.sql").read_text())
    with EventLog.open(path, clock) as log:
        (page,) = log.events("front", zone="drive", reviewed=True).events
        assert log.events("front", zone="drive", reviewed=False).events == ()
        assert (page.id, page.reviewed, page.protected) == ("01HF7YAT00AAAAAAAAAAAAAAAA", True, True)
        assert page.snapshot("best") is not None
        assert [segment.id for segment in log.segments("front", "main", 0, 2**62)] == [1]
        assert log.segment_index(1) == b"index"
        assert log.usage()[0].size_bytes == 1000
        assert log.tokens()[0].name == "phone"
        assert log.check() == []
    EventLog.open(fresh, clock).close()
    assert shape(path) == shape(fresh)
    assert conditions(path) == conditions(fresh)


def test_what_moved_before_is_taken_from_the_events(tmp_path: Path, clock: ManualClock) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((SCHEMAS / "0001.sql").read_text())
        minute = 1_700_000_040_000_000
        rows = [
            ("B", minute + 50_000_000, minute + 130_000_000, 0.9),
            ("C", minute + 100_000_000, minute + 110_000_000, 0.2),
        ]
        for name, start, end, score in rows:
            event = (name * 26, "front", "motion", start, end, start, end, end, score, 0, 0)
            connection.execute(f"INSERT INTO events VALUES ({', '.join('?' * len(event))})", event)
        connection.commit()
    with EventLog.open(path, clock) as log:
        motion = log.timeline("front", minute, minute + 180_000_000, buckets=3, now_us=minute).motion
        assert log.exports()[0].progress == 1
    assert [round(one.moving * 60) for one in motion] == [10, 60, 10]
    assert [one.peak for one in motion] == [0.9, 0.9, 0.9]


def test_the_migrations_lead_to_the_documented_tables(tmp_path: Path, clock: ManualClock) -> None:
    migrated, documented = tmp_path / "migrated.db", tmp_path / "documented.db"
    EventLog.open(migrated, clock).close()
    engine = create_engine(f"sqlite:///{documented}")
    metadata.create_all(engine)
    engine.dispose()
    shape_of_migrated = shape(migrated)
    del shape_of_migrated["alembic_version"], shape_of_migrated["sqlite_autoindex_alembic_version_1"]
    assert shape_of_migrated == shape(documented)
    assert {k: v for k, v in conditions(migrated).items() if k != "alembic_version"} == conditions(documented)


def test_every_table_and_column_says_what_it_is() -> None:
    for table in metadata.tables.values():
        assert table.comment, table.name
        assert [column.name for column in table.columns if not column.comment] == [], table.name


def test_the_revisions_are_those_on_the_disk() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == migrate.HEAD
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == migrate.REVISIONS
    assert sorted(path.stem for path in SCHEMAS.iterdir()) == sorted(migrate.REVISIONS)


def test_a_new_file_needs_no_copy(tmp_path: Path, old: Path) -> None:
    assert [path.name for path in tmp_path.iterdir()] == ["tawny.db"]


def test_a_copy_is_kept_before_an_upgrade_and_nothing_is_lost(
    tmp_path: Path, old: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_revision(tmp_path, monkeypatch, ADDS_A_COLUMN)
    with EventLog.open(old, clock) as log:
        (event,) = log.events(zone="drive", reviewed=True).events
        assert event.camera == "front"
        assert log.check() == []
    copy = tmp_path / "tawny.db.before-0006"
    assert (revision_of(old), revision_of(copy)) == ("0006", "0005")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchone() == (1,)
    assert not list(tmp_path.glob("*.part"))


def test_an_upgrade_that_fails_changes_nothing(
    tmp_path: Path, old: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shape(old)
    next_revision(tmp_path, monkeypatch, FAILS_HALF_WAY)
    with pytest.raises(RuntimeError, match="the power went"):
        EventLog.open(old, clock)
    assert revision_of(old) == "0005"
    assert shape(old) == before


def test_a_copy_that_fails_stops_the_upgrade(
    tmp_path: Path, old: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_revision(tmp_path, monkeypatch, ADDS_A_COLUMN)
    (tmp_path / "tawny.db.before-0006.part").mkdir()
    with pytest.raises(StorageError, match="can't copy the event log"):
        EventLog.open(old, clock)
    assert revision_of(old) == "0005"


def test_a_log_of_a_newer_version_is_refused_and_left_alone(old: Path, clock: ManualClock) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for read_only in (False, True):
        with pytest.raises(
            StorageError, match=r"newer version of Tawny \(schema 9999\): install that version"
        ) as raised:
            EventLog.open(old, clock, read_only=read_only)
        assert "tawny.db.before-9999" in raised.value.hint
    assert revision_of(old) == "9999"


def test_reading_does_not_upgrade(
    tmp_path: Path, old: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_revision(tmp_path, monkeypatch, ADDS_A_COLUMN)
    with pytest.raises(StorageError, match="older version: start the service once"):
        EventLog.open(old, clock, read_only=True)
    assert revision_of(old) == "0005"


def test_the_file_says_whose_it_is(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
