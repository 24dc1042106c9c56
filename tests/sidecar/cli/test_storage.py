"""`tawny storage check`, as a user calls it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from support.archive import NOON, SECOND, write_segment
from tawny.archive.marker import DataLock, check_marker
from tawny.cli.storage import storage
from tawny.core.clock import ManualClock
from tawny.core.errors import TawnyError
from tawny.core.messages import SegmentClosed
from tawny.eventlog import EventLog


class Outcome(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A storage of two segments, and the configuration beside it that names it."""
    folder = tmp_path / "data"
    folder.mkdir()
    (tmp_path / "tawny.toml").write_text('[storage]\npath = "data"\n')
    check_marker(folder)
    with EventLog.open(folder / "tawny.db", ManualClock(NOON)) as log:
        log.adopt_segments(write_segment(folder, NOON + at * SECOND) for at in (0, 4))
    return folder


@pytest.fixture
def torn(root: Path) -> SegmentClosed:
    """A segment that was cut off and is not in the log."""
    closed = write_segment(root, NOON + 60 * SECOND)
    path = root / closed.path
    path.write_bytes(path.read_bytes()[:-5])
    return closed


def check(root: Path, *options: str) -> Outcome:
    arguments = ["check", "-c", str(root.parent / "tawny.toml"), *options]
    done = CliRunner().invoke(storage, arguments)
    if isinstance(done.exception, TawnyError):
        return Outcome(done.exception.exit_code, done.stdout, f"{done.exception}\n")
    return Outcome(done.exit_code, done.stdout, done.stderr)


def check_as_user(root: Path, *options: str) -> Outcome:
    command = [sys.executable, "-m", "tawny.cli.main", "storage", "check", "-c", str(root.parent / "tawny.toml")]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    return Outcome(done.returncode, done.stdout, done.stderr)


def test_all_is_well(root: Path) -> None:
    done = check(root)
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 recordings checked: all is well\n", "")


def test_problems_are_told_and_nothing_is_touched(root: Path, torn: SegmentClosed) -> None:
    before = (root / torn.path).read_bytes()
    done = check(root)
    assert done.returncode == 1
    assert f"{torn.path}: the event log does not know it" in done.stdout
    assert "1 problem, 1 left" in done.stdout
    assert "--repair" in done.stderr
    assert (root / torn.path).read_bytes() == before


def test_repair_puts_it_right(root: Path, torn: SegmentClosed) -> None:
    done = check(root, "--repair")
    assert done.returncode == 0
    assert f"{torn.path}: the event log does not know it (repaired)" in done.stdout
    assert check(root).stdout == "3 recordings checked: all is well\n"


def test_json_is_all_there_is_on_standard_output(root: Path, torn: SegmentClosed) -> None:
    done = check(root, "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout) == {
        "storage": str(root),
        "left": 1,
        "segments": 2,
        "growing": 0,
        "problems": [
            {"kind": "unknown", "path": torn.path, "message": "the event log does not know it", "repaired": False}
        ],
    }


def test_repair_while_the_service_runs_is_refused(root: Path, torn: SegmentClosed) -> None:
    with DataLock(root):
        done = check_as_user(root, "--repair")
        assert done.returncode == 1
        assert "uses" in done.stderr
        assert done.stderr.count("\n") == 1
        assert check(root).returncode == 0, "reading is fine, and the new file is being written"


def test_a_lost_event_log_is_made_anew(root: Path) -> None:
    for path in root.glob("tawny.db*"):
        path.unlink()
    assert check(root).returncode == 1
    assert check(root, "--repair").returncode == 0
    assert check(root).stdout == "2 recordings checked: all is well\n"


def test_a_disk_that_is_not_mounted(root: Path) -> None:
    root.rename(root.with_name("elsewhere"))
    root.mkdir()
    done = check(root, "--repair")
    assert done.returncode == 1
    assert "right disk" in done.stderr
    assert list(root.iterdir()) == []
