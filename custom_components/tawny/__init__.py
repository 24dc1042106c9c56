"""Tawny for Home Assistant: each config entry is one sidecar, the recorder that talks to the cameras."""

from __future__ import annotations

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_TOKEN, CONF_URL, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.device_registry import AnyDeviceEntry
from homeassistant.helpers.typing import ConfigType

from .api import TawnyApiError, TawnyClient
from .bus_events import fire_bus_events
from .cards.feed import async_pass_feed_on
from .const import CONF_TOKEN_ID, DOMAIN, LOGGER
from .coordinator import TawnyCoordinator
from .devices import DeviceLinks, is_in_use
from .frontend_files import async_serve_frontend
from .live_view import LiveView
from .notifications.notifier import Notifier
from .notifications.setup import async_setup_notifications, forget_notifications
from .problems import ProblemWatch
from .runtime import TawnyConfigEntry, TawnyRuntime
from .services import async_register_services
from .views import async_register_views
from .websocket_api import async_register_commands

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)
PLATFORMS = (Platform.BUTTON, Platform.CAMERA, Platform.DATETIME, Platform.SENSOR, Platform.SWITCH)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Set up what belongs to no entry: actions, HTTP views, WebSocket commands."""
    hass.http.register_view(LiveView(hass))  # before those that match nearly everything
    async_register_views(hass)
    await async_serve_frontend(hass)
    async_register_services(hass)
    async_register_commands(hass)
    await async_setup_notifications(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: TawnyConfigEntry) -> None:
    """Set up one sidecar."""
    client = client_for(hass, entry)
    coordinator = TawnyCoordinator(hass, entry, client)
    await coordinator.async_config_entry_first_refresh()
    notifier = Notifier(hass, entry, coordinator)
    problems = ProblemWatch(hass, coordinator)
    entry.runtime_data = TawnyRuntime(client, coordinator, notifier, problems)
    entry.async_on_unload(entry.runtime_data.relays.end)
    links = DeviceLinks(hass, coordinator)
    links.link_node()
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    links.start()
    notifier.start()
    async_pass_feed_on(hass, coordinator)
    problems.start()
    fire_bus_events(hass, coordinator)
    coordinator.async_start_feed()


async def async_unload_entry(hass: HomeAssistant, entry: TawnyConfigEntry) -> None:
    """Let go of one sidecar."""
    await hass.config_entries.async_unload_platforms_or_raise(entry, PLATFORMS)


async def async_remove_entry(hass: HomeAssistant, entry: TawnyConfigEntry) -> None:
    """Give the token back, if the sidecar can be reached; it stays in its list of tokens else."""
    forget_notifications(hass, entry)
    try:
        await client_for(hass, entry).revoke_token(entry.data[CONF_TOKEN_ID])
    except TawnyApiError as error:
        LOGGER.info("The token of %s could not be revoked: %s", entry.title, error)


async def async_remove_config_entry_device(
    hass: HomeAssistant, entry: TawnyConfigEntry, device: AnyDeviceEntry
) -> bool:
    """Whether a device may be removed by hand: not what would come back at once, and profiles in their own way."""
    if device.config_subentry_id is not None:
        return False
    return not (entry.state is ConfigEntryState.LOADED and is_in_use(entry.runtime_data.coordinator, device))


def client_for(hass: HomeAssistant, entry: TawnyConfigEntry) -> TawnyClient:
    """A client of the entry's sidecar."""
    return TawnyClient(async_get_clientsession(hass), entry.data[CONF_URL], entry.data[CONF_TOKEN])
