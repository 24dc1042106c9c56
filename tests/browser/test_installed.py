"""Chromium on the page as an installed app: kept files, new versions, and notifications, with the real service."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.app import DOWN, show
from support.browser import needs_browser
from support.certificates import make_certificates
from support.push_service import PushService
from support.service import Tawny, camera_config, scene
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process

pytestmark = needs_browser


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorHandle]:
    with run_in_process([SimulatedCamera("door", scene(tmp_path_factory))]) as handle:
        yield handle


@pytest.fixture(scope="module")
def pushes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PushService]:
    certificates = make_certificates(tmp_path_factory.mktemp("certificates"))
    with pytest.MonkeyPatch.context() as patch, PushService(certificates) as running:
        patch.setenv("SSL_CERT_FILE", str(certificates.authority))
        yield running


@pytest.fixture(scope="module")
def tawny(simulator: SimulatorHandle, pushes: PushService, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tawny]:
    urls = {stream: simulator.url("door", stream) for stream in ("main", "sub")}
    still = {"motion": {"enabled": False}}
    cameras = {
        "door": camera_config(urls, name="Front door", **still),
        "yard": camera_config(urls, name="Yard", **still),
    }
    with Tawny(tmp_path_factory.mktemp("tawny"), cameras, push={"allow_local": True}) as service:
        for camera in cameras:
            service.online(camera)
        yield service


def test_it_can_be_installed_and_opens_without_a_service(tawny: Tawny, tmp_path: Path) -> None:
    down, stopped, up = (tmp_path / name for name in ("down", "stopped", "up"))
    over = threading.Event()

    def wait(flag: Path) -> None:
        while not flag.exists() and not over.wait(0.1):
            pass

    def restart() -> None:
        wait(down)
        port = int(tawny.url.rpartition(":")[2])
        settings = tawny.config.read_text().replace("port = 0", f"port = {port}")
        tawny.stop()
        stopped.mkdir()
        wait(up)
        tawny.config.write_text(settings)
        tawny.start()
        for camera in ("door", "yard"):
            tawny.online(camera)

    restarting = threading.Thread(target=restart)
    restarting.start()
    try:
        flags = {"down": str(down), "stopped": str(stopped), "up": str(up)}
        seen = show(tawny, "app_installed", "phone", fine=DOWN, **flags)
    finally:
        over.set()
        restarting.join()
    assert seen["manifestErrors"] == []
    assert set(seen["hindered"]) <= {"in-incognito"}  # which the test's browser always is
    assert {icon.get("purpose", "any") for icon in seen["manifest"]["icons"]} == {"any", "maskable"}
    assert all(wanted in ("any", size) for wanted, size in seen["icons"])
    assert "/app/" in seen["kept"]
    assert all(path.startswith("/app/") for path in seen["kept"])
    assert seen["noNetwork"].startswith("This device has no network")
    assert seen["away"].startswith("Is the machine with Tawny on?")


def test_a_new_version_comes_when_it_is_wanted(tawny: Tawny) -> None:
    seen = show(tawny, "app_update")
    assert (seen["before"], seen["after"]) == (0, 0)
    assert (seen["active"], seen["waiting"]) == ("activated", "")
    assert seen["caches"] == 1


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_this_device_is_notified(tawny: Tawny, pushes: PushService, size: str) -> None:
    browser = pushes.browser(size)
    event = tawny.send("POST", "/cameras/door/events", {"duration_s": 600})["id"]
    seen = show(tawny, "app_notify", size, browser=browser.json(), event=event)
    tawny.send("PATCH", f"/events/{event}", {"reviewed": True})
    assert seen["key"] == tawny.get("/push/key")["key"]
    (said, *_) = pushes.wait(size)
    assert said.says["phase"] == "test"
    (paused,), (going,) = seen["paused"], seen["going"]
    assert (paused["cameras"], paused["updates"], paused["language"]) == (["door"], False, "en")
    assert paused["paused_until"]
    assert going["paused_until"] is None
    assert seen["first"] == [{"title": "Front door", "body": "Motion", "tag": event, "silent": False}]
    assert seen["second"] == [{"title": "Front door", "body": "Motion: Garden path", "tag": event, "silent": True}]
    assert seen["tapped"] == "#/live/door"
    assert seen["left"] == []


def test_who_has_blocked_notifications_is_told_what_to_do(tawny: Tawny) -> None:
    show(tawny, "app_notify", "phone")
