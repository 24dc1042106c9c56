"""The cards and the generated dashboard in a real Home Assistant, looked at with a real browser."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from support.app import READER, SIZES
from support.browser import needs_browser
from support.dashboards import House, dashboard, pair
from support.ffmpeg import probe
from support.hass import Hass, needs_hass
from support.home import add_profile, entry_of
from support.mqtt import free_port
from support.phone import PushService, register
from support.service import Tawny, camera_config
from tawny.capture.simulator.handle import SimulatorHandle

pytestmark = [needs_hass, needs_browser, pytest.mark.timeout(400)]

DASHBOARD = "tawny-cameras"
OWN = "own-cards"
LIMIT_S = 240.0
EDITED = "edited-cards"
ADDED = "added-cards"


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
        section = {"type": "grid", "cards": [cards[0], cards[-1]]}
        dashboard(hass, EDITED, {"views": [{"title": "Home", "type": "sections", "sections": [section]}]})
        sidecar.until(lambda: sidecar.get("/events")["events"] or None, within=60)
        yield House(hass, sidecar)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_dashboard_makes_itself(house: House, size: str, tmp_path: Path) -> None:
    file = tmp_path / "range.mp4"

    def over() -> dict[str, Any] | None:
        return next((one for one in house.sidecar.get("/events")["events"] if one["end"]), None)

    event = house.sidecar.until(over, within=60)
    assert event is not None
    start, end = (datetime.fromisoformat(event[key]).timestamp() * 1000 for key in ("start", "end"))
    wanted = {"camera": f"{entry_of(house.hass)}/door", "start": start, "end": end}
    seen = house.browse("hass_dashboard", size, DASHBOARD, within=LIMIT_S, range=wanted, file=str(file))
    assert seen["exported"].startswith("door_")
    assert float(probe(file)["format"]["duration"]) == pytest.approx((end - start) / 1000, abs=5)
    assert house.sidecar.get("/exports")["exports"] == []
    assert any("Tawny" in text or "0." in text for text in seen["service"]), seen["service"]
    assert seen["names"] == ["Front door"]
    assert (seen["tile"], seen["large"], seen["clip"]) == (320, 640, 640)
    assert seen["recorded"] in {320, 640}  # the idle track, or what was kept of an event
    assert seen["place"].endswith("/door")
    assert seen["path"] == f"/{DASHBOARD}/events"
    assert seen["others"] == 0
    assert [one["type"] for one in seen["offered"]] == ["tawny"]


@pytest.mark.parametrize(("size", "look"), [("phone", "light"), ("desktop", "dark")])
def test_settings_are_those_of_the_sidecar(house: House, simulator: SimulatorHandle, size: str, look: str) -> None:
    house.sidecar.send("PATCH", "/cameras/door", {"zones": {}, "recording_mode": "adaptive"})
    new = {"address": simulator.url("door", "main")} if size == "desktop" else {}
    with PushService() as push:
        if not house.hass.states("switch.night"):
            register(house.hass, "Ann", push)
            add_profile(house.hass, "Night")
        house.hass.wait_state("switch.night", lambda state: state in {"on", "off"})
        house.hass.call("switch.turn_on", {"entity_id": "switch.night"})
        context = {**SIZES[size], **READER, "colorScheme": look}
        seen = house.browse("hass_settings", size, DASHBOARD, within=LIMIT_S, context=context, **new)
    assert not seen["barriers"], "\n".join(seen["barriers"])
    assert seen["overhang"] <= 0
    assert "longer than the spool" in seen["told"]
    assert seen["place"].endswith(f"@{entry_of(house.hass)}/cameras/door/recording")
    door = house.sidecar.get("/config")["config"]["cameras"]["door"]
    assert door["recording"]["mode"] == "continuous"
    assert [zone["name"] for zone in door["motion"]["zones"].values()] == ["Path"]
    assert seen["width"] == 320
    assert "in the last 24 hours (was\xa0" in seen["dry"]
    assert house.hass.state("switch.night") == "off"
    assert "Home Assistant itself uses this token" in seen["warning"]
    if new:
        assert seen["added"] == 640
        assert house.hass.wait_state("camera.side_gate", lambda state: state not in {"unavailable", "unknown"})
        house.sidecar.send("DELETE", "/cameras/side_gate", {})


def test_cards_on_a_dashboard_of_ones_own(house: House) -> None:
    house.sidecar.until(lambda: len(house.sidecar.get("/events")["events"]) >= 2 or None, within=60)
    seen = house.browse("hass_card", "desktop", OWN, sidecar=house.sidecar.url, key=house.sidecar.token)
    assert (seen["width"], seen["large"], seen["clip"]) == (320, 640, 640)
    assert seen["missing"] == "There is no such camera"
    assert seen["events"] == 2
    ours, other = seen["suggested"]
    assert ours == [*(f"custom:tawny-{name}-card" for name in ("camera", "events", "timeline")), None]
    assert other == [None] * 4
    assert (seen["late"], seen["wall"]) == (1, [True, True])


def test_the_cards_are_set_in_their_editors(house: House) -> None:
    seen = house.browse("hass_editor", "desktop", EDITED)
    assert seen["editors"]["camera"] == ["Camera", "Live video instead of stills"]
    assert seen["editors"]["kiosk"] == ["Cameras", "Cameras at once", "When something moves", "Turn pages every"]
    assert seen["tiles"] == 2
    cards = house.hass.ask("lovelace/config", url_path=EDITED)["views"][0]["sections"][0]["cards"]
    assert cards[1] == {"type": "custom:tawny-kiosk-card", "tiles": 2}


def test_the_cards_are_added_as_any_others(house: House) -> None:
    dashboard(house.hass, ADDED, {"views": [{"title": "Home", "type": "sections", "sections": [{"type": "grid"}]}]})
    seen = house.browse("hass_picker", "desktop", ADDED, within=LIMIT_S)
    assert seen["editors"]["camera"] == ["Camera", "Live video instead of stills"]
    assert seen["editors"]["events"] == ["Cameras", "How many", "With a timeline"]
    assert seen["editors"]["timeline"] == ["Cameras"]
    assert len(seen["editors"]["kiosk"]) == 4
    # Pictures are as wide as ever, however high the cards beside them are.
    assert seen["previews"]["camera"] == pytest.approx(16 / 9, abs=0.1)
    assert seen["previews"]["kiosk"] == pytest.approx(16 / 9, abs=0.1)
    cards = house.hass.ask("lovelace/config", url_path=ADDED)["views"][0]["sections"][0]["cards"]
    assert cards == [
        {"type": "custom:tawny-camera-card", "entity": "camera.door"},
        *({"type": f"custom:tawny-{name}-card"} for name in ("events", "timeline", "kiosk")),
    ]


@pytest.mark.parametrize(
    ("habit", "clock"), [("12", r"\d{1,2}:\d{2}(:\d{2})?\s[AP]M"), ("24", r"\d{2}:\d{2}(:\d{2})?")]
)
def test_times_are_as_the_profile_wants_them(house: House, habit: str, clock: str) -> None:
    """Of somebody whose language would have it the other way."""
    language = "de" if habit == "12" else "en"
    usual = {"number_format": "language", "date_format": "language", "first_weekday": "language", "time_zone": "local"}
    value = {**usual, "language": language, "time_format": habit}
    house.hass.ask("frontend/set_user_data", key="language", value=value)
    try:
        seen = house.browse("hass_habits", "desktop", DASHBOARD, within=LIMIT_S)
    finally:
        house.hass.ask("frontend/set_user_data", key="language", value={**value, "language": "en", "time_format": "24"})
    assert "Kameras" in seen["heading"] or language == "en"
    clocks = [one for view in ("events", "recordings", "sensors") for one in seen["clocks"][view]]
    lengths = re.compile(r"\d:\d{2}")  # of events
    assert len(clocks) > 5
    assert all(re.fullmatch(clock, one) or lengths.fullmatch(one) for one in clocks), seen["clocks"]


def test_a_tab_from_before_an_update_says_what_helps(house: House) -> None:
    fine = ("status of 404", "dynamically imported module")
    # Home Assistant's own service worker would ask in the page's place.
    context = {**SIZES["tablet"], **READER, "serviceWorkers": "block"}
    seen = house.browse("hass_outdated", "tablet", DASHBOARD, within=LIMIT_S, fine=fine, own=OWN, context=context)
    assert seen["said"].startswith("Tawny was started anew. Please reload this page.")
    assert not seen["barriers"], "\n".join(seen["barriers"])


def test_a_restart_of_home_assistant_is_outlived(house: House, tmp_path: Path) -> None:
    down, over = tmp_path / "down", threading.Event()

    def restart() -> None:
        while not down.exists() and not over.wait(0.1):
            pass
        house.hass.stop()
        house.hass.start()

    house.sidecar.until(lambda: len([one for one in house.sidecar.get("/events")["events"] if one["end"]]) >= 2 or None)
    restarting = threading.Thread(target=restart)
    restarting.start()
    try:
        fine = ("ERR_", "WebSocket connection", "status of 401", "status of 404", "status of 503")
        seen = house.browse("hass_restart", "desktop", DASHBOARD, within=LIMIT_S, fine=fine, down=str(down))
    finally:
        over.set()
        restarting.join()
    assert (seen["live"], seen["clip"]) == (320, 640)
    assert "Tawny does not answer. Trying again …" in seen["said"]
    assert not any(line.startswith("Nothing was recorded") for line in seen["said"]), seen["said"]
    assert seen["recorded"] > 0


def test_several_sidecars_of_which_one_lets_home_assistant_only_look(house: House, tmp_path: Path) -> None:
    first = entry_of(house.hass)
    with Tawny(tmp_path / "barn", {}, node={"id": "barn", "name": "Barn"}) as barn:
        second = pair(house.hass, barn, "viewer")
        seen = house.browse("hass_homes", "phone", DASHBOARD)
    assert seen["place"] == f"#@{second}/storage"
    assert seen["back"] == f"#@{first}/storage"
    assert seen["help"] == "/config/integrations/integration/tawny"
    assert not seen["barriers"], "\n".join(seen["barriers"])
    assert seen["overhang"] <= 0


def test_it_is_offered_where_dashboards_are_made(house: House) -> None:
    seen = house.browse("hass_new_dashboard", "desktop", "", within=LIMIT_S, title="Around the house")
    (made,) = (one for one in house.hass.ask("lovelace/dashboards/list") if one["title"] == "Around the house")
    assert seen["path"].startswith(f"/{made['url_path']}/")
    assert house.hass.ask("lovelace/config", url_path=made["url_path"]) == {"strategy": {"type": "custom:tawny"}}
