"""Notification profiles in the settings view: how they are, on and off, and silence."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.integration.cards import Card
from tests.integration.fake import FakeSidecar
from tests.integration.notifications.scene import Scene
from tests.integration.push_service import Phone

type Add = Callable[..., Awaitable[str]]


async def profiles(card: Card, entry: MockConfigEntry) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = (await card.result("notifications/list", entry_id=entry.entry_id))["profiles"]
    return listed


async def test_they_are_told_as_they_are(
    hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone, add_profile: Add, scene: Scene, card: Card
) -> None:
    assert await profiles(card, entry) == []
    night, day = await add_profile(iphone, name="Night"), await add_profile(iphone, name="day", level="silent")
    await card.result("notifications/change", entry_id=entry.entry_id, profile=day, enabled=False)
    await scene.begins()
    await iphone.got(1)
    await hass.async_block_till_done()
    told = await profiles(card, entry)
    assert [one["id"] for one in told] == [day, night]
    assert (told[0]["enabled"], told[0]["last_sent"], told[0]["held_back"]) == (False, None, "disabled")
    assert (told[1]["enabled"], told[1]["held_back"], told[1]["phones"]) == (True, None, ["Ann's iPhone"])
    assert (told[1]["pushes_today"], told[1]["silenced_until"]) == (1, None)
    assert dt_util.utcnow() - datetime.fromisoformat(told[1]["last_sent"]) < timedelta(minutes=1)
    assert told[1]["limit"] > 1


async def test_they_are_switched_and_silenced(
    hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone, add_profile: Add, card: Card
) -> None:
    profile = await add_profile(iphone)
    one = {"entry_id": entry.entry_id, "profile": profile}
    assert not (await card.result("notifications/change", **one, enabled=False))["enabled"]
    assert hass.states.get("switch.night").state == "off"  # type: ignore[union-attr]
    assert (await card.result("notifications/change", **one, enabled=True))["enabled"]
    until = (await card.result("notifications/change", **one, silence_s=3600))["silenced_until"]
    assert timedelta(minutes=59) < datetime.fromisoformat(until) - dt_util.utcnow() <= timedelta(hours=1)
    assert (await profiles(card, entry))[0]["silenced_until"] == until
    assert (await card.result("notifications/change", **one, silence_s=0))["silenced_until"] is None


async def test_they_are_for_admins(entry: MockConfigEntry, friend: Card) -> None:
    assert await friend.code("notifications/list", entry_id=entry.entry_id) == "unauthorized"
    change = {"entry_id": entry.entry_id, "profile": "x", "enabled": False}
    assert await friend.code("notifications/change", **change) == "unauthorized"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"profile": "nobody", "enabled": True}, "not_found"),
        ({"profile": 5}, "invalid_format"),
        ({"profile": "x", "enabled": "yes"}, "invalid_format"),
        ({"profile": "x", "silence_s": -1}, "invalid_format"),
        ({"profile": "x", "silence_s": 366 * 86_400}, "invalid_format"),
    ],
)
async def test_nonsense_is_refused(entry: MockConfigEntry, card: Card, change: dict[str, Any], code: str) -> None:
    assert await card.code("notifications/change", entry_id=entry.entry_id, **change) == code


async def test_they_are_there_while_the_sidecar_is_away_but_not_unloaded(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, iphone: Phone, add_profile: Add, card: Card
) -> None:
    profile = await add_profile(iphone)
    sidecar.refuse("GET /status", 503)
    await entry.runtime_data.coordinator.async_refresh()
    assert [one["id"] for one in await profiles(card, entry)] == [profile]
    await hass.config_entries.async_unload(entry.entry_id)
    assert await card.code("notifications/list", entry_id=entry.entry_id) == "not_loaded"
