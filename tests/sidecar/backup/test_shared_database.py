"""A house whose event log is in a shared database: saved with its rows, and put back there or into a file."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from support.eventlog import add_event
from support.postgresql import PostgresServer, needs_postgresql
from tawny.archive.marker import event_log_of
from tawny.backup.writing import make_backup
from tawny.cli.main import cli
from tawny.config import load_config
from tawny.core.clock import ManualClock
from tawny.eventlog import EventLog

pytestmark = needs_postgresql


def configuration(folder: Path, url: str, node: str) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / "tawny.toml").write_text(
        f'[storage]\npath = "data"\n\n[node]\nid = "{node}"\n\n[mqtt]\nenabled = false\n\n[database]\nurl = "{url}"\n'
    )
    return folder / "tawny.toml"


def test_its_rows_are_saved_and_put_back(tmp_path: Path, postgres: PostgresServer) -> None:
    config = configuration(tmp_path / "house", postgres.url(), "villa")
    done = CliRunner().invoke(cli, ["token", "create", "--name", "tablet"], env={"TAWNY_CONFIG": str(config)})
    assert done.exit_code == 0, done.output
    place = event_log_of(load_config(config))
    with EventLog.open(place, ManualClock()) as log:
        saved = add_event(log, 0)
        backup = make_backup(config, tmp_path / "backup.tar.gz").file
        add_event(log, 60)

    done = CliRunner().invoke(cli, ["restore", str(backup), "-c", str(config)])
    assert done.exit_code == 0, done.exception
    assert "database.url names; what was there is the schema tawny_villa_before_restore_" in done.stderr
    with EventLog.open(place, ManualClock()) as log:
        assert [event.id for event in log.events().events] == [saved]
        assert [token.name for token in log.tokens()] == ["tablet"]

    # Elsewhere the house is one of its own, and leaves the database to the first.
    other = tmp_path / "other"
    elsewhere = ["-c", str(other / "tawny.toml"), "--data", str(other / "data")]
    done = CliRunner().invoke(cli, ["restore", str(backup), *elsewhere])
    assert done.exit_code == 0, done.exception
    with EventLog.open(other / "data" / "tawny.db", ManualClock()) as log:
        assert [event.id for event in log.events().events] == [saved]
    assert load_config(other / "tawny.toml").database.url is None


def test_a_database_that_is_away_is_one_line(tmp_path: Path, postgres: PostgresServer) -> None:
    config = configuration(tmp_path / "house", postgres.url(), "cottage")
    backup_to = tmp_path / "backup.tar.gz"
    assert CliRunner().invoke(cli, ["token", "list"], env={"TAWNY_CONFIG": str(config)}).exit_code == 0
    config.write_text(config.read_text().replace(f":{postgres.port}/", ":1/"))
    done = CliRunner().invoke(cli, ["backup", "-c", str(config), "-o", str(backup_to)])
    assert done.exit_code == 1
    assert "can't be reached" in str(done.exception)
    assert not list(tmp_path.glob("*.gz"))
