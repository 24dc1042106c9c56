"""`tawny doctor`, as a user calls it: without, beside and against a service."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import psutil
import pytest

from support.doctor import configure, refusing, silent
from support.service import SOON_S, Tawny, camera_config
from support.video import make_clip
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process
from tawny.cli.main import main

PASSWORD = "s3cret-word"
COMMAND = [sys.executable, "-m", "tawny.cli.main", "doctor"]


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorHandle]:
    clip = make_clip(tmp_path_factory.mktemp("clips") / "clip.mp4", fps=10, gop=10, seconds=4)
    with run_in_process([SimulatedCamera("door", clip, "viewer", PASSWORD)]) as handle:
        yield handle


@dataclass(frozen=True)
class Outcome:
    returncode: int
    stdout: str
    stderr: str


class Doctor(Protocol):
    def __call__(self, config: Path, *options: str) -> Outcome: ...


@pytest.fixture
def doctor(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Doctor:
    """Runs `tawny doctor …` through the program's own entry point."""

    def run(config: Path, *options: str) -> Outcome:
        monkeypatch.setattr("sys.argv", ["tawny", "doctor", "-c", str(config), *options])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        assert PASSWORD not in said.out + said.err
        return Outcome(int(ended.value.code or 0), said.out, said.err)

    return run


def findings(done: Outcome) -> dict[str, dict]:
    """The last finding of each check."""
    return {finding["check"]: finding for finding in json.loads(done.stdout)["findings"]}


def test_when_nothing_failed_it_says_so_and_leaves_everything_as_it_was(
    doctor: Doctor, simulator: SimulatorHandle, tmp_path: Path
) -> None:
    config = configure(tmp_path, {"door": {"main": simulator.url("door")}})
    (tmp_path / "data").mkdir()
    before = sorted(tmp_path.rglob("*"))
    done = doctor(config)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "failed" not in done.stdout.splitlines()[-1]
    assert "camera.door.main" in done.stdout
    assert "h264 320x180" in done.stdout
    assert sorted(tmp_path.rglob("*")) == before


def test_json_is_for_scripts(doctor: Doctor, tmp_path: Path) -> None:
    config = configure(tmp_path, {"door": {"main": f"rtsp://viewer:{PASSWORD}@127.0.0.1:1/main"}})
    done = doctor(config, "--json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert report["failed"] == 1
    assert report["ok"] + report["warning"] + 1 == len(report["findings"])
    assert set(report["findings"][0]) == {"check", "outcome", "found", "remedy"}
    assert findings(done)["camera.door.main"]["outcome"] == "failed"
    for finding in report["findings"]:
        assert "\n" not in finding["found"] + finding["remedy"]
        assert bool(finding["remedy"]) == (finding["outcome"] != "ok"), finding


def test_a_configuration_that_is_invalid_is_explained_and_the_machine_looked_at(doctor: Doctor, tmp_path: Path) -> None:
    config = tmp_path / "tawny.toml"
    config.write_text('[server]\nport = "no number"\n')
    done = doctor(config, "--json")
    assert done.returncode == 2
    found = findings(done)
    assert found["configuration"]["outcome"] == "failed"
    assert f"{config}:2: server.port" in found["configuration"]["found"]
    assert "python" in found
    assert "storage" not in found


def test_a_storage_that_cannot_be_made_is_a_mistake_of_the_configuration(doctor: Doctor, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    done = doctor(configure(tmp_path))
    assert done.returncode == 2
    assert "storage.path" in done.stdout
    assert "is not a directory" in done.stdout


def test_without_a_configuration_it_says_how_to_make_one(doctor: Doctor, tmp_path: Path) -> None:
    done = doctor(tmp_path / "missing.toml")
    assert done.returncode == 2
    assert "tawny config init" in done.stdout


def test_an_option_that_there_is_not_is_a_mistake_of_usage(doctor: Doctor, tmp_path: Path) -> None:
    assert doctor(configure(tmp_path), "--fix").returncode == 2


def test_ctrl_c_ends_it_at_once_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with silent() as port:
        config = configure(tmp_path, {"door": {"main": f"rtsp://127.0.0.1:{port}/main"}})
        process = subprocess.Popen(
            [*COMMAND, "-c", str(config)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        try:
            while "service" not in process.stdout.readline():  # the last check but for the camera
                assert process.poll() is None
            children = psutil.Process(process.pid).children(recursive=True)
            assert children
            begin = time.monotonic()
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=SOON_S)
        finally:
            process.kill()
            process.wait()
    assert time.monotonic() - begin < 10
    assert process.returncode == 130
    assert "Traceback" not in errors
    _, alive = psutil.wait_procs(children, timeout=5)
    assert alive == []
    assert [path.name for path in tmp_path.iterdir()] == ["tawny.toml"]


def test_beside_the_service_it_disturbs_nothing(
    doctor: Doctor, simulator: SimulatorHandle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Tawny(tmp_path / "home", {"door": camera_config({"main": simulator.url("door")})}) as tawny:
        tawny.online("door")
        mark = tawny.feed.mark
        monkeypatch.setenv("XDG_STATE_HOME", tawny.environment["XDG_STATE_HOME"])
        done = doctor(tawny.config, "--json")
        assert done.returncode == 0, done.stdout
        found = findings(done)
        assert "1 of 1 cameras are online" in found["service"]["found"]
        assert found["server.port"]["found"] == f"our service answers at {tawny.url}"
        assert found["eventlog"]["outcome"] == "ok"
        assert found["storage"]["outcome"] == "ok"
        assert tawny.camera("door")["online"]
        told = [message for _, message in tawny.feed.heard[mark:] if message["type"] == "stream"]
        assert all(message["data"]["state"] == "online" for message in told), told
        assert tawny.stop() == 0


def test_what_the_service_was_refused_is_not_tried_again(
    doctor: Doctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with refusing() as door, Tawny(tmp_path / "home", {"door": camera_config({"main": door.url("main")})}) as tawny:
        tawny.until(lambda: tawny.camera("door")["streams"][0]["state"] == "denied")
        tries = len(door.tries)
        monkeypatch.setenv("XDG_STATE_HOME", tawny.environment["XDG_STATE_HOME"])
        done = doctor(tawny.config, "--json")
        assert done.returncode == 1
        found = findings(done)["camera.door.main"]
        assert "of the running service" in found["found"]
        assert len(door.tries) == tries
