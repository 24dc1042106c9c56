"""One house: simulated cameras, a broker, the sidecar and Home Assistant, each a process of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.hass import Hass
from support.home import Home
from support.mqtt import Broker, free_port
from support.service import Tawny, camera_config, scene
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process

ZONE = {"gate": {"name": "Gate", "polygon": [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]}}


@pytest.fixture(scope="session")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorHandle]:
    with run_in_process([SimulatedCamera("door", scene(tmp_path_factory))]) as handle:
        yield handle


@pytest.fixture(scope="session")
def home(simulator: SimulatorHandle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Everything runs and nothing is paired yet; the first test of the module does that."""
    folder = tmp_path_factory.mktemp("home")
    urls = {stream: simulator.url("door", stream) for stream in ("main", "sub")}
    cameras = {"door": camera_config(urls, name="Front door", motion={"quiet_s": 1.5, "zones": ZONE})}
    broker = Broker(folder, ("allow_anonymous true", "persistence true", f"persistence_location {folder}/"))
    mqtt = {"host": broker.host, "port": broker.port}
    sidecar = Tawny(folder / "sidecar", cameras, mqtt=mqtt, node={"id": "house", "name": "House"})
    hass = Hass(folder / "hass", free_port())
    with broker, sidecar, hass:
        sidecar.online("door")
        yield Home(broker, sidecar, hass)
