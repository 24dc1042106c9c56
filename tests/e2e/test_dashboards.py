"""The cards and the generated dashboard in a real Home Assistant, looked at with a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from support.browser import needs_browser
from support.dashboards import House, dashboard, pair
from support.hass import Hass, needs_hass
from support.mqtt import free_port
from support.service import Tawny, camera_config
from tawny.capture.simulator.handle import SimulatorHandle

pytestmark = [needs_hass, needs_browser, pytest.mark.timeout(400)]

DASHBOARD = "tawny-cameras"
OWN = "own-cards"


@pytest.fixture(scope="module")
def house(simulator: SimulatorHandle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("dashboards")
    urls = {stream: simulator.url("door", stream) for stream in ("main", "sub")}
    sidecar = Tawny(folder / "sidecar", {"door": camera_config(urls, name="Front door")})
    with sidecar, Hass(folder / "hass", free_port()) as hass:
        hass.running()
        hass.finish_onboarding()
        pair(hass, sidecar)
        hass.wait_state("camera.door", lambda state: state in {"idle", "recording", "streaming"})
        dashboard(hass, DASHBOARD, {"strategy": {"type": "custom:tawny"}})
        cards: list[dict[str, Any]] = [
            {"type": "custom:tawny-camera-card", "entity": "camera.door"},
            {"type": "custom:tawny-camera-card", "entity": "camera.gone"},
            {"type": "custom:tawny-events-card", "count": 2},
            {"type": "custom:tawny-timeline-card", "entities": ["camera.door"]},
            {"type": "custom:tawny-kiosk-card"},
        ]
        dashboard(hass, OWN, {"views": [{"title": "Home", "cards": cards}]})
        sidecar.until(lambda: sidecar.get("/events")["events"] or None, within=60)
        yield House(hass, sidecar)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_dashboard_makes_itself(house: House, size: str) -> None:
    seen = house.browse("hass_dashboard", size, DASHBOARD)
    assert seen["names"] == ["Front door"]
    assert (seen["tile"], seen["large"], seen["clip"]) == (320, 640, 640)
    assert seen["recorded"] in {320, 640}  # the idle track, or what was kept of an event
    assert seen["place"].endswith("/door")
    assert seen["path"] == f"/{DASHBOARD}/events"
    assert [one["type"] for one in seen["offered"]] == ["tawny"]


def test_cards_on_a_dashboard_of_ones_own(house: House) -> None:
    house.sidecar.until(lambda: len(house.sidecar.get("/events")["events"]) >= 2 or None, within=60)
    seen = house.browse("hass_card", "desktop", OWN)
    assert (seen["width"], seen["large"], seen["clip"]) == (320, 640, 640)
    assert seen["missing"] == "There is no such camera"
    assert seen["events"] == 2
    ours, other = seen["suggested"]
    assert ours == [*(f"custom:tawny-{name}-card" for name in ("camera", "events", "timeline")), None]
    assert other == [None] * 4
    assert seen["wall"] == [True, True]
