"""Phones, profiles, and events in front of the fake sidecar's camera."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from types import MappingProxyType
from typing import Any

import pytest
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.tawny.notifications import clip
from custom_components.tawny.notifications.office import OFFICE
from tests.integration.fake import FakeSidecar
from tests.integration.notifications.scene import Scene
from tests.integration.push_service import Phone, PushService


@pytest.fixture(autouse=True)
def _no_pauses(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fake sidecar has a clip at once or never; the real one takes its time to write it."""
    if "real_sidecar" not in request.fixturenames:
        monkeypatch.setattr(clip, "PAUSE_S", 0.02)


@pytest.fixture
async def push_service(hass: HomeAssistant, socket_enabled: None) -> AsyncIterator[PushService]:
    # All that has pages, before the first is asked for.
    for component in ("notify", "mobile_app", "blueprint", "stream", "camera", "tawny"):
        assert await async_setup_component(hass, component, {})
    await hass.async_block_till_done()
    service = PushService()
    await service.start()
    yield service
    await service.stop()


@pytest.fixture
async def iphone(hass: HomeAssistant, push_service: PushService, hass_client: ClientSessionGenerator) -> Phone:
    return await push_service.register(hass, await hass_client(), "Ann's iPhone", apple=True)


@pytest.fixture
async def android(hass: HomeAssistant, push_service: PushService, hass_client: ClientSessionGenerator) -> Phone:
    return await push_service.register(hass, await hass_client(), "Ben's Pixel", apple=False)


@pytest.fixture
def add_profile(hass: HomeAssistant, entry: MockConfigEntry) -> Callable[..., Awaitable[str]]:
    """Adds a profile to the sidecar's entry, as its form would, one that is there for long or is `new`; its id."""

    async def add(*phones: Phone, name: str = "Night", level: str = "normal", new: bool = False, **changes: Any) -> str:
        data = {"phones": [phone.device for phone in phones], "level": level, **changes}
        subentry = ConfigSubentry(data=MappingProxyType(data), subentry_type="notification", title=name, unique_id=None)
        hass.config_entries.async_add_subentry(entry, subentry)
        await hass.async_block_till_done()
        if not new:
            hass.data[OFFICE].memory.state(subentry.subentry_id).began = 0
        return subentry.subentry_id

    return add


@pytest.fixture
def scene(sidecar: FakeSidecar) -> Scene:
    return Scene(sidecar)
