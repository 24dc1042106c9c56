"""`tawny run` before it watches anything: what it says of a configuration that it cannot use."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from support.service import TAWNY, Tawny
from tawny.cli.run import leave_closed_directory

CAMERA = {"door": {"streams": {"main": {"url": "rtsp://warden:open-sesame-42@192.0.2.1/main"}}}}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [TAWNY, "run", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=folder,
        env={**os.environ, "XDG_STATE_HOME": str(folder / "state"), "HOME": str(folder)},
    )


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    """The one line on standard error."""
    assert done.stdout == ""
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("tawny: ")
    assert "open-sesame-42" not in line
    return line


def test_a_configuration_that_is_not_there(tmp_path: Path) -> None:
    done = run(tmp_path, "-c", "nowhere.toml")
    assert done.returncode == 2
    assert "nowhere.toml" in complaint(done)


@pytest.mark.parametrize(
    ("wrong", "line", "said"),
    [
        ("[cameras.door]\nnmae = 'x'", 2, "nmae"),
        ("[server]\nport = 99999", 2, "port"),
        (
            "[cameras.door.streams.main]\nurl = 'rtsp://u:open-sesame-42@192.0.2.1/m'\ntransport = 'pigeon'",
            3,
            "transport",
        ),
        ("[storage]\npath = ", 2, ""),
    ],
)
def test_a_mistake_is_said_with_its_line(tmp_path: Path, wrong: str, line: int, said: str) -> None:
    (tmp_path / "tawny.toml").write_text(wrong)
    (tmp_path / "tawny.toml").chmod(0o600)
    done = run(tmp_path, "-c", "tawny.toml")
    assert done.returncode == 2
    assert f"tawny.toml:{line}" in done.stderr
    assert said in done.stderr
    assert "open-sesame-42" not in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists()


def test_an_environment_variable_that_is_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / "tawny.toml").write_text(
        "[cameras.door.streams.main]\nurl = 'rtsp://u:${NO_SUCH_SECRET}@192.0.2.1/m'\n"
    )
    done = run(tmp_path, "-c", "tawny.toml")
    assert done.returncode == 2
    assert "NO_SUCH_SECRET" in complaint(done)


def test_an_option_that_does_not_exist(tmp_path: Path) -> None:
    assert run(tmp_path, "--nonsense").returncode == 2


def test_help_says_what_signals_do(tmp_path: Path) -> None:
    done = run(tmp_path, "--help")
    assert done.returncode == 0
    assert "SIGHUP" in done.stdout


def test_it_says_where_it_listens_and_stops_at_once_without_cameras(tmp_path: Path) -> None:
    with Tawny(tmp_path, {}) as tawny:
        assert tawny.get("/health", token=False)["status"] == "ok"
        assert tawny.get("/cameras") == {"cameras": []}
        assert tawny.stop(within=10) == 0
        assert not tawny.runtime.exists()


def test_a_camera_that_never_answers_does_not_keep_it_from_stopping(tmp_path: Path) -> None:
    with Tawny(tmp_path, CAMERA) as tawny:
        tawny.until(lambda: tawny.camera("door")["analysis"])
        assert tawny.get("/health", token=False)["status"] == "degraded"
        assert tawny.stop(within=25) == 0
        assert not tawny.runtime.exists()
        assert "open-sesame-42" not in "\n".join(tawny.said)


def test_it_leaves_a_directory_that_cannot_be_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(tmp_path)  # and back at the end
    leave_closed_directory()
    assert Path.cwd() == tmp_path

    os.chdir(gone)
    gone.rmdir()
    leave_closed_directory()

    assert Path.cwd() == Path("/")
