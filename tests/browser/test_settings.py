"""Chromium on the built page's settings, with the real service and simulated cameras behind them."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.app import show
from support.browser import needs_browser
from support.push_browser import Browser
from support.service import Tawny, camera_config, scene
from support.simulated_onvif import running_onvif
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process
from tawny.capture.simulator.onvif import SimulatedProfile

pytestmark = needs_browser

USER, PASSWORD = "admin", "secret wörd"
PAST = "2026-01-01T00:00:00Z"


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorHandle]:
    files = scene(tmp_path_factory)
    cameras = [SimulatedCamera("door", files), SimulatedCamera("gate", files, username=USER, password=PASSWORD)]
    with run_in_process(cameras) as handle:
        yield handle


@pytest.fixture(scope="module")
def tawny(simulator: SimulatorHandle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tawny]:
    urls = {stream: simulator.url("door", stream) for stream in ("main", "sub")}
    with Tawny(tmp_path_factory.mktemp("tawny"), {"door": camera_config(urls, name="Front door")}) as service:
        service.online("door")
        yield service


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Tawny]:
    with Tawny(tmp_path / "tawny", {}) as service:
        yield service


@contextmanager
def onvif(simulator: SimulatorHandle) -> Iterator[str]:
    """The camera `gate` tells its streams by ONVIF; where."""
    urls = {stream: simulator.url("gate", stream, credentials=False) for stream in ("main", "sub")}
    profiles = [
        SimulatedProfile("high", urls["main"], "H264", 640, 360, 25, 600, 25),
        SimulatedProfile("low", urls["sub"], "H264", 320, 180, 10, 200, 10),
    ]
    with running_onvif(profiles, username=USER, password=PASSWORD) as address:
        yield address


@pytest.mark.parametrize(("size", "refuse"), [("phone", True), ("desktop", False)])
def test_add_a_camera(tawny: Tawny, simulator: SimulatorHandle, size: str, refuse: bool) -> None:
    with onvif(simulator) as address:
        asked = {"address": address, "user": USER, "password": PASSWORD, "refuse": refuse}
        # The service answers so when a camera does not let it in, and the browser says it by itself.
        seen = show(tawny, "app_add_camera", size, fine=("502 (Bad Gateway)",), **asked)
    assert "password" in seen["refused"]
    assert seen["roles"] == ["high Main", "low Sub"]
    assert [test.split()[0] for test in seen["tests"]] == ["640", "320"]
    assert seen["width"] == 640
    stored = tawny.get("/config")["config"]["cameras"]
    if refuse:
        assert "side_gate" not in stored
    else:
        assert seen["place"] == "#/settings/cameras/side_gate/streams"
        assert "***" in seen["address"]
        assert stored["side_gate"]["streams"]["main"]["url"] == seen["address"]
        assert stored["side_gate"]["recording"]["mode"] == "adaptive"


def test_the_first_camera_by_the_address_of_its_stream(empty: Tawny, simulator: SimulatorHandle) -> None:
    """From the empty sensors, as from the live view; the address has the login in it."""
    main, sub = (simulator.url("gate", stream) for stream in ("main", "sub"))
    wrong = {"wrong": "rtsp://127.0.0.1:9/sub", "fine": ("502 (Bad Gateway)",)}
    seen = show(empty, "app_first_camera", "tablet", main=main, sub=sub, **wrong)
    assert PASSWORD not in seen["shown"]
    assert "***" in seen["shown"]
    assert seen["well"] == 0
    assert seen["width"] == 320
    stored = empty.get("/config")["config"]["cameras"]["haustur"]
    assert (stored["name"], stored["recording"]["mode"]) == ("Haustür", "motion")
    assert stored["streams"]["sub"]["url"].endswith("/gate/sub")


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_draw_a_zone(tawny: Tawny, size: str) -> None:
    tawny.send("PATCH", "/cameras/door", {"zones": {}, "ignore": {}})
    seen = show(tawny, "app_zones", size)
    assert seen["width"] == 320
    assert seen["focus"].startswith("Corner 5 of 5 of Zone 1")
    assert seen["blocked"]
    assert "Motion" in seen["moving"]
    motion = tawny.get("/config")["config"]["cameras"]["door"]["motion"]
    zone = motion["zones"]["drive_way"]
    assert zone["name"] == "Drive way"
    expected = [(0.05, 0.1), (0.6, 0.3), (0.95, 0.4), (0.6, 0.95), (0.22, 0.75)]
    for point, wanted in zip(zone["polygon"], expected, strict=True):
        assert point == pytest.approx(wanted, abs=0.02)
    assert list(motion["ignore"]) == ["clock"]


def subscribe(tawny: Tawny, who: str, name: str) -> None:
    """Somebody's device is told of events from now on; of this one nobody hears, as nothing listens there."""
    token = tawny.send("POST", "/tokens", {"name": who, "scope": "viewer"})["token"]
    body = {"subscription": Browser("https://push.invalid/1").json(), "name": name, "paused_until": PAST}
    request = urllib.request.Request(f"{tawny.url}/api/v1/push/subscriptions", data=json.dumps(body).encode())
    request.add_header("Authorization", f"Bearer {token}")
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=20) as answer:
        assert answer.status == 201


@pytest.mark.parametrize(("size", "port"), [("phone", 8421), ("desktop", 8422)])
def test_sections(tawny: Tawny, size: str, port: int) -> None:
    tawny.send("PATCH", "/cameras/door", {"zones": {}, "ignore": {}, "recording_mode": "adaptive", "sensitivity": 50})
    tawny.until(lambda: tawny.get("/events?camera=door")["events"] or None)
    subscribe(tawny, "Ann", "Kitchen phone")
    # What the browser says by itself when the service finds a value wrong, and when it is not reached.
    seen = show(tawny, "app_settings", size, fine=("422 (Unprocessable", "ERR_FAILED"), port=port)
    assert seen["least"] == "At least 0."
    assert seen["blocked"]
    assert "longer than the spool" in seen["told"]
    assert (seen["remembered"], seen["undone"]) == ("90", "3")
    assert tawny.camera("door")["recording_mode"] == "continuous"
    assert "in the last 24 hours (was\xa0" in seen["dry"]
    assert seen["theirs"] == "Sensitivity: 44"
    assert seen["reach"] == ["30 days", "8 days"]
    assert seen["none"].startswith("No device is notified yet")
    assert tawny.get("/push/subscriptions?all=true")["subscriptions"] == []
    assert seen["large"] == "At most 65535."
    assert "Server: Port" in seen["pending"]
    assert seen["secret"].startswith("tawny_")
    assert not seen["leaked"]
    assert seen["refused"] == 401
    assert seen["narrow"] == []
