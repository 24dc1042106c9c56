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
    assert seen["columns"] == {"phone": 1, "tablet": 1, "desktop": 2}[size]
    assert seen["below"] <= 0
    for name, label in zip(seen["names"], seen["labels"], strict=True):
        assert name in label
        assert "Enlarge the live picture" in label
    assert (seen["large"], seen["next"]) == (640, 640)
    assert (seen["address"], seen["closed"]) == ("#/live/door", "#/live")
    assert (seen["focused"], seen["steps"]) == (True, 1)


@pytest.mark.parametrize("look", ["dark", "light"])
def test_nothing_is_told_by_colours_that_a_reader_has_forced(tawny: Tawny, look: str) -> None:
    tawny.until(lambda: tawny.get("/events?reviewed=false")["events"] or None, within=60)
    seen = show(tawny, "app_forced", reader={"forcedColors": "active", "colorScheme": look})
    assert all(dot["own"] != dot["behind"] for dot in seen["dots"] + seen["days"]), seen
    assert len(set(seen["kinds"])) == 2
    assert all(width == "3px" if "motion" in kind else width == "0px" for kind, width in seen["frames"]), seen["frames"]
    off, on = seen["toggle"]
    assert off != on
    assert all(track != knob for track, knob in seen["toggle"])
    assert len(seen["line"]) >= 2


@pytest.mark.parametrize("how", ["letters", "zoom"])
def test_letters_twice_as_large_have_room(tawny: Tawny, how: str) -> None:
    tawny.until(lambda: tawny.get("/events")["events"] or None, within=60)
    zoomed = {"viewport": {"width": 640, "height": 400}, "deviceScaleFactor": 2}
    reader = zoomed if how == "zoom" else {"viewport": {"width": 1280, "height": 800}}
    seen = show(tawny, "app_large", reader=reader, name=how, font="32px" if how == "letters" else "")
    assert not seen["cut"], "\n".join(seen["cut"])
    assert not seen["covered"], "\n".join(seen["covered"])


def test_days_on_which_clocks_are_changed(tawny: Tawny) -> None:
    seen = show(tawny, "app_clocks")
    assert seen["hours"] == [25, 23]
    first, again, later = seen["back"]  # taps are as exact as pixels are
    assert (first, again[:2]) == ("02:30", "02")
    assert "13:55" <= later <= "14:05"
    assert len(set(seen["same"])) == 1, seen["same"]
    before, after = seen["forward"]
    assert before == "01:30"
    assert "03:25" <= after <= "03:35"


def test_what_is_done_in_one_tab_is_seen_in_the_other(tawny: Tawny) -> None:
    """By the service alone: there is no broker."""
    tawny.online("yard")
    tawny.until(lambda: tawny.camera("yard")["open_event"] is None or None, within=60)
    event = tawny.send("POST", "/cameras/yard/events", {"duration_s": 1})["id"]
    tawny.until(lambda: tawny.get(f"/events/{event}")["end"], within=60)
    assert show(tawny, "app_two_tabs", event=event)["seen"]
    found = tawny.get(f"/events/{event}")
    assert (found["label"], found["protected"], found["reviewed"]) == ("the fox", True, False)


def test_every_view_tells_its_keys(tawny: Tawny) -> None:
    seen = show(tawny, "app_keys")
    lists = seen["lists"]
    assert all("This list" in words for words in lists.values()), lists
    assert {"Earlier or later", "5 seconds back or forward"} <= set(lists["events"])
    assert "Add a corner" in lists["settings"]
    assert "Previous or next page" in lists["kiosk"]
    assert "Skip" in " ".join(lists["recordings"])
    assert all(word and word != "undefined" for words in lists.values() for word in words)
    assert seen["camera"] == ["Previous or next camera", "Full screen", "Sound", "Close, or back"]
    assert seen["both"] == 0


def test_a_key_that_is_pressed_early_is_not_lost(tawny: Tawny) -> None:
    """Somebody is faster than what tells the keys is loaded."""
    assert "This list" in show(tawny, "app_key_early")["words"]


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
    # All sizes share one house: what another one did to an event is undone, as this one may open the same.
    for event in tawny.get("/events?label=the%20cat")["events"]:
        tawny.send("PATCH", f"/events/{event['id']}", {"label": "motion", "protected": False, "reviewed": False})
    seen = show(tawny, "app_events", size)
    assert seen["fresh"]
    assert seen["clip"] == 640
    assert "event=" in seen["reviewed"]
    assert seen["filtered"] == "#/events/camera=yard"
    (event,) = tawny.get("/events?label=the%20cat")["events"]
    assert event["id"] in seen["reviewed"]
    assert event["protected"]
    assert not event["reviewed"]
