"""The real sidecar, in front of whose camera somebody walks: from the motion to the phone, and what the phone loads."""

from __future__ import annotations

from types import MappingProxyType

from aiohttp import ClientSession
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tawny.notifications.office import TAG
from support.service import Tawny
from tests.integration.push_service import Phone

EVENT_S = 40.0
"""Somebody walks every 12 seconds, and this machine may be busy."""

HLS = "application/vnd.apple.mpegurl"
JPEG = b"\xff\xd8"
MOST_S = 1.0
"""From the sidecar's word that an event began to the push."""


async def test_motion_becomes_a_push_with_its_picture_and_then_its_clip(
    hass: HomeAssistant, iphone: Phone, android: Phone, real_entry: MockConfigEntry, real_sidecar: Tawny
) -> None:
    data = {"phones": [iphone.device, android.device], "how": {"cooldown_s": 0}}
    profile = ConfigSubentry(data=MappingProxyType(data), subentry_type="notification", title="Night", unique_id=None)
    hass.config_entries.async_add_subentry(real_entry, profile)
    first = await iphone.until(lambda push: True, EVENT_S)
    # Whoever walked there just before the profile was there is not told of.
    event = first.data["tag"].removeprefix(TAG)
    started_at, started = await hass.async_add_executor_job(
        lambda: real_sidecar.feed.wait_timed("event_started", id=event, camera="door")
    )
    assert first.at - started_at < MOST_S, started
    status, picture = await iphone.load(first.data["attachment"]["url"])
    assert (status, picture[:2]) == (200, JPEG)
    assert first.data["attachment"]["url"].endswith("/start.jpg")

    # Between the two a better picture may come, with other words.
    end = await iphone.until(lambda push: push.data.get("attachment", {}).get("content-type") == HLS, EVENT_S)
    status, playlist = await iphone.load(end.data["attachment"]["url"])
    assert status == 200
    pieces = [line for line in playlist.decode().splitlines() if line and not line.startswith("#")]
    assert pieces, playlist
    # The system's player asks for these without the app's login.
    async with ClientSession() as nobody, nobody.get(iphone.web.make_url(pieces[0])) as answer:
        assert answer.status == 200
    end = await android.until(lambda push: "video" in push.data, EVENT_S)
    status, clip = await android.load(end.data["video"])
    assert (status, clip[4:8]) == (200, b"ftyp")
    # It takes the place of the first one. Whoever walked there meanwhile has a notification of his own.
    assert end.data["tag"] == first.data["tag"]
    assert android.pushes[0].data["tag"] == first.data["tag"]
    assert len([push for push in android.pushes if push.data["tag"] == first.data["tag"]]) >= 2
