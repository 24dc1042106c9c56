"""`tawny camera discover`, `add` and `remove`, through the entry point that a user starts."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from tawny.capture.simulator.onvif import Identity, Quirk, SimulatedOnvif, SimulatedProfile
from tawny.cli.main import main
from tawny.config import load_config

PASSWORD = "s3cret/w$rd"
TEXT = """\
# Ours.
[storage]
path = "."

[cameras.yard.streams.main]
url = "rtsp://192.0.2.11/main"  # old

[mqtt]
enabled = false
"""
PROFILES = (
    SimulatedProfile("p1", "rtsp://127.0.0.1:554/main", "H265", 2560, 1440),
    SimulatedProfile("p2", "rtsp://127.0.0.1:554/sub?a=$1", "H264", 640, 360),
    SimulatedProfile("p3", "rtsp://127.0.0.1:554/third", "H264", 1280, 720),
)

type Run = Callable[..., AbstractContextManager[SimulatedOnvif]]


@dataclass(frozen=True)
class Outcome:
    returncode: int
    stdout: str
    stderr: str


class Tawny(Protocol):
    def __call__(self, *arguments: str | Path) -> Outcome: ...


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tawny.toml"
    path.write_text(TEXT)
    return path


@pytest.fixture
def tawny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tawny:
    """Runs `tawny camera …` in a directory of its own, with the camera's password in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOOR_PASSWORD", PASSWORD)
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str | Path) -> Outcome:
        monkeypatch.setattr("sys.argv", ["tawny", "camera", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as done:
            code = int(done.code or 0)
        said = capsys.readouterr()
        assert PASSWORD not in said.out + said.err
        assert "Traceback" not in said.err
        return Outcome(code, said.out, said.err)

    return run


@contextmanager
def running(
    profiles: Sequence[SimulatedProfile] = PROFILES, quirks: Sequence[Quirk] = (), name: str = "Door"
) -> Iterator[SimulatedOnvif]:
    """A simulated device in an event loop of its own, as the command has one, too."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    device = SimulatedOnvif(profiles, identity=Identity(name=name), username="viewer", password=PASSWORD, quirks=quirks)
    try:
        asyncio.run_coroutine_threadsafe(device.__aenter__(), loop).result()
        yield device
    finally:
        asyncio.run_coroutine_threadsafe(device.__aexit__(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def test_discover_shows_who_answers(tawny: Tawny) -> None:
    with running(name="[bold]Door") as device:
        place = ("--interface", "lo", "--port", str(device.discovery_port), "--timeout", "0.3")
        shown = tawny("discover", *place)
        listed = json.loads(tawny("discover", *place, "--json").stdout)
    assert "[bold]Door" in shown.stdout
    assert device.xaddr in shown.stdout
    assert [camera["address"] for camera in listed] == ["127.0.0.1"]


def test_discover_says_what_to_do_when_nobody_answers(tawny: Tawny, unused_udp_port: int) -> None:
    place = ("--interface", "lo", "--address", "127.0.0.1", "--port", str(unused_udp_port), "--timeout", "0.1")
    done = tawny("discover", *place)
    assert (done.returncode, done.stdout) == (0, "")
    assert "--address" in done.stderr
    assert json.loads(tawny("discover", *place, "--json").stdout) == []


def test_discover_names_a_wrong_address(tawny: Tawny) -> None:
    done = tawny("discover", "--address", "not an address")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_add_writes_a_camera_and_leaves_the_rest(file: Path, tawny: Tawny) -> None:
    url = "rtsp://viewer:${DOOR_PASSWORD}@192.0.2.10/main"
    done = tawny("add", "front_door", "--url", url, "--sub", "rtsp://192.0.2.10/sub", "--name", "Front")
    assert done.returncode == 0, done.stderr
    assert "rtsp://***@192.0.2.10/main" in done.stdout
    new = (
        '\n[cameras.front_door]\nname = "Front"\n'
        f'[cameras.front_door.streams.main]\nurl = "{url}"\n'
        '\n[cameras.front_door.streams.sub]\nurl = "rtsp://192.0.2.10/sub"\n'
    )
    assert file.read_text() == TEXT.replace("  # old\n", f"  # old\n{new}")
    assert file.with_name("tawny.toml.bak").read_text() == TEXT
    assert load_config(file).cameras["front_door"].streams.main.url == "rtsp://viewer:s3cret%2Fw%24rd@192.0.2.10/main"


def test_add_refers_to_the_environment_for_the_password(file: Path, tawny: Tawny) -> None:
    login = ("--user", "me@home", "--password-env", "DOOR_PASSWORD")
    assert tawny("add", "a", "--url", "rtsp://192.0.2.10/main", *login).returncode == 0
    assert 'url = "rtsp://me%40home:${DOOR_PASSWORD}@192.0.2.10/main"' in file.read_text()


def test_add_asks_the_camera_for_its_streams(file: Path, tawny: Tawny) -> None:
    with running() as device:
        done = tawny(
            "add", "door", "--onvif", device.address, "--user", "viewer", "--password-env", "DOOR_PASSWORD", "-c", file
        )
    assert done.returncode == 0, done.stderr
    assert "p1 stream (h265 2560x1440, 25 fps)" in done.stdout
    assert 'url = "rtsp://viewer:${DOOR_PASSWORD}@127.0.0.1:554/sub?a=$$1"' in file.read_text()
    streams = load_config(file).cameras["door"].streams
    assert streams.sub is not None
    assert streams.sub.url.endswith("/sub?a=$1")


def test_add_takes_the_profile_that_is_asked_for(file: Path, tawny: Tawny) -> None:
    login = ("--user", "viewer", "--password-env", "DOOR_PASSWORD")
    with running() as device:
        assert tawny("add", "door", "--onvif", device.address, "--profile", "p3", *login).returncode == 0
    assert load_config(file).cameras["door"].streams.main.url.endswith("/third")


def test_add_shows_a_wrong_password_once_and_writes_nothing(
    file: Path, tawny: Tawny, monkeypatch: pytest.MonkeyPatch
) -> None:
    login = ("--user", "viewer", "--password-env", "WRONG_PASSWORD")
    monkeypatch.setenv("WRONG_PASSWORD", "other")
    with running(quirks=[Quirk.WS_SECURITY]) as device:
        done = tawny("add", "door", "--onvif", device.address, *login)
        assert device.logins == 1
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "refused the user name or password" in done.stderr
    assert file.read_text() == TEXT


@pytest.mark.parametrize("other", ["main", "sub"])
def test_add_sends_no_password_to_another_host_unasked(file: Path, tawny: Tawny, other: str) -> None:
    hosts = {"main": "127.0.0.1", "sub": "127.0.0.1", other: "192.0.2.66"}
    profiles = [
        SimulatedProfile("p1", f"rtsp://{hosts['main']}/main"),
        SimulatedProfile("p2", f"rtsp://{hosts['sub']}/sub", width=640, height=360),
    ]
    with running(profiles) as device:
        done = tawny("add", "door", "--onvif", device.address, "--user", "viewer", "--password-env", "DOOR_PASSWORD")
    assert "192.0.2.66" not in file.read_text()
    if other == "main":
        assert (done.returncode, file.read_text()) == (1, TEXT)
    else:
        assert load_config(file).cameras["door"].streams.sub is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Front Door", "--url", "rtsp://192.0.2.10/"], "lower-case"),
        (["yard", "--url", "rtsp://192.0.2.10/"], "there is a camera yard already"),
        (["door"], "--url or --onvif"),
        (["door", "--url", "rtsp://192.0.2.10/", "--onvif", "192.0.2.10"], "--url or --onvif"),
        (["door", "--url", "ftp://viewer:hidden-word@192.0.2.10/"], "scheme"),
        (["door", "--url", "rtsp://a:${UNSET_VARIABLE}@192.0.2.10/"], "UNSET_VARIABLE"),
        (["door", "--url", "rtsp://192.0.2.10/", "--user", "a", "--password-env", "UNSET_VARIABLE"], "is not set"),
        (["door", "--url", "rtsp://a@192.0.2.10/", "--user", "b", "--password-env", "DOOR_PASSWORD"], "not both"),
        (["door", "--url", "rtsp://192.0.2.10/", "--password-env", "DOOR_PASSWORD"], "--user"),
        (["door", "--onvif", "192.0.2.10", "--sub", "rtsp://192.0.2.10/"], "--sub"),
        (["door", "--onvif", "file:///etc/passwd"], "no address of a camera"),
        (["door", "--url", "rtsp://192.0.2.10/", "-c", "gone.toml"], "does not exist"),
    ],
)
def test_add_says_what_is_wrong_and_writes_nothing(file: Path, tawny: Tawny, arguments: list[str], words: str) -> None:
    done = tawny("add", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "hidden-word" not in done.stderr
    assert file.read_text() == TEXT


def test_remove_takes_the_camera_alone(file: Path, tawny: Tawny) -> None:
    assert tawny("add", "door", "--url", "rtsp://192.0.2.10/main").returncode == 0
    assert tawny("remove", "door").returncode == 0
    assert file.read_text() == TEXT
    assert tawny("remove", "yard").returncode == 0
    assert load_config(file).cameras == {}


def test_remove_names_the_cameras_there_are(file: Path, tawny: Tawny) -> None:
    done = tawny("remove", "door")
    assert (done.returncode, done.stderr) == (1, "tawny: there is no camera door: there are: yard\n")
