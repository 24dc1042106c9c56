"""Pictures of the dashboard, the cards and their editors in a real Home Assistant."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support import dashboards
from support.browser import needs_browser
from support.hass import Hass, needs_hass
from support.mqtt import free_port
from support.pictured import PLACES, House
from support.pictures import GUIDE, HOME_ASSISTANT, HOME_ASSISTANT_LOOKS, Look

pytestmark = [
    needs_browser,
    needs_hass,
    pytest.mark.timeout(900),
]
needs_guide = pytest.mark.skipif(not os.environ.get("TAWNY_PICTURES"), reason="TAWNY_PICTURES is not set")
needs_look = pytest.mark.skipif(not os.environ.get("TAWNY_LOOK"), reason="TAWNY_LOOK names no folder")

MADE, OWN = "tawny-cameras", "own-cards"


@pytest.fixture(scope="module")
def home(house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dashboards.House]:
    with Hass(tmp_path_factory.mktemp("hass"), free_port()) as hass:
        hass.running()
        hass.finish_onboarding()
        dashboards.pair(hass, house.tawny)
        hass.wait_state("camera.courtyard", lambda state: state in {"idle", "recording", "streaming"})
        dashboards.dashboard(hass, MADE, {"strategy": {"type": "custom:tawny"}})
        cards: list[list[dict[str, Any]]] = [
            [
                {"type": "custom:tawny-camera-card", "entity": "camera.courtyard"},
                {"type": "custom:tawny-camera-card", "entity": "camera.front_door"},
                {"type": "custom:tawny-kiosk-card"},
            ],
            [{"type": "custom:tawny-timeline-card"}, {"type": "custom:tawny-events-card"}],
        ]
        sections = [{"type": "grid", "cards": column} for column in cards]
        view = {"title": "Home", "type": "sections", "max_columns": 2, "sections": sections}
        dashboards.dashboard(hass, OWN, {"views": [view]})
        yield dashboards.House(hass, house.tawny)


@needs_guide
def test_guide(home: dashboards.House, tmp_path: Path) -> None:
    kept = {"screens": str(tmp_path), "packed": 80, "cameras": len(PLACES)}
    home.browse("hass_pictures", "desktop", MADE, within=300, own=OWN, **kept)
    home.browse("hass_editor", "desktop", OWN, within=300, **kept)
    for name, file in HOME_ASSISTANT.items():
        (GUIDE / file).write_bytes((tmp_path / f"{name}.webp").read_bytes())


@needs_look
@pytest.mark.parametrize("look", HOME_ASSISTANT_LOOKS, ids=str)
def test_look(home: dashboards.House, look: Look) -> None:
    folder = Path(os.environ["TAWNY_LOOK"]) / f"hass-{look}"
    folder.mkdir(parents=True, exist_ok=True)
    asked = {"screens": str(folder), "cameras": len(PLACES), "own": OWN, "further": 6, "context": look.context}
    found = home.browse("hass_gallery", look.size, MADE, within=800, **asked)
    for kind in ("beyond", "cut", "barriers"):
        assert not found[kind], "\n".join(found[kind])
