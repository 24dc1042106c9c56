"""Chromium as a tablet on the wall: the kiosk wakes with motion, is tapped, and outlives networks and restarts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.app import CUT, DOWN, show
from support.browser import needs_browser
from support.service import Tawny, camera_config, scene
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process

pytestmark = needs_browser

AGAIN_MS = 10_000
"""How soon after a network is whole again there is a live picture."""


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorHandle]:
    files = scene(tmp_path_factory)
    with run_in_process([SimulatedCamera(name, files) for name in ("door", "gate")]) as handle:
        yield handle


@pytest.fixture
def tawny(simulator: SimulatorHandle, tmp_path: Path) -> Iterator[Tawny]:
    with Tawny(tmp_path, cameras(simulator)) as service:
        for name in ("door", "gate"):
            service.online(name)
        yield service


def cameras(simulator: SimulatorHandle) -> dict[str, dict[str, Any]]:
    """Nothing moves in them until a test wants it to."""
    still = {"motion": {"enabled": False, "quiet_s": 1.5}}
    names = ("door", "gate")
    return {
        name: camera_config({one: simulator.url(name, one) for one in ("main", "sub")}, name=name.title(), **still)
        for name in names
    }


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_kiosk_wakes_with_motion_and_goes_back_to_stills(tawny: Tawny, size: str) -> None:
    seen = show(tawny, "kiosk", size, camera="door", cut=False)
    assert seen["atFirst"] == {"live": 0, "sockets": 0, "navigation": 0}
    assert [(tile["name"], tile["live"]["width"]) for tile in seen["woken"]["seen"]] == [("Door", 320)]
    assert (seen["wokenSockets"], seen["most"]) == (1, 1)
    assert [tile["live"]["width"] for tile in seen["tapped"]] == [640]
    assert seen["second"] == "Gate"
    assert seen["address"].startswith("#/kiosk/tiles=1&cycle=0&")


def test_the_kiosk_outlives_a_network_that_fails(tawny: Tawny) -> None:
    seen = show(tawny, "kiosk", "tablet", camera="door", cut=True, fine=CUT)
    assert seen["healed"] < AGAIN_MS
    assert seen["joined"] < AGAIN_MS


def test_the_kiosk_outlives_a_restart_of_the_service(tawny: Tawny, simulator: SimulatorHandle, tmp_path: Path) -> None:
    down, up = tmp_path / "down", tmp_path / "up"

    def restart() -> None:
        tawny.until(down.exists)
        server = {"host": "127.0.0.1", "port": int(tawny.url.rpartition(":")[2])}
        tawny.configure(cameras(simulator), server=server)
        tawny.stop()
        tawny.start()
        tawny.online("door")
        up.touch()

    restarting = threading.Thread(target=restart)
    restarting.start()
    try:
        seen = show(tawny, "kiosk_restart", fine=DOWN, down=str(down), up=str(up))
    finally:
        down.touch()
        restarting.join()
    assert seen["again"] < AGAIN_MS
