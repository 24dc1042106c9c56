"""Two nodes under one broker and one Home Assistant are one house, in which a camera can move from one to the other."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from support.browser import needs_browser
from support.dashboards import House, dashboard
from support.hass import SOON_S, Hass, needs_hass
from support.home import Home
from support.mqtt import Broker, free_port, needs_mosquitto
from support.service import TAWNY, Tawny, camera_config, scene, until
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import run_in_process

pytestmark = [needs_hass, needs_mosquitto, pytest.mark.timeout(400)]

DASHBOARD = "tawny-cameras"
LIMIT_S = 240.0
HOUSE = {"id": "house", "name": "House"}
BARN = {"id": "barn", "name": "Barn"}


@dataclass(frozen=True, slots=True)
class Estate:
    """Two nodes, Home Assistant, and the entries of the nodes in it."""

    house: Tawny
    barn: Tawny
    hass: Hass
    entries: dict[str, str]


@pytest.fixture(scope="module")
def estate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Estate]:
    folder = tmp_path_factory.mktemp("estate")
    street = scene(tmp_path_factory)
    broker = Broker(folder, ("allow_anonymous true", "persistence true", f"persistence_location {folder}/"))
    mqtt = {"host": broker.host, "port": broker.port}
    with run_in_process([SimulatedCamera("front", street), SimulatedCamera("door", street)]) as simulator:
        front, door = (
            camera_config({stream: simulator.url(name, stream) for stream in ("main", "sub")}, name=title)
            for name, title in (("front", "Front yard"), ("door", "Barn door"))
        )
        gate = {**front, "name": "Gate"}
        house = Tawny(folder / "house", {"front": front, "door": door}, mqtt=mqtt, node=HOUSE)
        barn = Tawny(folder / "barn", {"gate": gate}, mqtt=mqtt, node=BARN)
        hass = Hass(folder / "hass", free_port())
        with broker, house, barn, hass:
            hass.running()
            hass.finish_onboarding()
            Home(broker, house, hass).add_mqtt()
            entries = {name: _pair(hass, node, name) for name, node in (("House", house), ("Barn", barn))}
            for camera in ("front", "door", "gate"):
                hass.wait_state(f"camera.{camera}", lambda state: state in {"idle", "recording", "streaming"})
                hass.wait_state(f"binary_sensor.{camera}_motion", lambda state: state in {"on", "off"})
            dashboard(hass, DASHBOARD, {"strategy": {"type": "custom:tawny"}})
            yield Estate(house, barn, hass, entries)


def _pair(hass: Hass, node: Tawny, name: str) -> str:
    """Add a node that Home Assistant found by itself; the id of its entry."""

    def found() -> dict[str, Any] | None:
        flows = hass.ask("config_entries/flow/progress")
        ours = (flow for flow in flows if flow["handler"] == "tawny")
        return next((flow for flow in ours if flow["context"]["title_placeholders"]["name"] == name), None)

    flow = until(found, SOON_S)
    code = node.send("POST", "/pair/code", {"scope": "admin"})["code"]
    step = hass.get(f"/api/config/config_entries/flow/{flow['flow_id']}")
    while step["type"] == "form":
        asked = {field["name"] for field in step["data_schema"] or []}
        step = hass.step(flow["flow_id"], **({"code": code} if asked else {}))
    assert step["type"] == "create_entry", step
    return str(step["result"]["entry_id"])


def _over(node: Tawny, camera: str) -> dict[str, Any]:
    """An event that is over, with its clip."""

    def look() -> dict[str, Any] | None:
        return next((one for one in node.get(f"/events?camera={camera}")["events"] if one["end"]), None)

    return until(look, 60)


@needs_browser
def test_the_dashboards_show_them_as_one_house(estate: Estate, tmp_path: Path) -> None:
    for node, camera in ((estate.house, "front"), (estate.house, "door"), (estate.barn, "gate")):
        _over(node, camera)
    names = ["Front yard", "Barn door", "Gate"]
    seen = House(estate.hass, estate.house).browse(
        "hass_nodes", "desktop", DASHBOARD, within=LIMIT_S, cameras=3, names=names, homes=["House", "Barn"]
    )
    assert sorted(seen["live"]) == sorted(names)
    assert seen["widths"] == [320, 320, 320]
    assert seen["kiosk"] == 3
    assert seen["recorded"] in {320, 640}
    assert seen["tabs"] == ["House", "Barn"]
    assert seen["overhang"] <= 0


@needs_browser
def test_a_camera_moves_with_its_history(estate: Estate) -> None:
    house, barn, hass = estate.house, estate.barn, estate.hass
    old = _over(house, "door")
    start, end = (datetime.fromisoformat(old[key]) for key in ("start", "end"))
    here, there = estate.entries["Barn"], estate.entries["House"]

    move = [TAWNY, "camera", "move", "door", "-c", str(house.config), "--to", barn.url, "--to-token", barn.token]
    moved = subprocess.run(move, env=house.environment, capture_output=True, text=True, timeout=120, check=False)
    assert moved.returncode == 0, moved.stderr

    # What automations know it by stays: never were there two of them.
    hass.wait_state("camera.door", lambda state: state in {"idle", "recording", "streaming"})
    hass.wait_state("binary_sensor.door_motion", lambda state: state in {"on", "off"})
    until(lambda: "door" in _cameras(hass, here) and "door" not in _cameras(hass, there), SOON_S)
    assert not [entity for entity in hass.states(".door") if entity.endswith("_2")]
    new = _over(barn, "door")

    # Its events are one list, whoever recorded them.
    page = hass.ask("tawny/events/list", entry_id=here, cameras=["door"])["events"]
    found = {event["id"]: (event["entry_id"], event["camera_entry_id"]) for event in page}
    assert found[new["id"]] == (here, here)
    assert found[old["id"]] == (there, here)
    assert hass.ask("tawny/events/get", entry_id=here, event_id=old["id"])["entry_id"] == there

    # One timeline, of which only the time in between is missing.
    around = {"start": (start - timedelta(seconds=5)).isoformat(), "end": datetime.now(UTC).isoformat()}
    timeline = hass.ask("tawny/timeline", entry_id=here, camera="door", **around)
    assert {event["id"] for event in timeline["events"]} >= {old["id"], new["id"]}
    recorded = [
        (datetime.fromisoformat(one["start"]), datetime.fromisoformat(one["end"])) for one in timeline["ranges"]
    ]
    assert any(begin <= start + timedelta(seconds=1) < until_ for begin, until_ in recorded)
    assert "not_set_up" not in {gap["reason"] for gap in timeline["gaps"]}

    # Its footage is played from where it is.
    span = f"{round(start.timestamp() * 1000)}-{round(end.timestamp() * 1000)}"
    video, headers = hass.read(f"/api/tawny/{here}/cameras/door/{span}/video.mp4")
    assert video[4:8] == b"ftyp"
    assert headers["Content-Type"] == "video/mp4"
    playlist, _ = hass.read(f"/api/tawny/{here}/cameras/door/{span}/index.m3u8")
    assert f"/{there}/cameras/door/".encode() in playlist

    place = f"{here}/door@{(start + timedelta(seconds=1)).astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"
    seen = House(hass, house).browse("hass_moved", "desktop", DASHBOARD, within=LIMIT_S, place=place, event=old["id"])
    assert sorted(seen["live"]) == ["Barn door", "Front yard", "Gate"]
    assert seen["recorded"] in {320, 640}
    assert seen["events"] >= 2
    assert seen["clip"] == 640


def _cameras(hass: Hass, entry: str) -> list[str]:
    sidecars = hass.ask("tawny/cameras")["sidecars"]
    return [camera["id"] for sidecar in sidecars if sidecar["entry_id"] == entry for camera in sidecar["cameras"]]
