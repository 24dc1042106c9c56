"""Which device an entity belongs to.

Cameras are devices of the MQTT integration, because the sidecar announces them over MQTT. A device has exactly one
owner in Home Assistant, so entities of this integration are put on those devices instead of making twins. Where there
is no such device (no broker, MQTT not set up, not announced yet), cameras get devices of our own, which carry the MQTT
device's identifier, too: Home Assistant would show both as the same hardware. As soon as the MQTT device appears, all
entities move to it, the area goes along, and our own device goes. When the MQTT device goes, they move back.
The sidecar itself is a device in the same way: MQTT's, or else ours.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import (
    AnyDeviceEntry,
    DeviceEntry,
    DeviceInfo,
    EventDeviceRegistryUpdatedData,
)

from .const import DOMAIN

if TYPE_CHECKING:
    from .coordinator import TawnyCoordinator

MQTT = "mqtt"
MANUFACTURER = "Tawny"


def mqtt_identifier(node: str, camera: str | None = None) -> tuple[str, str]:
    """Of the MQTT device of a camera, or of the sidecar itself."""
    return (MQTT, f"tawny_{node}_{camera}" if camera else f"tawny_{node}")


def own_identifier(node: str, camera: str | None = None) -> tuple[str, str]:
    """Of our own device of a camera, or of the sidecar itself."""
    return (DOMAIN, f"{node}/{camera}" if camera else node)


def unique_id(node: str, camera: str, key: str) -> str:
    """Of an entity of a camera. Ids of nodes and cameras have no slash, so `camera_of` can read it back."""
    return f"{node}/{camera}/{key}"


def camera_of(entity_unique_id: str) -> str | None:
    """The camera that an entity belongs to; None for entities that are not a camera's."""
    parts = entity_unique_id.split("/")
    return parts[1] if len(parts) == 3 else None


def camera_of_device(coordinator: TawnyCoordinator, device: AnyDeviceEntry) -> str | None:
    """The camera that a device is, whether it is MQTT's or ours; None when it is something else."""
    node = coordinator.node
    for camera in coordinator.data.cameras:
        if not device.identifiers.isdisjoint({own_identifier(node, camera), mqtt_identifier(node, camera)}):
            return camera
    return None


@callback
def is_in_use(coordinator: TawnyCoordinator, device: AnyDeviceEntry) -> bool:
    """Whether a device is the sidecar's own, or that of a camera which it has."""
    node = coordinator.node
    known = {own_identifier(node), *(own_identifier(node, camera) for camera in coordinator.data.cameras)}
    return not device.identifiers.isdisjoint(known)


@callback
def mqtt_device(hass: HomeAssistant, node: str, camera: str | None = None) -> DeviceEntry | None:
    """The MQTT integration's device of a camera, if there is one."""
    registry = dr.async_get(hass)
    wanted = mqtt_identifier(node, camera)
    entries = hass.config_entries.async_entries(MQTT)
    found = (registry.async_get_device_by_identifier(wanted, entry.entry_id) for entry in entries)
    return next((device for device in found if device is not None), None)


def own_device_info(coordinator: TawnyCoordinator, camera: str | None = None) -> DeviceInfo:
    """Our own device of a camera, or of the sidecar itself."""
    node = coordinator.node
    known = coordinator.camera(camera) if camera else coordinator.data.status.node
    registry = dr.async_get(coordinator.hass)
    hub = registry.async_get_device_by_identifier(own_identifier(node), coordinator.config_entry.entry_id)
    return DeviceInfo(
        identifiers={own_identifier(node, camera), mqtt_identifier(node, camera)},
        name=known.name if known else camera,
        manufacturer=MANUFACTURER,
        model="Camera" if camera else "Recorder",
        sw_version=coordinator.data.status.version,
        configuration_url=str(coordinator.client.url),
        via_device_id=hub.id if hub and camera else None,
    )


class DeviceLinks:
    """Keeps the entities of one sidecar's cameras on the right devices. `start` it when the platforms are set up."""

    def __init__(self, hass: HomeAssistant, coordinator: TawnyCoordinator) -> None:
        self._hass = hass
        self._coordinator = coordinator
        self._entry_id = coordinator.config_entry.entry_id
        self._soon: asyncio.Handle | None = None
        self._ours: set[str] = set()
        """Ids of the MQTT devices of our cameras, to notice when they go."""

    @callback
    def start(self) -> None:
        """Link now, and whenever devices or cameras come and go, until the entry is unloaded."""
        entry = self._coordinator.config_entry
        entry.async_on_unload(
            self._hass.bus.async_listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, self._changed, self._concerns_us)
        )
        entry.async_on_unload(self._coordinator.async_add_listener(self._link_soon))
        entry.async_on_unload(self._cancel)
        self.link()

    @callback
    def _concerns_us(self, data: EventDeviceRegistryUpdatedData) -> bool:
        if data["action"] == "create":
            device = dr.async_get(self._hass).async_get(data["device_id"])
            return any(domain == MQTT for domain, _ in getattr(device, "identifiers", ()))
        return data["action"] == "remove" and data["device_id"] in self._ours

    @callback
    def _changed(self, _event: Event[EventDeviceRegistryUpdatedData]) -> None:
        self._link_soon()

    @callback
    def _link_soon(self) -> None:
        """After everybody else has heard of it: Home Assistant itself takes entities off a device that goes."""
        self._cancel()
        self._soon = self._hass.loop.call_soon(self.link)

    @callback
    def _cancel(self) -> None:
        if self._soon is not None:
            self._soon.cancel()
            self._soon = None

    @callback
    def link_node(self) -> None:
        """Make the sidecar a device, unless MQTT has."""
        devices, node = dr.async_get(self._hass), self._coordinator.node
        device = mqtt_device(self._hass, node)
        own = devices.async_get_device_by_identifier(own_identifier(node), self._entry_id)
        if device is None:
            self._make(own_device_info(self._coordinator))
            return
        self._ours.add(device.id)
        if own is not None:
            self._inherit(own, device)
            devices.async_remove_device(own.id)

    @callback
    def link(self) -> None:
        """Put every entity where it belongs; forget those of cameras that are gone, and devices without entities."""
        self._soon = None
        registry = er.async_get(self._hass)
        self._ours = set()
        self.link_node()
        for entity in er.async_entries_for_config_entry(registry, self._entry_id):
            camera = camera_of(entity.unique_id)
            if camera is None:
                continue
            if self._coordinator.camera(camera) is None:
                registry.async_remove(entity.entity_id)
                continue
            device = self._device(camera)
            if entity.device_id != device.id:
                registry.async_update_entity(entity.entity_id, device_id=device.id)
        self._forget_empty_devices()

    def _device(self, camera: str) -> DeviceEntry:
        devices = dr.async_get(self._hass)
        own = devices.async_get_device_by_identifier(own_identifier(self._coordinator.node, camera), self._entry_id)
        device = mqtt_device(self._hass, self._coordinator.node, camera)
        if device is None:
            return self._make(own_device_info(self._coordinator, camera))
        self._ours.add(device.id)
        if own is not None:
            self._inherit(own, device)
        return device

    def _make(self, info: DeviceInfo) -> DeviceEntry:
        """The device, made or brought up to date: cameras are renamed, sidecars are updated."""
        return dr.async_get(self._hass).async_get_or_create_from_info(config_entry_id=self._entry_id, device_info=info)

    def _inherit(self, own: DeviceEntry, device: DeviceEntry) -> None:
        """What somebody chose for our own device holds for MQTT's, too, unless he chose something else there."""
        dr.async_get(self._hass).async_update_device(
            device.id,
            area_id=device.area_id or own.area_id,
            name_by_user=device.name_by_user or own.name_by_user,
            labels=device.labels | own.labels,
        )

    def _forget_empty_devices(self) -> None:
        devices, entities = dr.async_get(self._hass), er.async_get(self._hass)
        for device in dr.async_entries_for_config_entry(devices, self._entry_id):
            is_camera = any(domain == DOMAIN and "/" in identifier for domain, identifier in device.identifiers)
            if is_camera and not er.async_entries_for_device(entities, device.id, include_disabled_entities=True):
                devices.async_remove_device(device.id)
