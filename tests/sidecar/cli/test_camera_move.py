"""`tawny camera move` between two real services, with a camera that speaks RTSP."""

from __future__ import annotations

import signal
import stat
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from support.service import SOON_S, TAWNY, Tawny, camera_config, scene, seconds
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.faults import Fault
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process
from tawny.config import load_config
from tawny.config.load import parse_config

PASSWORD = "pass$word/1"
ZONES = {"porch": {"name": "Porch", "polygon": [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]], "sensitivity": 60}}


@dataclass(frozen=True, slots=True)
class Estate:
    """Two services, and the simulator with the camera that the first one has."""

    house: Tawny
    barn: Tawny
    simulator: SimulatorHandle

    def start_move(self, *options: str, camera: str = "door", **environment: str) -> subprocess.Popen[str]:
        command = [TAWNY, "camera", "move", camera, "-c", str(self.house.config), "--to", self.barn.url, *options]
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**self.house.environment, "TAWNY_TO_TOKEN": self.barn.token, "DOOR_PASSWORD": PASSWORD, **environment},
        )

    def move(self, *options: str, camera: str = "door", **environment: str) -> tuple[int, str]:
        """Exit code and what was said."""
        moving = self.start_move(*options, camera=camera, **environment)
        said, _ = moving.communicate(timeout=90)
        return moving.returncode, said

    def where(self) -> tuple[list[str], list[str]]:
        """The cameras of both, by what they tell and what their files have."""
        told = (_told(self.house), _told(self.barn))
        assert told == (_ids(self.house.config), _ids(self.barn.config))
        return told


def _told(node: Tawny) -> list[str]:
    return [each["id"] for each in node.get("/cameras")["cameras"]]


def _ids(config: Path) -> list[str]:
    return list(parse_config(config.read_text(), config, {"DOOR_PASSWORD": PASSWORD}).config.cameras)


def _ranges(node: Tawny) -> list[dict[str, Any]]:
    """What is recorded of the door at a node in the last hour, by time."""
    now = time.time()
    span = f"start={_iso(now - 3600)}&end={_iso(now + 60)}"
    found = node.get(f"/cameras/door/timeline?{span}")["ranges"]
    return sorted(found, key=lambda one: str(one["start"]))


def _iso(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat().replace("+00:00", "Z")


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return scene(tmp_path_factory)


@pytest.fixture
def estate(tmp_path: Path, street: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Estate]:
    monkeypatch.setenv("DOOR_PASSWORD", PASSWORD)
    with run_in_process([SimulatedCamera("door", street, username="me", password=PASSWORD)]) as simulator:
        urls = {
            stream: simulator.url("door", stream, credentials=False).replace("rtsp://", "rtsp://me:${DOOR_PASSWORD}@")
            for stream in ("main", "sub")
        }
        recording = {"mode": "continuous", "post_roll_s": 2, "pre_roll_s": 3}
        door = {**camera_config(urls, name="Barn door"), "recording": recording}
        door["motion"] = {**door["motion"], "sensitivity": 35, "zones": ZONES}
        house = Tawny(tmp_path / "house", {"door": door}, node={"id": "house", "name": "House"})
        barn = Tawny(tmp_path / "barn", {}, node={"id": "barn", "name": "Barn"})
        with house:
            monkeypatch.delenv("DOOR_PASSWORD")  # the other one has an environment of its own
            with barn:
                house.until(lambda: house.camera("door")["recording"])
                yield Estate(house, barn, simulator)


def test_a_camera_moves_with_all_its_settings_and_is_recorded_all_the_while(estate: Estate) -> None:
    house, barn = estate.house, estate.barn
    barn.config.chmod(0o600)
    code, said = estate.move()
    assert code == 0, said
    assert "Moved door to Barn." in said
    assert "from the environment here stands in the tawny.toml of Barn as it is" in said
    assert PASSWORD not in said
    assert stat.S_IMODE(barn.config.stat().st_mode) == 0o600
    assert estate.where() == ([], ["door"])

    moved = load_config(barn.config).cameras["door"]
    assert (moved.name, moved.motion.sensitivity, moved.recording.mode) == ("Barn door", 35, "continuous")
    assert moved.motion.zones["porch"].model_dump(mode="json") == {**ZONES["porch"], "min_size": None}
    assert moved.streams.sub is not None

    # Nobody was told of it before it was gone from where it was.
    told, _ = barn.feed.wait_timed("camera", camera="door")
    gone = max(heard for heard, message in house.feed.heard if message["data"].get("camera") == "door")
    assert gone < told
    assert min(heard for heard, message in barn.feed.heard if message["data"].get("camera") == "door") == told
    assert [each["id"] for each in house.get("/status")["former"]] == ["door"]

    # What the one has goes on at the other, without a hole in between.
    begun = seconds(_ranges(barn)[0]["start"])
    ended = seconds(_ranges(house)[-1]["end"])
    assert begun < ended


def test_it_stays_when_the_other_can_not_reach_it(estate: Estate) -> None:
    before = estate.house.config.read_text()
    estate.simulator.fault("door/main", Fault.MISSING)  # for whoever connects anew
    code, said = estate.move("--wait", "5")
    assert code == 1
    assert "door was not recorded there within 5 s (" in said.splitlines()[-1]
    assert estate.where() == (["door"], [])
    assert estate.house.config.read_text() == before
    assert estate.house.camera("door")["recording"]
    assert estate.barn.feed.find("camera", camera="door") is None


@pytest.fixture
def waiting(estate: Estate) -> Iterator[subprocess.Popen[str]]:
    """A move that has added the camera to the other service, and waits for it to be recorded."""
    estate.simulator.fault("door/main", Fault.MISSING)
    with estate.start_move() as moving:
        estate.barn.until(lambda: "door" in _ids(estate.barn.config))
        yield moving
        moving.kill()


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGHUP, 143)])
def test_it_stays_when_the_move_is_interrupted(
    estate: Estate, waiting: subprocess.Popen[str], sent: signal.Signals, code: int
) -> None:
    assert _told(estate.barn) == []  # nobody hears of it yet
    again, said = estate.move()
    assert (again, "another camera is being moved from here" in said) == (2, True)
    waiting.send_signal(sent)
    waiting.communicate(timeout=SOON_S)
    assert waiting.returncode == code
    assert estate.where() == (["door"], [])


def test_it_stays_when_it_can_not_be_removed(estate: Estate, waiting: subprocess.Popen[str]) -> None:
    good = estate.house.config.read_text()
    estate.house.config.write_text(f"{good}\nnonsense\n")
    estate.simulator.clear("door/main")
    said, _ = waiting.communicate(timeout=90)
    assert waiting.returncode == 1, said
    estate.house.config.write_text(good)
    assert estate.where() == (["door"], [])
    assert estate.house.camera("door")["recording"]


def test_a_move_that_was_killed_is_ended_by_the_same_command(estate: Estate, waiting: subprocess.Popen[str]) -> None:
    house, barn = estate.house, estate.barn
    waiting.kill()
    waiting.communicate(timeout=SOON_S)
    assert (_ids(house.config), _ids(barn.config)) == (["door"], ["door"])

    # What was changed there since is not taken back when it fails again.
    barn.send("PATCH", "/cameras/door", {"motion": {"sensitivity": 71}})
    code, said = estate.move("--wait", "5")
    assert (code, "its settings there stay as they are" in said) == (1, True)
    assert "door is at both, as it was." in said
    assert load_config(barn.config).cameras["door"].motion.sensitivity == 71

    barn.send("PATCH", "/cameras/door", {"motion": {"sensitivity": 35}})
    estate.simulator.clear("door/main")
    code, said = estate.move()
    assert code == 0, said
    assert "door is at Barn already, by a move that did not end: going on with that …" in said
    assert estate.where() == ([], ["door"])
    barn.feed.wait("camera", camera="door")  # everybody hears of it now
    assert seconds(_ranges(barn)[0]["start"]) < seconds(_ranges(house)[-1]["end"])

    # So is one that had only this left to do.
    assert estate.move() == (0, "door was moved to Barn already.\n")


def test_what_can_not_be_is_one_line_and_changes_nothing(estate: Estate) -> None:
    house, barn = estate.house, estate.barn
    viewer = barn.send("POST", "/tokens", {"name": "tablet", "scope": "viewer"})["token"]
    for options, environment, about in (
        (("--to", "http://127.0.0.1:1"), {}, "http://127.0.0.1:1 does not answer"),
        (("--to", "barn"), {}, "barn is no address of a service"),
        (("--to", house.url, "--to-token", house.token), {}, "that is the same service"),
        (("--to-token", "wrong"), {}, "does not let us in"),
        (("--to-token", viewer), {}, "admin"),
        ((), {"TAWNY_TO_TOKEN": ""}, "there is nobody to ask for the token"),
    ):
        code, said = estate.move(*options, **environment)
        assert code != 0
        (line,) = said.splitlines()
        assert about in line
    code, said = estate.move(camera="yard")
    assert "there is no camera yard: there are: door" in said
    barn.configure({"door": {"enabled": False, "streams": {"main": {"url": "rtsp://192.0.2.9/"}}}})
    barn.reload()
    code, said = estate.move()
    assert (code, "Barn has a camera door already, with other streams" in said) == (2, True)
    assert estate.where() == (["door"], ["door"])
