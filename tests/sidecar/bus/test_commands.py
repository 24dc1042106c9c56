"""Commands by MQTT: done and stored like those of the API, or answered with one line in the log and nothing else."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from pathlib import Path

import pytest
import tomlkit

from support.house import JPEG, FakeHouse
from support.mqtt import Broker, Listener, needs_mosquitto
from tawny.config import load_config
from tawny.core.errors import CaptureError
from tawny.core.messages import RecordingMode

from .conftest import Connected, make_bus

pytestmark = needs_mosquitto
DOOR = "tawny/house/door"


@pytest.fixture
def file(house: FakeHouse, tmp_path: Path) -> Path:
    """A configuration file with a comment, which the house uses."""
    path = tmp_path / "tawny.toml"
    path.write_text(
        "# mine\n[node]\nid = 'house'\n"
        f"[storage]\npath = {tomlkit.item(str(house.storage_root)).as_string()}\n"
        "[cameras.door.streams.main]\nurl = 'rtsp://user:secret-word@192.0.2.1/door'\n"
    )
    house.config_path = path
    return path


@pytest.fixture
def warnings(caplog: pytest.LogCaptureFixture):
    """The lines of the log so far that are warnings or worse."""
    return lambda: [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]


@pytest.mark.parametrize(
    ("setting", "payload", "stored"),
    [
        ("detection", "OFF", ("motion.enabled", False)),
        ("sensitivity", "33", ("motion.sensitivity", 33)),
        ("sensitivity", "70.0", ("motion.sensitivity", 70)),
        ("recording_mode", "continuous", ("recording.mode", "continuous")),
        ("recording", "OFF", ("recording.mode", "off")),
    ],
)
async def test_a_setting_is_applied_stored_and_told(
    file: Path, connected: Connected, setting: str, payload: str, stored: tuple[str, object]
) -> None:
    mark = connected.listener.mark
    await connected.publish(f"{DOOR}/{setting}/set", payload)
    told = payload.removesuffix(".0")
    await connected.wait(f"{DOOR}/{setting}/state", told, since=mark)
    found = load_config(file).cameras["door"]
    for part in stored[0].split("."):
        found = getattr(found, part)
    assert found == stored[1]
    assert (await asyncio.to_thread(file.read_text)).startswith("# mine\n")


async def test_recording_goes_back_to_the_mode_it_had(file: Path, connected: Connected) -> None:
    house = connected.house
    house.log.note_recording_mode("door", RecordingMode.CONTINUOUS)
    house.log.note_recording_mode("door", RecordingMode.OFF)
    house.states["door"] = replace(house.states["door"], recording_mode=RecordingMode.OFF)
    mark = connected.listener.mark
    await connected.publish(f"{DOOR}/recording/set", "ON")
    await connected.wait(f"{DOOR}/recording_mode/state", "continuous", since=mark)
    assert load_config(file).cameras["door"].recording.mode is RecordingMode.CONTINUOUS


async def test_recording_that_is_on_stays_as_it_is(connected: Connected) -> None:
    await connected.publish(f"{DOOR}/recording/set", "ON")
    await connected.publish(f"{DOOR}/sensitivity/set", "12")
    await connected.wait(f"{DOOR}/sensitivity/state", "12")
    assert connected.house.states["door"].recording_mode is RecordingMode.ADAPTIVE


async def test_buttons(connected: Connected) -> None:
    for button in ("record", "restart", "snapshot"):
        await connected.publish(f"{DOOR}/{button}/set", "PRESS")
    assert (await connected.wait(f"{DOOR}/snapshot/image")).payload == JPEG
    assert connected.house.commands == [
        ("trigger", "door", "manual", 30.0),
        ("restart", "door"),
        ("snapshot", "door", 1280),
    ]


async def test_a_snapshot_is_told_again_to_a_broker_that_forgot_it(connected: Connected, broker: Broker) -> None:
    await connected.publish(f"{DOOR}/snapshot/set", "PRESS")
    await connected.wait(f"{DOOR}/snapshot/image", JPEG)
    mark = connected.listener.mark
    await asyncio.to_thread(broker.stop)
    await asyncio.to_thread(broker.start)
    await connected.wait(f"{DOOR}/snapshot/image", JPEG, since=mark)


@pytest.mark.parametrize(
    ("topic", "payload", "line"),
    [
        (
            "door/detection",
            "maybe",
            "'maybe' on 'tawny/house/door/detection/set' is ignored: that is neither on nor off",
        ),
        ("door/sensitivity", "101", "that is no sensitivity: send a whole number from 0 to 100"),
        ("door/sensitivity", "nan", "that is no sensitivity"),
        ("door/sensitivity", "1e9", "that is no sensitivity"),
        ("door/sensitivity", "12.5", "that is no sensitivity"),
        ("door/recording_mode", "Motion", "that is no recording mode: send off, motion, adaptive, continuous"),
        ("door/record", "", "that does not press the button: send PRESS"),
        ("door/colour", "red", "there is no such command: known are detection, recording,"),
        ("garage/detection", "ON", "there is no camera garage"),
        ("door/detection", b"\xff\xfe\n\x00", "'��\\n\\x00' on"),
        ("door/detection", "x" * 5000, f"'{'x' * 60}'… on"),
    ],
)
async def test_nonsense_is_one_line(
    connected: Connected, warnings, topic: str, payload: str | bytes, line: str
) -> None:
    before = dict(connected.house.states)
    await connected.publish(f"tawny/house/{topic}/set", payload)
    await connected.publish(f"{DOOR}/record/set", "PRESS")
    while not connected.house.commands:
        await connected.settled()
    (said,) = warnings()
    assert line in said
    assert "\n" not in said
    assert connected.house.states == before
    assert connected.house.commands == [("trigger", "door", "manual", 30.0)]


async def test_retained_commands_are_ignored(house: FakeHouse, broker: Broker, warnings) -> None:
    async with Listener(broker) as listener:
        await asyncio.to_thread(listener.publish, f"{DOOR}/restart/set", "PRESS", retain=True)
        bus = make_bus(house, broker.port)
        bus.start()
        await asyncio.to_thread(listener.wait, f"{DOOR}/motion")
        await asyncio.to_thread(listener.publish, f"{DOOR}/sensitivity/set", "12")
        await asyncio.to_thread(listener.wait, f"{DOOR}/sensitivity/state", "12")
        await bus.stop()
    assert ("restart", "door") not in house.commands
    (line,) = warnings()
    assert line.endswith("is ignored: it is retained: publish commands without the retain flag")


async def test_a_command_that_fails_is_one_line(
    connected: Connected, warnings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(camera: str, width: int) -> bytes:
        raise CaptureError(f"camera {camera} has no picture yet", "try again in a moment")

    monkeypatch.setattr(connected.house, "snapshot", fail)
    await connected.publish(f"{DOOR}/snapshot/set", "PRESS")
    while not warnings():
        await connected.settled()
    (line,) = warnings()
    assert line == (
        "MQTT: 'PRESS' on 'tawny/house/door/snapshot/set' is ignored: camera door has no picture yet: "
        "try again in a moment"
    )


async def test_a_broken_file_is_one_line_and_changes_nothing(file: Path, connected: Connected, warnings) -> None:
    await asyncio.to_thread(file.write_text, "[nonsense")
    await connected.publish(f"{DOOR}/sensitivity/set", "12")
    while not warnings():
        await connected.settled()
    (line,) = warnings()
    assert line.startswith("MQTT: '12' on 'tawny/house/door/sensitivity/set' is ignored: ")
    assert connected.house.states["door"].sensitivity == 50


async def test_a_flood_of_commands_is_bounded(connected: Connected, warnings, monkeypatch: pytest.MonkeyPatch) -> None:
    release = asyncio.Event()

    async def slow(camera: str, label: str, duration_s: float) -> str:
        connected.house.commands.append((camera, label))
        await release.wait()
        return "E"

    monkeypatch.setattr(connected.house, "trigger", slow)
    for _ in range(80):
        await connected.publish(f"{DOOR}/record/set", "PRESS")
    await connected.settled()
    assert any("too many commands at once" in line for line in warnings())
    release.set()
    await connected.publish(f"{DOOR}/sensitivity/set", "12")
    await connected.wait(f"{DOOR}/sensitivity/state", "12")
    assert 64 <= len(connected.house.commands) <= 66
