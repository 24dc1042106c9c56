"""Many services in one PostgreSQL database: each with rows of its own, and none harmed when it is away."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import inspect

from support.eventlog import NOON, add_event, closed_segment
from support.postgresql import PASSWORD, PostgresServer, needs_postgresql
from tawny.core.clock import ManualClock
from tawny.core.errors import ConfigError, StorageError, TawnyError
from tawny.eventlog import AwayError, EventLog
from tawny.eventlog.opening import open_as_it_is, open_database
from tawny.eventlog.place import LogPlace
from tawny.eventlog.postgresql import schema_name
from tawny.eventlog.schema import metadata
from tawny.eventlog.transfer import replace_by_file

from .test_migrate import next_revision

pytestmark = needs_postgresql

ADDS_A_COLUMN = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0006", "0005"
def upgrade():
    op.add_column("events", sa.Column("note", sa.Text(), nullable=False, server_default=""))
"""
FAILS_HALF_WAY = """
from alembic import op
revision, down_revision = "0006", "0005"
def upgrade():
    op.drop_table("event_zones")
    raise RuntimeError("the power went")
"""


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    """One that a test may stop."""
    with PostgresServer() as server:
        yield server


def test_each_node_has_rows_of_its_own(postgres: PostgresServer, clock: ManualClock) -> None:
    with (
        EventLog.open(LogPlace(postgres.url(), "barn"), clock) as barn,
        EventLog.open(LogPlace(postgres.url(), "mill"), clock) as mill,
    ):
        # The same camera, file and time in both.
        for log in (barn, mill):
            log.upsert_camera("front", log.name, ["main"])
            log.segment_closed(closed_segment(0))
        event = add_event(barn, 0)
        barn.create_token("phone")
        assert [found.id for found in barn.events().events] == [event]
        assert mill.events().events == ()
        assert mill.tokens() == []
        assert mill.condemn_segments([1]) == [closed_segment(0).path]
        assert [segment.id for segment in barn.segments("front", None, 0, 2**60)] == [1]
        assert barn.usage()[0].segments == 1
        assert mill.usage() == []
        assert barn.size_bytes() > 0
    with EventLog.open(LogPlace(postgres.url(), "barn"), clock, read_only=True) as again:
        assert [found.id for found in again.events().events] == [event]
        with pytest.raises(StorageError, match="read-only"):
            again.remove_camera("front")


def test_a_storage_that_is_not_the_logs_is_refused(postgres: PostgresServer, clock: ManualClock) -> None:
    place = LogPlace(postgres.url(), "shed", "01HF7YAT00AAAAAAAAAAAAAAAA")
    EventLog.open(place, clock).close()
    EventLog.open(place, clock).close()
    other = LogPlace(postgres.url(), "shed", "01HF7YAT00BBBBBBBBBBBBBBBB")
    with pytest.raises(StorageError, match=r"belongs to another storage directory: .*node\.id.*tawny_shed"):
        EventLog.open(other, clock)


def test_another_programs_schema_is_refused(postgres: PostgresServer, clock: ManualClock) -> None:
    postgres.ask("CREATE SCHEMA tawny_taken")
    postgres.ask("CREATE TABLE tawny_taken.recipes (name text)")
    for read_only in (False, True):
        with pytest.raises(StorageError, match="is another program's"):
            EventLog.open(LogPlace(postgres.url(), "taken"), clock, read_only=read_only)
    assert postgres.ask("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'tawny_taken'") == [(1,)]


def test_reading_makes_nothing(postgres: PostgresServer, clock: ManualClock) -> None:
    with pytest.raises(StorageError, match=r"there is no event log of nobody .*: start the service once"):
        EventLog.open(LogPlace(postgres.url(), "nobody"), clock, read_only=True)
    assert postgres.ask("SELECT 1 FROM pg_namespace WHERE nspname = 'tawny_nobody'") == []


def test_names_that_are_cut_off_stay_apart() -> None:
    long = ["a" * 62 + end for end in "bc"]
    names = {schema_name(node) for node in long}
    assert len(names) == 2
    assert all(len(name) <= 63 for name in names)
    assert schema_name("house") == "tawny_house"


def test_services_that_start_at_once_make_one_log(postgres: PostgresServer, clock: ManualClock) -> None:
    begin, failures = threading.Barrier(3), []

    def start() -> None:
        begin.wait()
        try:
            EventLog.open(LogPlace(postgres.url(), "rush", "01HF7YAT00AAAAAAAAAAAAAAAA"), clock).close()
        except TawnyError as error:
            failures.append(error)

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_role_needs_no_more_than_its_schema(postgres: PostgresServer, clock: ManualClock) -> None:
    postgres.ask("CREATE ROLE modest LOGIN PASSWORD 'hunter33'")
    url = postgres.url(user="modest", password="hunter33")
    with pytest.raises(StorageError, match=r"permission denied: .*GRANT CREATE ON DATABASE"):
        EventLog.open(LogPlace(url, "modest"), clock)
    postgres.ask("CREATE SCHEMA tawny_modest AUTHORIZATION modest")
    with EventLog.open(LogPlace(url, "modest"), clock) as log:
        add_event(log, 0)
    with pytest.raises(StorageError, match="permission denied"):
        EventLog.open(LogPlace(url, "immodest"), clock)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"password": "geheim99"}, r"the database refuses \(password authentication failed.*mend user and password"),
        ({"user": "nobody", "password": "geheim99"}, r"the database refuses \(.*\): mend user"),
        ({"database": "nowhere"}, r'the database refuses \(database "nowhere" does not exist\): make it \(createdb\)'),
    ],
)
def test_what_the_server_refuses_is_one_line(
    postgres: PostgresServer, clock: ManualClock, change: dict[str, str], said: str
) -> None:
    with pytest.raises(StorageError, match=said) as raised:
        EventLog.open(LogPlace(postgres.url(**change), "house"), clock, may_be_away=True)
    assert "\n" not in str(raised.value)
    assert not isinstance(raised.value, AwayError)
    assert "geheim99" not in str(raised.value)
    assert PASSWORD not in str(raised.value)


@pytest.mark.parametrize(
    ("url", "kind", "said"),
    [
        (
            "postgresql://tawny:geheim99@127.0.0.1:1/tawny",
            AwayError,
            r"can't be reached \(Connection refused.*start it",
        ),
        ("postgresql://tawny:geheim99@no-such-host.invalid/tawny", AwayError, r"can't be reached \(failed to resolve"),
        ("postgresql://tawny:geheim99@127.0.0.1:{port}/postgres?sslmode=require", StorageError, "SSL.*mend sslmode"),
        ("postgresql://tawny:geheim99@127.0.0.1:{port}/postgres?bogus=1", StorageError, "bogus.*mend database.url"),
        ("postgresql://tawny@127.0.0.1:{port}/postgres", StorageError, "it asks for a password: write it into"),
    ],
)
def test_a_server_that_is_not_there_is_one_line(
    postgres: PostgresServer, clock: ManualClock, url: str, kind: type[StorageError], said: str
) -> None:
    with pytest.raises(kind, match=said) as raised:
        EventLog.open(LogPlace(url.format(port=postgres.port), "house"), clock)
    assert "\n" not in str(raised.value)
    assert "geheim99" not in str(raised.value)


def test_without_its_driver_it_says_what_to_install(clock: ManualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ConfigError, match=r"driver is not installed: install it: .*tawny\[postgresql\]"):
        EventLog.open(LogPlace("postgresql://tawny:geheim99@db/tawny", "house"), clock)


def test_a_log_goes_on_when_its_server_is_back(own_server: PostgresServer, clock: ManualClock) -> None:
    with EventLog.open(LogPlace(own_server.url(), "house"), clock) as log:
        before = add_event(log, 0)
        own_server.stop()
        for _ in range(2):
            with pytest.raises(AwayError, match="meanwhile recordings are kept"):
                log.events()
            with pytest.raises(AwayError):
                log.segment_closed(closed_segment(0))
        assert log.check()
        assert log.size_bytes() == 0
        own_server.start()
        forget_failures(log)
        log.segment_closed(closed_segment(0))
        assert [event.id for event in log.events().events] == [before]


def test_a_log_may_begin_while_its_server_is_away(own_server: PostgresServer, clock: ManualClock) -> None:
    own_server.stop()
    with EventLog.open(LogPlace(own_server.url(), "house"), clock, may_be_away=True) as log:
        with pytest.raises(AwayError):
            log.events()
        own_server.start()
        forget_failures(log)
        # Whoever comes first brings it up to date, and the others wait for that.
        found: list[object] = []
        threads = [threading.Thread(target=lambda: found.append(log.events().events)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [()] * 4


def forget_failures(log: EventLog) -> None:
    """Nobody tries again for a moment, which a test need not wait for."""
    log._database._dial._failure = None  # type: ignore[attr-defined]


def test_names_are_in_the_order_of_their_bytes(postgres: PostgresServer, clock: ManualClock) -> None:
    """In which the files of a folder are compared with the log's."""
    paths = [f"media/{name}.mp4" for name in ("B", "a", "_b", "A/b", "A b", "Ä", "a-b", "aB")]
    with EventLog.open(LogPlace(postgres.url(), "bytes"), clock) as log:
        log.adopt_segments(closed_segment(number, path=path) for number, path in enumerate(paths))
        assert list(log.segment_paths()) == sorted(paths)


def described(server: PostgresServer, schema: str) -> list[tuple[object, ...]]:
    """Columns, keys, checks and indices of a schema."""
    columns = (
        "SELECT table_name, column_name, data_type, is_nullable, collation_name, regexp_replace(column_default, "
        f"'{schema}', '') FROM information_schema.columns WHERE table_schema = '{schema}' ORDER BY 1, 2"
    )
    keys = (
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        f"WHERE connamespace = '{schema}'::regnamespace ORDER BY 1, 2"
    )
    indices = f"SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = '{schema}' ORDER BY 1"
    rows = [row for question in (columns, keys, indices) for row in server.ask(question)]
    told = [tuple(str(value).replace(schema, "") for value in row) for row in rows]
    return [row for row in told if not any("alembic_version" in value for value in row)]


def test_the_migrations_lead_to_the_documented_tables(postgres: PostgresServer, clock: ManualClock) -> None:
    EventLog.open(LogPlace(postgres.url(), "migrated"), clock).close()
    database = open_as_it_is(LogPlace(postgres.url(), "migrated"))
    database.close()
    postgres.ask("CREATE SCHEMA tawny_documented")
    documented = open_database(LogPlace(postgres.url(), "documented"))
    with documented.write() as connection:
        for table in [*reversed(metadata.sorted_tables)]:
            connection.exec_driver_sql(f"DROP TABLE {table.name} CASCADE")
        metadata.create_all(connection)
        assert set(inspect(connection).get_table_names()) - {"alembic_version"} == set(metadata.tables)
    documented.close()
    assert described(postgres, "tawny_migrated") == described(postgres, "tawny_documented")


def test_an_upgrade_keeps_the_rows_or_changes_nothing(
    postgres: PostgresServer, tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = LogPlace(postgres.url(), "older")
    with EventLog.open(place, clock) as log:
        event = add_event(log, 0, zones=("drive",))
    with monkeypatch.context() as patch:
        next_revision(tmp_path / "failing", patch, FAILS_HALF_WAY)
        with pytest.raises(RuntimeError, match="the power went"):
            EventLog.open(place, clock)
    with EventLog.open(place, clock) as log:
        assert log.event(event).zones == ("drive",)
    next_revision(tmp_path / "working", monkeypatch, ADDS_A_COLUMN)
    with pytest.raises(StorageError, match="older version: start the service once"):
        EventLog.open(place, clock, read_only=True)
    with EventLog.open(place, clock) as log:
        assert log.event(event).zones == ("drive",)
    assert postgres.ask("SELECT version_num FROM tawny_older.alembic_version") == [("0006",)]
    assert postgres.ask("SELECT note FROM tawny_older.events") == [("",)]


def test_a_newer_log_is_refused_and_left_alone(postgres: PostgresServer, clock: ManualClock) -> None:
    place = LogPlace(postgres.url(), "newer")
    EventLog.open(place, clock).close()
    postgres.ask("UPDATE tawny_newer.alembic_version SET version_num = '9999'")
    for read_only in (False, True):
        with pytest.raises(StorageError, match=r"schema 9999\): .*restore the schema tawny_newer"):
            EventLog.open(place, clock, read_only=read_only)
    assert postgres.ask("SELECT version_num FROM tawny_newer.alembic_version") == [("9999",)]


def filled(log: EventLog) -> EventLog:
    log.upsert_camera("front", "Vorne", ["main"])
    for start in range(0, 5_000, 2):  # more rows than are carried over at once
        log.add_motion("front", NOON + start * 60_000_000, NOON + start * 60_000_000 + 1_000_000, 0.5)
    log.adopt_segments(closed_segment(start * 60) for start in range(10))
    log.set_reviewed(add_event(log, 0, zones=("drive",)), True, "maria")
    log.create_token("phone", cameras=["front"])
    log.add_system_event("disk_full", None, "full", data={"a": [1, None]})
    return log


def rows(log: EventLog) -> dict[str, list[tuple[object, ...]]]:
    with log._database.read() as connection:
        return {
            table.name: sorted(tuple(row) for row in connection.execute(table.select()))
            for table in metadata.sorted_tables
        }


def test_rows_go_to_a_file_and_back(postgres: PostgresServer, tmp_path: Path, clock: ManualClock) -> None:
    place = LogPlace(postgres.url(), "mover", "01HF7YAT00AAAAAAAAAAAAAAAA")
    with EventLog.open(tmp_path / "source.db", clock) as source:
        filled(source)
        told = rows(source)
    with EventLog.open(place, clock) as present:
        add_event(present, 99)
    assert replace_by_file(tmp_path / "source.db", place, "_before") == "tawny_mover_before"
    with EventLog.open(place, clock) as log:
        assert rows(log) == told
        assert log.segment_closed(closed_segment(9_999)) == 11  # numbers go on
        log.condemn_segments([11])
        log.garbage_removed(log.garbage_paths())
        log._database.copy(tmp_path / "copy.db")
    with EventLog.open(tmp_path / "copy.db", clock) as copy:
        found = rows(copy)
        assert {**found, "segment_usage": []} == {**told, "segment_usage": []}
        assert copy.check() == []
    assert not (tmp_path / "copy.db.part").exists()
    assert postgres.ask("SELECT count(*) FROM tawny_mover_before.events") == [(1,)]


def test_what_can_not_be_put_in_its_place_leaves_what_was_there(
    postgres: PostgresServer, tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = LogPlace(postgres.url(), "kept")
    EventLog.open(tmp_path / "source.db", clock).close()
    with EventLog.open(place, clock) as present:
        event = add_event(present, 0)

    def fails(*_: object) -> None:
        raise StorageError("no")

    monkeypatch.setattr("tawny.eventlog.transfer.fill", fails)
    with pytest.raises(StorageError, match="no"):
        replace_by_file(tmp_path / "source.db", place, "_before")
    with EventLog.open(place, clock) as log:
        assert [found.id for found in log.events().events] == [event]
    assert postgres.ask("SELECT 1 FROM pg_namespace WHERE nspname = 'tawny_kept_before'") == []


def test_a_connection_that_is_cut_is_made_anew(postgres: PostgresServer, clock: ManualClock) -> None:
    with EventLog.open(LogPlace(postgres.url(), "cut"), clock) as log:
        add_event(log, 0)
        with psycopg.connect(postgres.url(), autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tawny' "
                "AND pid <> pg_backend_pid()"
            )
        assert len(log.events().events) == 1
        add_event(log, 1)
        assert len(log.events().events) == 2
