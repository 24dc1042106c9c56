"""What all entities of a camera share, and how a platform gets them for cameras that come later."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import override

from homeassistant.core import callback
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .api import Camera
from .coordinator import TawnyCoordinator
from .devices import mqtt_device, own_device_info, unique_id


class TawnyCameraEntity(CoordinatorEntity[TawnyCoordinator]):
    """An entity of a camera, on the camera's device; `key` names it within the camera."""

    _attr_has_entity_name = True

    def __init__(self, coordinator: TawnyCoordinator, camera: str, key: str) -> None:
        super().__init__(coordinator)
        self.camera_id = camera
        self._attr_unique_id = unique_id(coordinator.node, camera, key)
        self.device_entry = mqtt_device(coordinator.hass, coordinator.node, camera)
        if self.device_entry is None:
            self._attr_device_info = own_device_info(coordinator, camera)

    @property
    def tawny_camera(self) -> Camera | None:
        """The camera as it is now; None once it is gone."""
        return self.coordinator.camera(self.camera_id)

    @property
    @override
    def available(self) -> bool:
        """Whether the sidecar answers and knows the camera; whether the camera itself is online is a state."""
        return super().available and self.tawny_camera is not None


@callback
def add_for_cameras(
    coordinator: TawnyCoordinator,
    async_add_entities: AddConfigEntryEntitiesCallback,
    make: Callable[[str], Iterable[Entity]],
) -> None:
    """Add what `make` makes of each camera's id: now, and for every camera that comes later."""
    added: set[str] = set()

    @callback
    def add() -> None:
        new = [camera for camera in coordinator.data.cameras if camera not in added]
        added.intersection_update(coordinator.data.cameras)
        added.update(new)
        async_add_entities([entity for camera in new for entity in make(camera)])

    coordinator.config_entry.async_on_unload(coordinator.async_add_listener(add))
    add()
