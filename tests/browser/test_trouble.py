"""Chromium on the page when something is the matter: each state is calm, says what helps, and ends by itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from support.app import DOWN, show
from support.browser import needs_browser
from support.past import Past
from support.service import Tawny, camera_config, scene, small_disk
from support.video import make_clip
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process

pytestmark = needs_browser

S = 1_000_000
REFUSED = ("401 (Unauthorized)", "HTTP Authentication failed")
"""What they log when a login does not count any more."""

NOWHERE = "rtsp://127.0.0.1:9/"


@dataclass
class House:
    """The service; two cameras that it sees, and what they recorded half an hour ago: `modern` in H.265."""

    tawny: Tawny
    cameras: dict[str, dict[str, Any]]
    start_us: int
    clips: list[str]
    """Two events of the camera door, the newest first."""
    old: str
    """Another one, of ten days ago."""

    def at(self, seconds: float) -> float:
        """A moment of the past, in milliseconds since the epoch."""
        return self.start_us / 1000 + seconds * 1000


@pytest.fixture(scope="module")
def simulator(modern: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorHandle]:
    cameras = [SimulatedCamera("door", scene(tmp_path_factory)), SimulatedCamera("modern", modern)]
    with run_in_process(cameras) as handle:
        yield handle


@pytest.fixture(scope="module")
def modern(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    main = tmp_path_factory.mktemp("modern") / "modern.mp4"
    sub = scene(tmp_path_factory)["sub"]
    return {"main": make_clip(main, codec="hevc", width=640, height=360, seconds=12, fps=10, gop=10), "sub": sub}


@pytest.fixture(scope="module")
def house(
    simulator: SimulatorHandle, modern: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    home = tmp_path_factory.mktemp("tawny")
    start_us = (time.time_ns() // 1000 - 1800 * S) // S * S
    with Past(home / "storage", home / "past", "door", scene(tmp_path_factory), start_us - 10 * 86_400 * S) as old:
        old.watch(10, (3, 5))
    for camera, files in (("modern", modern), ("door", scene(tmp_path_factory))):
        with Past(home / "storage", home / "past", camera, files, start_us) as past:
            past.watch(100, (20, 23), (40, 43))
    cameras = {
        name: camera_config(
            {stream: simulator.url(name, stream) for stream in ("main", "sub")},
            name=name.title(),
            motion={"enabled": False},
        )
        for name in ("door", "modern")
    }
    with Tawny(home, cameras) as tawny:
        for camera in cameras:
            tawny.online(camera)
        yield House(tawny, cameras, start_us, past.events[::-1], *old.events)


def test_three_tabs_outlive_a_restart_of_the_service(house: House, tmp_path: Path) -> None:
    """Events are kept for less time then: what has expired goes from a list that is open."""
    down, up, over = tmp_path / "down", tmp_path / "up", threading.Event()
    tawny = house.tawny

    def wait(flag: Path) -> None:
        while not flag.exists() and not over.wait(0.1):
            pass

    def restart() -> None:
        wait(down)
        server = {"host": "127.0.0.1", "port": int(tawny.url.rpartition(":")[2])}
        storage = {"path": str(tawny.storage), "retention": {"events_days": 5}}
        tawny.configure(house.cameras, server=server, storage=storage)
        tawny.stop()
        wait(up)
        tawny.start()

    restarting = threading.Thread(target=restart)
    restarting.start()
    try:
        seen = show(
            tawny,
            "trouble_restart",
            fine=DOWN,
            camera="door",
            clip=house.clips[0],
            old=house.old,
            moments=[house.at(5), house.at(60)],
            down=str(down),
            up=str(up),
        )
    finally:
        over.set()
        restarting.join()
    assert (seen["live"], seen["recorded"] > 0, seen["clip"]) == (320, True, 640)
    assert (seen["complaints"], seen["expired"]) == (0, True)


def test_who_is_logged_out_is_told_and_comes_back_to_where_he_was(house: House) -> None:
    viewer = house.tawny.send("POST", "/tokens", {"name": "visitor", "scope": "viewer"})
    seen = show(
        house.tawny,
        "trouble_revoked",
        "phone",
        fine=REFUSED,
        token=viewer["token"],
        token_id=viewer["id"],
        admin=house.tawny.token,
        camera="door",
        moment=house.at(5),
    )
    assert seen["frames"] == 0


def test_a_clip_goes_on_where_the_network_failed(house: House) -> None:
    seen = show(house.tawny, "trouble_clip", fine=DOWN, clip=house.clips[0])
    assert seen["isCut"]
    assert seen["failed"]["at"] >= 1.5, seen
    assert seen["resumed"] == pytest.approx(seen["failed"]["at"], abs=0.5)


def test_a_tab_from_before_an_update_loads_itself_anew(house: House) -> None:
    seen = show(house.tawny, "trouble_outdated", fine=("404", "dynamically imported module"))
    assert (seen["place"], seen["asked"]) == ("#/sensors", 2)


def test_a_part_that_did_not_come_is_asked_for_again(house: House) -> None:
    seen = show(house.tawny, "trouble_part", fine=("ERR_FAILED",))
    assert (seen["refused"], seen["opened"]) == (1, 1)


def lacking(house: House, lacks: str, size: str) -> dict[str, Any]:
    options = {"camera": "door", "modern": "modern", "clip": house.clips[0], "moment": house.at(21)}
    return show(house.tawny, "trouble_browser", size, lacks=lacks, **options)


def test_a_browser_without_h265_shows_the_small_stream(house: House) -> None:
    seen = lacking(house, "h265", "tablet")
    assert seen["live"] == 320
    assert seen["said"] == "The sub stream: this browser can't play the main one."
    assert seen["recorded"].startswith("This browser can't play H.265.")
    assert seen["clip"] == "This browser can't play this clip. Download it to watch it elsewhere."


def test_iphones_play_with_the_managed_media_source(house: House) -> None:
    seen = lacking(house, "mse", "phone")
    assert seen["live"] == 320
    assert seen["recorded"] > 0


def test_a_browser_without_media_source_plays_hls_by_itself(house: House) -> None:
    seen = lacking(house, "hls", "phone")
    assert seen["live"] == "/api/v1/cameras/door/live/sub/index.m3u8"
    assert seen["recorded"] == "This browser can't play recordings here: download a clip instead."
    assert seen["clip"] == 640


def test_a_browser_that_can_do_neither_shows_pictures(house: House) -> None:
    seen = lacking(house, "all", "desktop")
    assert seen["live"] == "This browser can't play this camera's video format."
    assert seen["clip"] == 640


def test_a_new_house_says_what_is_to_come_and_what_is_wrong(tmp_path: Path) -> None:
    """Its disk is full, and its camera does not answer."""
    cameras = {"gate": camera_config({"main": NOWHERE}, name="Gate")}
    with (
        small_disk(tmp_path / "disk", 64) as disk,
        Tawny(tmp_path / "home", cameras, storage={"path": str(disk / "tawny"), "min_free_gb": 0.06}) as tawny,
    ):
        (disk / "something").write_bytes(bytes(45_000_000))
        tawny.until(lambda: tawny.get("/status")["storage"]["trouble"] or None)
        gone = "01K742SHYGWMHCBQQ9CS4MG76Q"
        seen = show(tawny, "trouble_empty", "phone", fine=(f"/events/{gone}",), gone=gone)
    assert seen["why"].startswith("Offline since")
    assert seen["full"].startswith("Nothing is being recorded: the disk is full")
    assert seen["gone"] == "#/events"
