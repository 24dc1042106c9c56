"""`tawny camera`, through the entry point that a user starts."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from support.video import make_clip
from tawny.capture.simulator import Audio, SimulatedCamera, SimulatorHandle, run_in_thread
from tawny.cli.main import main

PASSWORD = "s3cret-word"


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorHandle]:
    path = make_clip(tmp_path_factory.mktemp("clips") / "clip.mp4", fps=25, gop=10, seconds=2)
    with run_in_thread([SimulatedCamera("door", path, "viewer", PASSWORD, Audio.PCMA)]) as handle:
        yield handle


@pytest.fixture
def config(simulator: SimulatorHandle, tmp_path: Path) -> Path:
    path = tmp_path / "tawny.toml"
    path.write_text(
        f'[storage]\npath = "{tmp_path}"\n[mqtt]\nenabled = false\n'
        f'[cameras.front_door.streams.main]\nurl = "{simulator.url("door")}"\n'
    )
    return path


@dataclass(frozen=True)
class Outcome:
    returncode: int
    stdout: str
    stderr: str


class Tawny(Protocol):
    def __call__(self, *arguments: str | Path) -> Outcome: ...


@pytest.fixture
def tawny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tawny:
    """Runs `tawny camera …` in a directory of its own, through the program's own entry point."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Outcome:
        monkeypatch.setattr("sys.argv", ["tawny", "camera", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as done:
            code = int(done.code or 0)
        said = capsys.readouterr()
        assert PASSWORD not in said.out + said.err
        return Outcome(code, said.out, said.err)

    return run


def test_probe_says_what_a_camera_sends(simulator: SimulatorHandle, tawny: Tawny) -> None:
    done = tawny("probe", simulator.url("door"), "--seconds", "1")
    assert done.returncode == 0
    assert "320x180" in done.stdout
    assert "every 0.4 s (10 pictures)" in done.stdout
    assert "pcm_alaw" in done.stdout


def test_probe_prints_json_for_scripts(simulator: SimulatorHandle, tawny: Tawny) -> None:
    done = tawny("probe", simulator.url("door"), "--seconds", "1", "--json")
    report = json.loads(done.stdout)
    assert (report["width"], report["info"]["video_codec"]) == (320, "h264")
    assert [warning["code"] for warning in report["warnings"]] == ["transcoded_audio"]


@pytest.mark.parametrize(
    ("url", "code", "word"),
    [
        (f"rtsp://viewer:{PASSWORD}@127.0.0.1:1/main", 1, "connection refused"),
        ("gone.mp4", 1, "no such file"),
        (f"ftp://viewer:{PASSWORD}@127.0.0.1/main", 2, "scheme"),
    ],
)
def test_probe_fails_with_one_line_that_says_what_to_do(tawny: Tawny, url: str, code: int, word: str) -> None:
    done = tawny("probe", url)
    assert done.returncode == code
    assert not done.stdout
    assert done.stderr.count("\n") == 1
    assert word in done.stderr


def test_a_wrong_password_is_said_to_be_so(simulator: SimulatorHandle, tawny: Tawny) -> None:
    done = tawny("probe", simulator.url("door").replace(PASSWORD, "wrong"))
    assert done.returncode == 1
    assert "refused the user name or password" in done.stderr


def test_list_shows_cameras_without_their_passwords(config: Path, tawny: Tawny) -> None:
    assert "front_door" in tawny("list", "-c", config).stdout
    (camera,) = json.loads(tawny("list", "-c", config, "--json").stdout)
    assert (camera["id"], camera["name"]) == ("front_door", "Front door")
    assert camera["streams"]["main"]["url"].startswith("rtsp://***@")


def test_test_records_a_file_that_plays(config: Path, tawny: Tawny) -> None:
    done = tawny("test", "front_door", "-c", config, "--seconds", "1", "--json")
    assert done.returncode == 0
    report = json.loads(done.stdout)
    path = config.parent / report["path"]
    assert path.name == "front_door-test.mp4"
    found = subprocess.run(["ffprobe", "-v", "warning", str(path)], check=True, capture_output=True, text=True)
    assert found.stderr == ""
    again = tawny("test", "front_door", "-c", config, "--seconds", "1")
    assert again.returncode == 1
    assert "--force" in again.stderr


def test_an_unknown_camera_is_said_to_be_so(config: Path, tawny: Tawny) -> None:
    done = tawny("test", "back_door", "-c", config)
    assert done.returncode == 1
    assert "there are: front_door" in done.stderr
