"""Chromium plays what was recorded: with hls.js, as a file, and on the page."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest

from support.browser import browse, needs_browser
from support.past import Past, Run
from support.service import LOOP_S, RefusedError, Tawny, camera_config, scene, span
from support.video import make_clip
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import run_in_process
from tawny.core.clock import iso

pytestmark = needs_browser

S = 1_000_000
SLOW_S = 0.6
"""How old a picture of the idle track may be: there are two each second."""

GOP_S = 4
"""How far apart the idle track's keyframes are."""

OFFLINE = "the camera does not answer"


@dataclass
class House:
    """The service, and what it recorded half an hour ago. `runs` are those of camera door."""

    tawny: Tawny
    cameras: dict[str, dict[str, Any]]
    runs: list[Run]
    start_us: int
    end_us: int

    def at(self, run: int, seconds: float) -> float:
        """A moment of a run, in milliseconds since the epoch."""
        return (self.runs[run].start_us + seconds * S) / 1000

    def path(self, camera: str, name: str = "playback/index.m3u8") -> str:
        return f"{self.tawny.url}/api/v1/cameras/{camera}/{name}"

    def browse(self, task: str, *, fine: tuple[str, ...] = (), **options: object) -> dict[str, Any]:
        """Run a task. The page logs no errors but those with one of `fine` in it."""
        found = browse(task, self.tawny.url, self.tawny.token, **options)
        assert [error for error in found["errors"] if not any(word in error for word in fine)] == []
        return found

    def clock_ms(self, wall_ms: float) -> float | None:
        """What the clock in the picture said then."""
        for run in self.runs:
            if run.start_us <= wall_ms * 1000 < run.end_us:
                return (wall_ms - run.start_us / 1000) % (LOOP_S * 1000)
        return None


def local(at_us: float) -> datetime:
    return datetime.fromtimestamp(at_us / S)  # noqa: DTZ006 - the browser's day


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    home = tmp_path_factory.mktemp("tawny")
    files = scene(tmp_path_factory, clock=True)
    modern = {"main": make_clip(home / "modern.mp4", codec="hevc", seconds=12, fps=10, gop=10), "sub": files["sub"]}
    start_us = (time.time_ns() // 1000 - 1800 * S) // S * S
    if local(start_us).date() != local(start_us + 300 * S).date():
        start_us -= 600 * S  # the page shows one day at a time
    with Past(home / "storage", home / "past", "door", files, start_us) as past:
        past.watch(40, (13, 16))
        past.away(20, OFFLINE)
        past.watch(30, (9, 12))
        past.down(30)
        past.watch(25, (5, 8))
    silent = {"main": files["sub"], "sub": files["sub"]}
    for camera, streams in (("gate", silent), ("yard", modern)):
        with Past(home / "storage", home / "past", camera, streams, start_us) as other:
            other.watch(20, (9, 12))
            other.away(10, OFFLINE)
            other.watch(20, (9, 12))
    nowhere = {"main": "rtsp://127.0.0.1:9/"}
    with run_in_process([SimulatedCamera("door", files)]) as simulator:
        urls = {stream: simulator.url("door", stream) for stream in ("main", "sub")}
        cameras = {"door": camera_config(urls), "gate": camera_config(nowhere), "yard": camera_config(nowhere)}
        with Tawny(home, cameras) as tawny:
            yield House(tawny, cameras, past.runs, start_us, past.runs[-1].end_us)


def assert_right(house: House, pictures: list[dict[str, float]]) -> None:
    """Each picture is of the moment that the playlist says it is."""
    read = [picture for picture in pictures if picture["clock"] is not None]
    assert len(read) > 0.8 * len(pictures)
    flashed = 0
    for picture in read:
        true = house.clock_ms(picture["wall"])
        assert true is not None, picture
        old_s = ((true - picture["clock"]) / 1000 + LOOP_S / 2) % LOOP_S - LOOP_S / 2
        # A browser that is busy is behind with telling: it may show a newer picture already.
        newer_s = max(0, picture["current"] - picture.get("media", picture["current"]))
        assert -0.15 - newer_s < old_s < GOP_S + SLOW_S, (picture, true)
        flashed += old_s > SLOW_S
    # Where it is late at the change of tracks, a picture flashes up that was only there to be decoded.
    assert flashed <= len(house.runs)


def assert_jumped(house: House, jumps: list[dict[str, float]]) -> None:
    """Each jump leads to the moment that was wanted, or to the first that is recorded after it."""
    for jump in jumps:
        wanted = next(
            (jump["wanted"] for run in house.runs if run.start_us <= jump["wanted"] * 1000 < run.end_us), None
        )
        if wanted is None:
            wanted = min(run.start_us / 1000 for run in house.runs if run.start_us / 1000 > jump["wanted"])
        assert abs(jump["wall"] - wanted) < 50, jump
    assert_right(house, jumps)


def moments(house: House) -> list[float]:
    """In the idle track, in main, where they change, in gaps, and back again."""
    places = [(0, 3), (0, 14.3), (0, 12.05), (0, 17.2), (0, 45), (1, 1), (1, 10.5), (1, 35), (2, 6.5), (0, 20), (2, 20)]
    return [house.at(run, seconds) for run, seconds in places]


def test_hls_js_shows_any_moment_and_plays_over_changes_and_gaps(house: House) -> None:
    playlist = f"{house.path('door')}?start={iso(house.start_us)}&end={iso(house.end_us)}"
    seen = house.browse(
        "vod_hls", playlist=playlist, moments=moments(house), from_ms=house.at(0, 10), seconds=9, speed=2
    )
    assert (seen["failed"], seen["hls_errors"]) == ([], [])
    assert all("mp4a" in codecs for codecs in seen["codecs"] if codecs)
    assert_jumped(house, seen["jumps"])
    assert_right(house, seen["shown"])
    assert_goes_on(seen["shown"])


def test_hls_js_plays_footage_without_sound(house: House) -> None:
    playlist = f"{house.path('gate')}?start={iso(house.start_us)}&end={iso(house.end_us)}"
    places = [house.at(0, seconds) for seconds in (2, 10.5, 25, 35)]
    seen = house.browse("vod_hls", playlist=playlist, moments=places, from_ms=house.at(0, 7), seconds=5, speed=2)
    assert (seen["failed"], seen["hls_errors"]) == ([], [])
    assert not any("mp4a" in codecs for codecs in seen["codecs"] if codecs)
    assert [round(jump["wall"] - house.at(0, 0)) for jump in seen["jumps"]] == [2000, 10_500, 30_000, 35_000]
    assert_goes_on(seen["shown"])


def test_the_page_shows_any_moment_and_plays_over_changes_and_gaps(house: House) -> None:
    seen = house.browse(
        "page_footage", camera="door", moments=moments(house), from_ms=house.at(0, 36), seconds=43, speed=4
    )
    assert (seen["failed"], seen["notes"]) == ([], [])
    assert_jumped(house, seen["jumps"])
    assert_right(house, seen["shown"])
    assert seen["sound"] > 0


def test_a_clip_is_played_as_a_file_over_changes(house: House) -> None:
    start_us = house.runs[0].start_us
    address = f"{house.path('door', 'playback/video.mp4')}?start={iso(start_us)}&end={iso(start_us + 40 * S)}"
    seen = house.browse("vod_file", address=address, moments=[2.2, 14.5, 20.2, 12.5, 38.2, 0.2])
    assert seen["duration"] == pytest.approx(40, abs=0.1)
    assert [jump["width"] for jump in seen["jumps"]] == [320, 640, 320, 640, 320, 320]
    assert_right(house, [{**jump, "wall": start_us / 1000 + jump["at"] * 1000} for jump in seen["jumps"]])


def test_the_playlist_of_modern_footage_says_hvc1(house: House) -> None:
    playlist = house.tawny.read(
        f"/cameras/yard/playback/index.m3u8?start={iso(house.start_us)}&end={iso(house.end_us)}"
    )
    main = next(line for line in playlist.decode().splitlines() if "MAP" in line and "main/" in line)
    assert b"hvc1" in house.tawny.read(f"/cameras/yard/playback/{main.split(chr(34))[1]}")


def test_an_event_is_watched_while_it_goes_on(house: House) -> None:
    house.tawny.online("door")
    event = house.tawny.send("POST", "/cameras/door/events", {"label": "visit", "duration_s": 60})["id"]
    playlist = house.tawny.until(lambda: going_on(house.tawny, event))
    assert "#EXT-X-ENDLIST" not in playlist
    address = f"{house.tawny.url}/api/v1/events/{event}/clip.m3u8"
    seen = house.browse("vod_hls", playlist=address, moments=[], from_ms=0, seconds=3)
    assert (seen["failed"], seen["hls_errors"]) == ([], [])
    assert_goes_on(seen["shown"])


def going_on(tawny: Tawny, event: str) -> str:
    """The playlist of an event, as soon as it has more than is watched: hls.js looks for more every ten seconds."""
    try:
        playlist = tawny.read(f"/events/{event}/clip.m3u8").decode()
    except RefusedError as refused:
        if refused.status not in {404, 503}:  # it is not in the log yet, or not on the disk
            raise
        return ""
    return playlist if sum(map(float, re.findall(r"#EXTINF:([\d.]+)", playlist))) > 6 else ""


def test_footage_that_expires_while_it_is_watched_is_passed_over(house: House) -> None:
    for path in house.tawny.storage.glob("media/gate/*/*/*.mp4"):
        if span(path)[0] < house.at(0, 30) / 1000 - 0.1:
            path.unlink()
    seen = house.browse(
        "page_footage", fine=("404",), camera="gate", moments=[house.at(0, 1)], from_ms=house.at(0, 31), seconds=3
    )
    assert seen["notes"] == ["This footage has expired."]
    assert seen["jumps"][0]["wall"] == pytest.approx(house.at(0, 30), abs=50)
    assert seen["playing"]


def assert_goes_on(pictures: list[dict[str, float]]) -> None:
    """The scene goes on as time does: nothing is shown twice, nothing is left out but gaps."""
    for one, other in pairwise(pictures):
        assert -50 < other["wall"] - one["wall"] < 1100
