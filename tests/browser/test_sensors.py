"""Chromium on the page's sensors, with the real service and simulated cameras behind them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.app import SIZES, show
from support.browser import needs_browser
from support.service import FAST, Tawny, camera_config, scene
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.faults import Fault
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process

pytestmark = needs_browser

PATH = {"name": "Garden path", "polygon": [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]}


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorHandle]:
    files = scene(tmp_path_factory)
    with run_in_process([SimulatedCamera(name, files) for name in ("door", "yard")]) as handle:
        yield handle


@pytest.fixture(scope="module")
def tawny(simulator: SimulatorHandle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tawny]:
    names = {"door": "Front door", "yard": "Yard"}
    cameras = {
        camera: camera_config({stream: simulator.url(camera, stream) for stream in ("main", "sub")}, name=name)
        for camera, name in names.items()
    }
    cameras["door"]["motion"] = {**FAST["motion"], "zones": {"path": PATH}}
    with Tawny(tmp_path_factory.mktemp("tawny"), cameras) as service:
        for camera in cameras:
            service.online(camera)
            # There are figures of its streams after the first heartbeat.
            service.until(lambda camera=camera: service.camera(camera)["streams"][0]["fps"])
        yield service


@pytest.mark.parametrize("size", SIZES)
def test_all_that_a_camera_tells(tawny: Tawny, size: str) -> None:
    seen = show(tawny, "app_sensors", size, name="Front door")
    assert seen["names"] == ["Front door", "Yard"]
    assert seen["address"] == "#/sensors/door"
    assert seen["sensors"] == ["Motion", "Motion: Garden path", "Connected", "Recording"]
    assert seen["streams"] == ["Main stream", "Sub stream"]


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_camera_that_goes_stands_on_top_with_its_remedy(
    tawny: Tawny, simulator: SimulatorHandle, tmp_path: Path, size: str
) -> None:
    flag = tmp_path / "seen"
    over = threading.Event()

    def cut() -> None:
        while not flag.exists() and not over.wait(0.1):
            pass
        for stream in ("main", "sub"):
            simulator.fault(f"door/{stream}", Fault.CUT, seconds=12)

    worker = threading.Thread(target=cut)
    worker.start()
    try:
        seen = show(tawny, "app_sensors", size, name="Front door", flag=str(flag))
    finally:
        over.set()
        worker.join()
    assert seen["top"] == "1 thing needs attention"
    assert "Check the camera's power and network" in seen["wrong"]
    assert not seen["wrongBarriers"], "\n".join(seen["wrongBarriers"])


def test_a_bucket_that_is_not_reached_is_told_of_with_its_remedy(tmp_path: Path) -> None:
    offload = {"endpoint": "http://127.0.0.1:9", "bucket": "house", "access_key": "key", "secret_key": "secret"}
    with Tawny(tmp_path, {}, offload=offload) as service:
        service.until(lambda: service.get("/status")["offload"]["trouble"])
        seen = show(service, "app_bucket", "phone")
    assert seen["wrong"].startswith("Recordings are not copied to the bucket")
    assert "127.0.0.1" in seen["wrong"]
    assert "copying goes on by itself" in seen["wrong"]
