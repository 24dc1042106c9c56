"""The built cards are served, pages load the first of them, and nothing fails where there are no pages."""

from __future__ import annotations

import re

from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL, DATA_PANELS
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.tawny.const import DOMAIN
from custom_components.tawny.frontend_files import FOLDER, KIOSK_PATH, ROOT


async def test_every_page_loads_the_loader_and_finds_what_it_imports(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> None:
    assert await async_setup_component(hass, "frontend", {})
    assert await async_setup_component(hass, DOMAIN, {})
    [loader] = [url for url in hass.data[DATA_EXTRA_MODULE_URL].urls if url.startswith(ROOT)]
    assert re.fullmatch(rf"{ROOT}/tawny\.js\?v=[0-9a-f]{{12}}", loader)
    client = await hass_client_no_auth()
    answer = await client.get(loader)
    imported = re.findall(r"import\([`'\"]\./([^`'\"]+)[`'\"]\)", await answer.text())
    assert imported
    for name in imported:
        found = await client.get(f"{ROOT}/{name}")
        assert found.status == 200
        assert "max-age" in found.headers["Cache-Control"]
    assert hass.data[DATA_PANELS][KIOSK_PATH].config["_panel_custom"]["module_url"] == loader


async def test_there_is_home_assistant_without_pages(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    assert DATA_EXTRA_MODULE_URL not in hass.data


def test_no_module_imports_the_loaded_file() -> None:
    """Which has a version behind its name there, so that it would be loaded, and run, twice."""
    modules = [path for path in FOLDER.glob("*.js") if path.name != "tawny.js"]
    assert len(modules) > 5
    assert [path.name for path in modules if "tawny.js" in path.read_text()] == []
