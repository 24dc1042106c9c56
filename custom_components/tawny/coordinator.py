"""What is known of one sidecar: told by its live feed, and asked for anew now and then."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed

from .api import (
    AuthenticationError,
    Camera,
    FeedMessage,
    NotFoundError,
    Status,
    TawnyApiError,
    TawnyClient,
)
from .const import DOMAIN, LOGGER, RECONCILE_INTERVAL
from .handshake import check_api
from .twins import look_for_twin

FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 30.0
"""How long to wait before the feed is connected anew: doubled each time, and never quite the same."""

_CHANGES_CAMERA = {"camera", "event_ended", "event_started", "motion", "recording", "stream"}
_CHANGES_ALL = {"state", "storage"}

type FeedListener = Callable[[FeedMessage], None]


@dataclass(frozen=True, slots=True)
class TawnyData:
    """A sidecar as it is now; `cameras` by id, in its own order."""

    status: Status
    cameras: Mapping[str, Camera] = field(default_factory=dict)

    def having(self, cameras: Mapping[str, Camera]) -> TawnyData:
        """The same with other cameras, which are then those of `status`, too."""
        return TawnyData(replace(self.status, cameras=tuple(cameras.values())), cameras)


class TawnyCoordinator(DataUpdateCoordinator[TawnyData]):
    """Keeps `data` true, and hands every message of the feed to those who listen.

    The feed says what changed and the sidecar is asked for it, so that there is one way in which a camera is read.
    While the feed is away, a slow poll goes on; only when that fails, too, is the sidecar unavailable.
    """

    config_entry: ConfigEntry

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, client: TawnyClient) -> None:
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            name=entry.title,
            update_interval=RECONCILE_INTERVAL,
            always_update=False,
        )
        self.client = client
        self.feed_connected = False
        """Whether changes are told as they happen; else they are noticed by and by."""
        self._heard_by: list[FeedListener] = []
        self._state_heard_by: list[FeedListener] = []

    @property
    def node(self) -> str:
        """Id of the sidecar."""
        return self.data.status.node.id

    def camera(self, camera: str) -> Camera | None:
        """A camera as it is now; None when the sidecar has no such camera."""
        return self.data.cameras.get(camera)

    @callback
    def async_know(self, camera: Camera) -> None:
        """Take over what the sidecar just said of a camera."""
        if self.data.cameras.get(camera.id) != camera:
            self.async_set_updated_data(self.data.having({**self.data.cameras, camera.id: camera}))

    @callback
    def async_listen(self, listener: FeedListener) -> CALLBACK_TYPE:
        """Call `listener` with every message of the feed but `state`; returns how to stop that."""
        self._heard_by.append(listener)
        return lambda: self._heard_by.remove(listener)

    @callback
    def async_listen_to_state(self, listener: FeedListener) -> CALLBACK_TYPE:
        """Call `listener` with `state`, which comes with every connection, so after every gap; returns how to stop."""
        self._state_heard_by.append(listener)
        return lambda: self._state_heard_by.remove(listener)

    @callback
    def async_start_feed(self) -> None:
        """Follow the feed until the entry is unloaded."""
        self.config_entry.async_create_background_task(self.hass, self._follow(), f"{DOMAIN} feed of {self.name}")

    async def _async_update_data(self) -> TawnyData:
        try:
            status = await self.client.status()
        except AuthenticationError as error:
            raise ConfigEntryAuthFailed(translation_domain=DOMAIN, translation_key="token_refused") from error
        except TawnyApiError as error:
            LOGGER.debug("%s could not be asked: %s", self.name, error)
            raise UpdateFailed(
                translation_domain=DOMAIN,
                translation_key="unavailable",
                translation_placeholders={"name": self.name},
            ) from error
        check_api(self.hass, self.config_entry, status)
        await look_for_twin(self.hass, self.config_entry)
        return TawnyData(status, {camera.id: camera for camera in status.cameras})

    async def _follow(self) -> None:
        pause_s = FIRST_PAUSE_S
        while True:
            try:
                async with self.client.feed() as feed:
                    self.feed_connected = True
                    async for message in feed:
                        pause_s = FIRST_PAUSE_S
                        await self._hear(message)
            except TawnyApiError as error:
                LOGGER.debug("The feed of %s broke: %s", self.name, error)
            finally:
                self.feed_connected = False
            await self.async_refresh()
            if not self.last_update_success and isinstance(self.last_exception, ConfigEntryAuthFailed):
                return  # a new token was asked for, which sets everything up anew
            await asyncio.sleep(pause_s * random.uniform(0.8, 1.2))
            pause_s = min(LONGEST_PAUSE_S, pause_s * 2)

    async def _hear(self, message: FeedMessage) -> None:
        if message.kind in _CHANGES_ALL:
            await self.async_refresh()
        elif message.kind in _CHANGES_CAMERA and message.camera is not None:
            await self._ask_for(message.camera)
        for listener in tuple(self._state_heard_by if message.kind == "state" else self._heard_by):
            try:
                listener(message)
            except Exception:  # noqa: BLE001 - whoever listens, the feed goes on, for him and all others
                LOGGER.exception("What the feed of %s said could not be taken in: %s", self.name, message.kind)

    async def _ask_for(self, camera: str) -> None:
        try:
            self.async_know(await self.client.camera(camera))
        except NotFoundError:
            cameras = {known: value for known, value in self.data.cameras.items() if known != camera}
            if cameras != self.data.cameras:
                self.async_set_updated_data(self.data.having(cameras))
                await self.async_refresh()  # tells what it still has of the camera
        except TawnyApiError as error:
            LOGGER.debug("Camera %s of %s could not be asked for: %s", camera, self.name, error)
