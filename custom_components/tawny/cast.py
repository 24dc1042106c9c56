"""Playlists on Cast devices, which have to be told in which format the pieces are. Everything else plays as it is."""

from __future__ import annotations

from functools import partial
from typing import Any

from homeassistant.components.media_player import BrowseMedia, async_process_play_media_url
from homeassistant.core import HomeAssistant
from homeassistant.helpers.network import is_hass_url
from yarl import URL

from .proxy.paths import PLAYLIST
from .urls import ROOT


async def async_get_media_browser_root_object(hass: HomeAssistant, cast_type: str) -> list[BrowseMedia]:
    """Nothing beside what the media source shows already."""
    return []


async def async_browse_media(
    hass: HomeAssistant, media_content_type: str, media_content_id: str, cast_type: str
) -> BrowseMedia | None:
    """Nothing beside what the media source shows already."""
    return None


async def async_play_media(
    hass: HomeAssistant, cast_entity_id: str, chromecast: Any, media_type: str, media_id: str
) -> bool:
    """Play one of our playlists; False for everything else, which the Cast integration plays.

    `chromecast` is a `pychromecast.Chromecast`, which there is only where the Cast integration is in use.
    """
    if not _is_ours(hass, media_id):
        return False
    play = partial(
        chromecast.media_controller.play_media,
        async_process_play_media_url(hass, media_id),
        PLAYLIST,
        stream_type="BUFFERED",
        media_info={"hlsVideoSegmentFormat": "fmp4"},
    )
    await hass.async_add_executor_job(play)
    return True


def _is_ours(hass: HomeAssistant, media_id: str) -> bool:
    address = URL(media_id)
    is_here = is_hass_url(hass, media_id) if address.absolute else True
    return is_here and address.path.startswith(f"{ROOT}/") and address.path.endswith(".m3u8")
