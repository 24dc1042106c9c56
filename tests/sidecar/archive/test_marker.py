from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tawny.archive.marker import LOCK, MARKER, DataLock, check_marker, forget_storage, verify_marker
from tawny.core.errors import StorageError


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    folder = tmp_path / "fresh"
    folder.mkdir()
    return folder


def test_first_use_makes_a_marker_that_stays(fresh: Path) -> None:
    made = check_marker(fresh)
    assert check_marker(fresh) == made == verify_marker(fresh)


def test_a_disk_that_is_not_mounted_is_noticed_and_not_written_to(fresh: Path) -> None:
    check_marker(fresh)
    (fresh / MARKER).unlink()
    with pytest.raises(StorageError, match="holds no recordings, but did before") as caught:
        check_marker(fresh)
    assert "mount it" in caught.value.hint
    with pytest.raises(StorageError, match="right disk"), DataLock(fresh):
        pass
    assert list(fresh.iterdir()) == []


def test_another_disk_is_noticed(fresh: Path, tmp_path: Path) -> None:
    check_marker(fresh)
    other = tmp_path / "other"
    other.mkdir()
    check_marker(other)
    shutil.copy(other / MARKER, fresh / MARKER)
    with pytest.raises(StorageError, match="another storage"):
        check_marker(fresh)


def test_the_remedy_works(fresh: Path) -> None:
    check_marker(fresh)
    (fresh / MARKER).unlink()
    with pytest.raises(StorageError) as caught:
        verify_marker(fresh)
    Path(caught.value.hint.rsplit("delete ", 1)[1]).unlink()
    check_marker(fresh)


def test_a_storage_made_anew_on_purpose(fresh: Path) -> None:
    check_marker(fresh)
    (fresh / MARKER).unlink()
    forget_storage(fresh)
    check_marker(fresh)


def test_a_moved_storage_is_the_same(fresh: Path, tmp_path: Path) -> None:
    made = check_marker(fresh)
    moved = fresh.rename(tmp_path / "moved")
    assert check_marker(moved) == made


def test_a_missing_directory_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="does not exist") as caught:
        verify_marker(tmp_path / "nowhere")
    assert "mount" in caught.value.hint


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"storage": 7, "created": ""}', b"\xff\xfe", b'"text"'])
def test_a_damaged_marker_is_an_error(fresh: Path, content: bytes) -> None:
    (fresh / MARKER).write_bytes(content)
    with pytest.raises(StorageError, match="damaged"):
        check_marker(fresh)


def test_without_a_memory_the_storage_is_usable(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/state")
    made = check_marker(fresh)
    assert check_marker(fresh) == made


def test_the_memory_is_not_damaged_by_nonsense(fresh: Path, memory: Path) -> None:
    made = check_marker(fresh)
    for path in (memory / "tawny").iterdir():
        path.write_text("nonsense")
    assert check_marker(fresh) == made


HOLDER = """
import sys
from pathlib import Path
from tawny.archive.marker import DataLock
with DataLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_instance_is_refused_and_told_by_whom(fresh: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(fresh)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StorageError, match=f"process {holder.pid} uses"), DataLock(fresh):
            pass
        holder.send_signal(signal.SIGKILL)
    with DataLock(fresh):
        assert (fresh / LOCK).read_text() == f"{os.getpid()}\n"
    with DataLock(fresh):
        pass


def test_a_directory_that_cannot_be_written(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StorageError, match="can't be written"), DataLock(fresh):
        pass
