"""Chromium on the page: its views on a phone, a tablet and a desktop, with the real service behind them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.app import SIZES, show
from support.browser import needs_browser
from support.service import Tawny, camera_config, scene
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.faults import Fault
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process

pytestmark = needs_browser

NOT_LOGGED_IN = "401 (Unauthorized)"
"""What a browser logs by itself when somebody turns out not to be logged in."""


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorHandle]:
    with run_in_process([SimulatedCamera("door", scene(tmp_path_factory))]) as handle:
        yield handle


@pytest.fixture(scope="module")
def tawny(simulator: SimulatorHandle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tawny]:
    urls = {stream: simulator.url("door", stream) for stream in ("main", "sub")}
    cameras = {
        "door": camera_config(urls, name="Front door"),
        "yard": camera_config(urls, name="Yard", motion={"enabled": False}),
    }
    with Tawny(tmp_path_factory.mktemp("tawny"), cameras) as service:
        for camera in cameras:
            service.online(camera)
        yield service


@pytest.mark.parametrize("size", SIZES)
def test_live(tawny: Tawny, size: str) -> None:
    seen = show(tawny, "app_live", size)
    assert seen["names"] == ["Front door", "Yard"]
    assert seen["widths"] == [320, 320]
    for name, label in zip(seen["names"], seen["labels"], strict=True):
        assert name in label
        assert "Enlarge the live picture" in label
    assert (seen["large"], seen["next"]) == (640, 640)
    assert (seen["address"], seen["closed"]) == ("#/live/door", "#/live")
    assert (seen["focused"], seen["steps"]) == (True, 1)


def test_a_camera_that_goes_and_comes_back(tawny: Tawny, simulator: SimulatorHandle, tmp_path: Path) -> None:
    """It says since when, and plays again without anybody's doing."""
    flag = tmp_path / "seen"
    over = threading.Event()

    def cut() -> None:
        while not flag.exists() and not over.wait(0.1):
            pass
        for stream in ("main", "sub"):
            simulator.fault(f"door/{stream}", Fault.CUT, seconds=8)

    worker = threading.Thread(target=cut)
    worker.start()
    try:
        seen = show(tawny, "app_states", flag=str(flag))
    finally:
        over.set()
        worker.join()
    assert "Offline since" in seen["offline"]
    assert seen["width"] == 320


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_login(tawny: Tawny, size: str) -> None:
    tawny.online("yard")  # it shares what was cut in another test
    event = tawny.send("POST", "/cameras/yard/events", {"duration_s": 1})["id"]
    push = f"/#/events/{event}"
    seen = show(tawny, "app_login", size, stranger=True, push=push, fine=(NOT_LOGGED_IN, "403 (Forbidden)"))
    assert seen["wrong"] == "This code is not valid: it may have expired."
    assert seen["pushed"].endswith(f"/app/{push[1:]}")
    assert "token" not in seen["address"]


@pytest.mark.parametrize("size", SIZES)
def test_events(tawny: Tawny, size: str) -> None:
    tawny.until(lambda: len(tawny.get("/events?camera=door")["events"]) >= 3 or None, within=60)
    # An event by hand would prolong one that goes on, rather than begin one that comes by itself.
    tawny.until(lambda: tawny.camera("yard")["open_event"] is None or None, within=60)
    seen = show(tawny, "app_events", size)
    assert seen["fresh"]
    assert seen["clip"] == 640
    assert "event=" in seen["reviewed"]
    assert seen["filtered"] == "#/events/camera=yard"
    named = tawny.get("/events?label=the%20cat")["events"]
    assert named
    assert all(event["protected"] and not event["reviewed"] for event in named)
