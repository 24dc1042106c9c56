"""The cards and the dashboard: files that are shipped built, and a small one that every page of Home Assistant loads.

They hold no secrets, so anybody may load them. `frontend/` in the repository has what they are built from.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from homeassistant.components import frontend, panel_custom
from homeassistant.components.http import StaticPathConfig
from homeassistant.core import HomeAssistant

FOLDER: Final = Path(__file__).parent / "frontend"
LOADER: Final = "tawny.js"
ROOT: Final = "/tawny_static"
KIOSK_PATH: Final = "tawny-kiosk"
KIOSK_ELEMENT: Final = "tawny-kiosk-panel"


async def async_serve_frontend(hass: HomeAssistant) -> None:
    """Serve the files, and let pages load the first of them; once, whatever entries there are."""
    if frontend.DOMAIN not in hass.config.components:
        return  # nobody looks
    version = await hass.async_add_executor_job(_version)
    await hass.http.async_register_static_paths([StaticPathConfig(ROOT, str(FOLDER), cache_headers=True)])
    loader = f"{ROOT}/{LOADER}?v={version}"
    frontend.add_extra_js_url(hass, loader)
    # The wall without Home Assistant's frame, for tablets. It is not in the side bar: the guide says where it is.
    await panel_custom.async_register_panel(
        hass, frontend_url_path=KIOSK_PATH, webcomponent_name=KIOSK_ELEMENT, module_url=loader
    )


def _version() -> str:
    """Another one when what is loaded is another: browsers keep it for a month. All else is named after its content."""
    return hashlib.sha256((FOLDER / LOADER).read_bytes()).hexdigest()[:12]
