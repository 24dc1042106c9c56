"""The whole service with cameras and a broker: motion, commands, and everything that comes and goes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomlkit

from support.mqtt import Broker, Listener, needs_mosquitto, retained
from support.service import Tawny, camera_config, scene

pytestmark = needs_mosquitto
DOOR = "tawny/house/door"
DEVICE = "homeassistant/device/tawny_house_door/config"
WHOLE = [[0, 0], [1, 0], [1, 1], [0, 1]]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return {name: str(path) for name, path in scene(tmp_path_factory).items()}


def door(files: dict[str, str], *zones: str) -> dict[str, Any]:
    config = camera_config(files)
    zones_table = {zone: {"polygon": WHOLE} for zone in zones}
    return {**config, "motion": {**config["motion"], "zones": zones_table}}


class Home:
    """A service, its broker, and who listens there."""

    def __init__(self, tawny: Tawny, broker: Broker, listener: Listener) -> None:
        self.tawny = tawny
        self.broker = broker
        self.listener = listener


@pytest.fixture
def home(tmp_path: Path, broker: Broker, files: dict[str, str]) -> Iterator[Home]:
    settings = {"node": {"id": "house"}, "mqtt": {"host": broker.host, "port": broker.port}}
    cameras = {"door": door(files, "path", "lawn"), "yard": camera_config(files)}
    with Listener(broker) as listener, Tawny(tmp_path / "home", cameras, **settings) as tawny:
        listener.wait("homeassistant/device/tawny_house_yard/config")
        listener.wait(f"{DOOR}/status", "online")
        yield Home(tawny, broker, listener)


def test_motion_event_and_picture(home: Home) -> None:
    _, moved = home.tawny.feed.wait_timed("motion", camera="door", zone="", active=True)
    since = home.listener.mark
    home.listener.wait(f"{DOOR}/motion", "ON")
    started = home.listener.wait(f"{DOOR}/event", lambda m: m.json["event_type"] == "motion_started").json
    home.listener.wait(f"{DOOR}/zone/path/motion", "ON")
    assert home.tawny.get(started["snapshot"].removeprefix("/api/v1").removesuffix("/snapshot.jpg"))["camera"] == "door"
    picture = home.listener.wait(f"{DOOR}/event/image")
    assert picture.payload.startswith(b"\xff\xd8\xff")
    home.listener.wait(f"{DOOR}/motion", "OFF", since=since)
    ended = home.listener.wait(f"{DOOR}/event", lambda m: m.json["event_type"] == "motion_ended").json
    assert ended["id"] == started["id"]
    assert ended["start"] == started["start"] < ended["end"]
    assert sorted(ended["zones"]) == ["lawn", "path"]
    assert home.listener.newest(f"{DOOR}/last_motion").text >= moved["at"]
    home.tawny.clip(ended["id"], home.tawny.home / "clip.mp4")


def test_commands_work_and_stay(home: Home) -> None:
    home.listener.publish(f"{DOOR}/sensitivity/set", "33")
    home.listener.publish(f"{DOOR}/detection/set", "OFF")
    home.listener.publish(f"{DOOR}/recording_mode/set", "continuous")
    home.listener.wait(f"{DOOR}/recording_mode/state", "continuous")
    home.listener.publish(f"{DOOR}/recording/set", "OFF")
    home.listener.wait(f"{DOOR}/recording_mode/state", "off")
    home.listener.wait(f"{DOOR}/recording/active", "OFF")
    home.listener.publish(f"{DOOR}/nonsense/set", "1")
    home.tawny.wait_said("there is no such command")
    stored = tomlkit.parse(home.tawny.config.read_text()).unwrap()["cameras"]["door"]
    assert (stored["motion"]["sensitivity"], stored["motion"]["enabled"]) == (33, False)
    assert stored["recording"]["mode"] == "off"

    assert home.tawny.stop() == 0
    home.listener.wait("tawny/house/status", "offline")
    mark = home.listener.mark
    home.tawny.start()
    home.listener.wait("tawny/house/status", "online", since=mark)
    found = {m.topic: m.text for m in home.listener.heard[mark:] if m.topic.startswith(DOOR) and "image" not in m.topic}
    assert (found[f"{DOOR}/sensitivity/state"], found[f"{DOOR}/detection/state"]) == ("33", "OFF")
    home.listener.publish(f"{DOOR}/recording/set", "ON")
    home.listener.wait(f"{DOOR}/recording_mode/state", "continuous", since=mark)


def test_buttons(home: Home) -> None:
    home.listener.wait(f"{DOOR}/motion", "ON")  # so there are pictures
    home.listener.publish(f"{DOOR}/snapshot/set", "PRESS")
    assert home.listener.wait(f"{DOOR}/snapshot/image").payload.startswith(b"\xff\xd8\xff")
    home.listener.publish(f"{DOOR}/detection/set", "OFF")  # or it would only prolong what goes on
    home.listener.wait(f"{DOOR}/event", lambda m: m.json["event_type"] == "motion_ended")
    home.listener.publish(f"{DOOR}/record/set", "PRESS")
    event = home.listener.wait(f"{DOOR}/event", lambda m: m.json["label"] == "manual").json
    assert event["event_type"] == "motion_started"
    mark = home.listener.mark
    before = home.tawny.worker("door")
    home.listener.publish(f"{DOOR}/restart/set", "PRESS")
    home.listener.wait(f"{DOOR}/status", "offline", since=mark)
    home.listener.wait(f"{DOOR}/status", "online", since=mark)
    assert home.tawny.worker("door") != before


def test_zones_and_cameras_that_go(home: Home, files: dict[str, str]) -> None:
    mark = home.listener.mark
    home.tawny.send("PATCH", "/cameras/door", {"motion": {"zones": {"path": None}}})
    home.listener.wait(DEVICE, lambda m: "zone_path" not in m.json["cmps"], since=mark)
    steps = [message.json["cmps"].get("zone_path") for message in home.listener.on(DEVICE, since=mark)]
    assert steps == [{"p": "binary_sensor"}, None]
    home.tawny.configure({"door": door(files, "lawn")})
    home.tawny.reload()
    home.listener.wait("homeassistant/device/tawny_house_yard/config", "", since=mark)
    home.listener.wait("tawny/house/yard/motion", "", since=mark)

    home.tawny.stop()
    home.tawny.configure({"yard": camera_config(files)})
    mark = home.listener.mark
    home.tawny.start()
    home.listener.wait(DEVICE, "", since=mark)
    home.listener.wait("homeassistant/device/tawny_house_yard/config", lambda m: bool(m.payload), since=mark)
    home.listener.wait(f"{DOOR}/zone/lawn/motion", "", since=mark)
    home.listener.publish("test/end", "")
    home.listener.wait("test/end")
    assert not [topic for topic in retained(home.broker) if "door" in topic]


def test_the_service_that_is_killed_is_offline(home: Home) -> None:
    home.tawny.end()
    home.listener.wait("tawny/house/status", "offline")


@pytest.mark.parametrize("trouble", ["away", "asleep"])
def test_recording_does_not_notice_a_broker_in_trouble(
    tmp_path: Path, broker: Broker, files: dict[str, str], trouble: str
) -> None:
    settings = {"node": {"id": "house"}, "mqtt": {"host": broker.host, "port": broker.port}}
    if trouble == "away":
        broker.stop()
    else:
        broker.pause()
    with Tawny(tmp_path / "home", {"door": door(files)}, **settings) as tawny:
        event = tawny.feed.wait("event_ended", camera="door")
        tawny.clip(event["id"], tmp_path / "clip.mp4")
        if trouble == "away":
            broker.start()
        else:
            broker.resume()
        with Listener(broker) as listener:
            listener.wait("tawny/house/status", "online", within=60)
            listener.wait(f"{DOOR}/event", lambda m: m.json["id"] == event["id"], within=60)
            since_s = time.monotonic()
            broker.pause()
            assert tawny.stop() == 0
            assert time.monotonic() - since_s < 15
            broker.resume()
        lines = [line for line in tawny.said if "MQTT" in line and "WARNING" in line]
        assert len(lines) == 2, lines


def test_a_wrong_password_is_one_line_without_it(tmp_path: Path, files: dict[str, str]) -> None:
    users = tmp_path / "users"
    users.write_text("")
    with Broker(tmp_path, ["allow_anonymous false", f"password_file {users}"]) as broker:
        login = {"host": broker.host, "port": broker.port, "username": "tawny", "password": "wrong-word"}
        with Tawny(tmp_path / "home", {"door": door(files)}, mqtt=login) as tawny:
            tawny.wait_said("refuses user name or password")
            tawny.online("door")
            tawny.stop()
        assert len([line for line in tawny.said if "MQTT" in line]) == 1
        assert not any("wrong-word" in line for line in tawny.said)


def test_the_api_tells_whether_the_broker_is_reached(home: Home) -> None:
    home.tawny.until(lambda: home.tawny.get("/status")["mqtt"] == {"enabled": True, "connected": True, "trouble": ""})
