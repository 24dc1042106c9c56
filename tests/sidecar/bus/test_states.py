"""What is published of a camera as it is, or while nothing is known of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from support.house import make_house
from tawny.bus.component import CameraFacts, Figures, NodeFacts
from tawny.bus.states import camera_states, node_states
from tawny.bus.topics import Topics
from tawny.config import CameraConfig
from tawny.core.messages import Heartbeat, RecordingMode, StreamHealth, StreamState
from tawny.house import CameraStatus, StorageStatus, StreamStatus

from .conftest import with_cameras

TOPICS = Topics("house", "tawny", "homeassistant")
NOW_US = 1_800_000_000_000_000
DAY_US = 86_400_000_000


@pytest.fixture
def config(tmp_path: Path) -> CameraConfig:
    house = make_house(tmp_path)
    house.close()
    return with_cameras(house.config, {"door": {"zones": {"path": {}}}}).cameras["door"]


@pytest.fixture
def status() -> CameraStatus:
    health = StreamHealth("main", StreamState.ONLINE, 14.96, 2_345_678, 100, 0, 0, 0.1)
    return CameraStatus(
        id="door",
        name="Door",
        online=True,
        streams=(StreamStatus("main", StreamState.ONLINE),),
        detection=True,
        sensitivity=40,
        recording_mode=RecordingMode.CONTINUOUS,
        recording=True,
        motion=True,
        motion_zones=("path",),
        open_event="E1",
        heartbeat=Heartbeat("door", NOW_US, (health,), 1, 0, 1.0, 0.0, 1.0, 1),
    )


def states(config: CameraConfig, status: CameraStatus, figures: Figures | None) -> dict[str, str]:
    facts = CameraFacts(status, figures, NOW_US)
    prefix = "tawny/house/door/"
    return {s.topic.removeprefix(prefix): s.payload for s in camera_states(TOPICS, "door", config, facts)}


def test_a_camera_at_work(config: CameraConfig, status: CameraStatus) -> None:
    figures = Figures(12_345_678_901, NOW_US - 3 * DAY_US, NOW_US - 1_000_000)
    assert states(config, status, figures) == {
        "status": "online",
        "motion": "ON",
        "motion/attributes": '{"zones": ["path"], "event": "E1"}',
        "zone/path/motion": "ON",
        "zone/path/motion/attributes": '{"event": "E1"}',
        "recording/active": "ON",
        "recording/state": "ON",
        "recording_mode/state": "continuous",
        "problem": "OFF",
        "problem/attributes": '{"reasons": []}',
        "detection/state": "ON",
        "sensitivity/state": "40",
        "fps": "15.0",
        "bitrate": "2346",
        "last_motion": "2027-01-15T07:59:59.000Z",
        "footage_days": "3.0",
        "storage_used": "12.35",
    }


def test_what_is_not_known_is_not_made_up(config: CameraConfig, status: CameraStatus) -> None:
    found = states(config, replace(status, heartbeat=None), None)
    unknown = {topic for topic, payload in found.items() if payload == "None"}
    assert unknown == {"fps", "bitrate", "last_motion", "footage_days", "storage_used"}


def test_a_camera_without_footage_keeps_none(config: CameraConfig, status: CameraStatus) -> None:
    found = states(config, status, Figures(0, None, None))
    assert (found["footage_days"], found["storage_used"], found["last_motion"]) == ("0.0", "0.00", "None")


def test_a_camera_that_is_away_and_off(config: CameraConfig, status: CameraStatus) -> None:
    away = replace(
        status,
        online=False,
        motion=False,
        motion_zones=(),
        detection=False,
        recording=False,
        recording_mode=RecordingMode.OFF,
        streams=(StreamStatus("main", StreamState.DENIED, "the camera refuses the password"),),
        trouble="the disk is full",
    )
    found = states(config, away, None)
    assert found["status"] == "offline"
    assert found["problem"] == "ON"
    assert found["problem/attributes"] == '{"reasons": ["the disk is full", "main: the camera refuses the password"]}'
    for topic in ("motion", "zone/path/motion", "detection/state", "recording/state", "recording/active"):
        assert found[topic] == "OFF"
    assert found["zone/path/motion/attributes"] == '{"event": null}'


def test_the_node() -> None:
    storage = StorageStatus("/data", 100, 5_000_000_000, 1_500_000_000, "the disk is full")
    assert {s.topic: s.payload for s in node_states(TOPICS, NodeFacts(storage, "1.2.3"))} == {
        "tawny/house/problem": "ON",
        "tawny/house/problem_attributes": '{"reasons": ["the disk is full"]}',
        "tawny/house/storage_used": "1.50",
        "tawny/house/storage_free": "5.00",
        "tawny/house/update": '{"installed_version": "1.2.3", "latest_version": "1.2.3"}',
    }
