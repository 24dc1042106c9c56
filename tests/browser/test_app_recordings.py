"""Chromium on the page: the recordings of a day, on a phone, a tablet and a desktop."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from support.app import SIZES, show
from support.browser import needs_browser
from support.ffmpeg import needs_ffmpeg, play, probe
from support.past import Past, Run
from support.service import LOOP_S, Tawny, camera_config, scene

pytestmark = [needs_browser, needs_ffmpeg]

S = 1_000_000
READER = ZoneInfo("Europe/Berlin")
"""Where the browser believes to be."""

IDLE_MS = 600
"""How old a picture of the idle track may be: there are two each second."""


@dataclass
class House:
    """The service, and what camera door recorded half an hour ago, in three runs."""

    tawny: Tawny
    runs: list[Run]

    def at(self, run: int, seconds: float) -> float:
        """A moment of a run, in milliseconds since the epoch."""
        return self.runs[run].start_us / 1000 + seconds * 1000


def day(at_us: int) -> str:
    return f"{datetime.fromtimestamp(at_us / S, READER):%Y-%m-%d}"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    home = tmp_path_factory.mktemp("tawny")
    files = scene(tmp_path_factory, clock=True)
    start_us = (time.time_ns() // 1000 - 1800 * S) // S * S
    if day(start_us) != day(time.time_ns() // 1000):
        start_us += 1500 * S  # all of it is of today
    with Past(home / "storage", home / "past", "door", files, start_us) as door:
        door.watch(40, (13, 16))
        door.away(20)
        door.watch(30, (9, 12))
        door.down(30)
        door.watch(25, (5, 8))
    with Past(home / "storage", home / "past", "gate", files, start_us) as gate:
        gate.watch(60, (20, 23))
    nowhere = {"main": "rtsp://127.0.0.1:9/"}
    cameras = {name: camera_config(nowhere, name=name.title()) for name in ("door", "gate")}
    with Tawny(home, cameras) as tawny:
        yield House(tawny, door.runs)


@pytest.mark.parametrize("size", SIZES)
def test_recordings(house: House, size: str, tmp_path: Path) -> None:
    moments = {
        "event": house.at(0, 14),
        "gap": house.at(0, 48),
        "down": house.at(1, 45),
        "again": house.at(1, 0) - 50,
        "next": house.at(1, 9),
        "quiet": house.at(0, 25),
        "both": house.at(0, 30),
        "range": [house.at(0, 10), house.at(1, 20)],
    }
    file = tmp_path / "range.mp4"
    seen = show(house.tawny, "app_recordings", size, moments=moments, file=str(file))
    moment = seen["moment"]
    assert abs(moment["clock"] - (moment["at"] - house.at(0, 0)) % (LOOP_S * 1000)) < 150
    assert 0 < seen["frame"] < 100
    assert seen["gap"]["text"].startswith("The camera was offline: the camera does not answer. It goes on at")
    assert seen["again"] < house.at(1, 25)
    assert seen["skipped"]["ms"] < 10_000
    assert house.at(1, 3) < seen["skipped"]["at"] < house.at(1, 20)
    told = probe(file)
    # It begins with a keyframe, and the gap of 20 s is left out.
    assert float(told["format"]["duration"]) == pytest.approx(50, abs=5)
    begins = datetime.fromisoformat(told["format"]["tags"]["creation_time"]).timestamp()
    assert begins == pytest.approx(moments["range"][0] / 1000, abs=5)
    assert seen["name"].startswith("door_")
    play(file, level="error")
    door, gate = seen["clocks"]
    assert abs((door - gate + LOOP_S * 500) % (LOOP_S * 1000) - LOOP_S * 500) <= IDLE_MS
    assert seen["address"].startswith("#/recordings/door,gate@")
    assert seen["today"].endswith("Recordings, Events")
    assert seen["alone"] == "false"


def test_a_camera_that_is_not_here_any_more(house: House) -> None:
    """The last test: it takes a camera away."""
    named = {"camera": "gate", "name": "Gate", "label": "Gate (no longer here)"}
    asked_just_then = "404 (Not Found) (" + house.tawny.url + "/api/v1/cameras/gate/snapshot.jpg"
    seen = show(house.tawny, "app_former", fine=(asked_just_then,), at=house.at(0, 20), **named)
    assert (seen["live"], seen["open"]) == ("#/live", 0)
    assert seen["width"] == 640
    assert seen["chosen"] == "true"
    assert seen["address"].startswith("#/recordings/gate@")
    assert -60_000 < seen["late"] <= 0
    assert seen["early"] == datetime(2000, 1, 1, tzinfo=UTC).timestamp() * 1000
