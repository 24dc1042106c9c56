"""Keeps what is published equal to what the house is: looks at it, and puts what differs into the outbox."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Iterable

from tawny import __version__
from tawny.bus.camera_components import EVENT_IMAGE
from tawny.bus.component import UNKNOWN, CameraFacts, Figures, NodeFacts
from tawny.bus.discovery import Site, camera_device, encode, farewell, node_device
from tawny.bus.figures import last_picture, look_up
from tawny.bus.outbox import Outbox, Rank
from tawny.bus.pictures import Pictures
from tawny.bus.states import StateValue, camera_states, image_topics, node_states
from tawny.bus.topics import Topics
from tawny.core.clock import Clock
from tawny.core.errors import TawnyError
from tawny.house import CameraStatus, House, StorageStatus
from tawny.house.api_version import API

NOISY_EVERY_S = 30.0
FIGURES_LIMIT_S = 5.0
"""A disk that takes longer does not keep the rest from being told."""

_LOGGER = logging.getLogger(__name__)


class Mirror:
    """What should be published of `house`. For the event loop's thread."""

    def __init__(
        self, house: House, topics: Topics, outbox: Outbox, pictures: Pictures, *, instance: str, clock: Clock
    ) -> None:
        self._house = house
        self._topics = topics
        self._outbox = outbox
        self._pictures = pictures
        self._instance = instance
        self._clock = clock
        self._site: Site | None = None
        self._figures: dict[str, Figures] = {}
        self._storage: StorageStatus | None = None
        self._shown: dict[str, set[str]] = {}
        """The state topics of each camera that is published."""
        self._pictured: dict[str, str] = {}
        """The event whose picture each camera shows; ids grow with time."""
        self._fresh: list[str] = []
        """Cameras of which figures and picture have not been looked for."""
        self._noisy_s = 0.0
        self._looking: asyncio.Task[None] | None = None

    def reached_at(self, url: str) -> None:
        """The API is reached under that address."""
        config = self._house.config
        self._site = Site(self._topics, config.node.name, __version__, url)
        announcement = {
            "node": config.node.id,
            "name": config.node.name,
            "url": url,
            "version": __version__,
            "api": API,
            "instance": self._instance,
        }
        # Home Assistant asks its user again whenever this text changes.
        self._outbox.set(self._topics.announce, encode(announcement), Rank.DISCOVERY)

    def refresh(self) -> None:
        """Look at everything."""
        noisy = time.monotonic() - self._noisy_s >= NOISY_EVERY_S
        if noisy:
            self._noisy_s = time.monotonic()
        present = {status.id: status for status in self._house.cameras()}
        for camera in [camera for camera in self._shown if camera not in present]:
            self._remove(camera)
        self._show_node(noisy=noisy)
        for status in present.values():
            self._show(status, noisy=noisy)

    def _offload_trouble(self) -> str:
        offload = self._house.offload()
        return offload.trouble if offload is not None else ""

    def refresh_camera(self, camera: str) -> None:
        """Look at one camera, about which there is news."""
        status = next((status for status in self._house.cameras() if status.id == camera), None)
        if status is not None:
            self._show(status, noisy=False)

    def moved(self, camera: str, at_us: int) -> None:
        """Something moved just now."""
        known = self._figures.get(camera)
        if known is not None:
            self._figures[camera] = Figures(known.used_bytes, known.footage_since_us, at_us)

    async def look_up(self) -> None:
        """Look up what takes long, at most for a few seconds, and not twice at once."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look_up(), name="mqtt figures")
        await asyncio.wait([self._looking], timeout=FIGURES_LIMIT_S)

    async def picture(self, camera: str, event: str | None = None) -> None:
        """Show the picture of the last event, if that is `event` or no event is named."""
        try:
            found = await asyncio.to_thread(last_picture, self._house.log, self._house.storage_root, camera)
        except TawnyError as error:
            _LOGGER.debug("no picture of %s: %s", camera, error)
            return
        if found is None or camera not in self._shown or (event is not None and found.event != event):
            return
        if found.event >= self._pictured.get(camera, ""):
            self._pictured[camera] = found.event
            self._pictures.show(self._topics.of_camera(camera, EVENT_IMAGE), *found.files)

    async def complete(self) -> None:
        """Look up what takes long of cameras that are new."""
        if self._fresh:
            fresh, self._fresh = self._fresh, []
            await self.look_up()
            for camera in fresh:
                await self.picture(camera)

    async def _look_up(self) -> None:
        cameras = [status.id for status in self._house.cameras()]
        try:
            self._storage = await asyncio.to_thread(self._house.storage)
            self._figures = await asyncio.to_thread(look_up, self._house.log, cameras)
        except TawnyError as error:
            _LOGGER.debug("no figures: %s", error)

    def _show(self, status: CameraStatus, *, noisy: bool) -> None:
        config = self._house.config.cameras.get(status.id)
        if config is None:
            return
        facts = CameraFacts(status, self._figures.get(status.id), self._clock.wall_us())
        states = list(camera_states(self._topics, status.id, config, facts))
        topics = {state.topic for state in states}
        device = self._topics.device(status.id)
        if self._site is not None and self._house.config.mqtt.discovery:
            self._outbox.set(device, encode(camera_device(self._site, status.id, config)), Rank.DISCOVERY, _step)
        if status.id not in self._shown:
            self._fresh.append(status.id)
        self._outbox.retire(self._shown.get(status.id, set()) - topics)
        self._shown[status.id] = topics
        self._put(states, noisy=noisy)

    def _show_node(self, *, noisy: bool) -> None:
        if self._storage is not None:
            self._put(
                node_states(self._topics, NodeFacts(self._storage, __version__, self._offload_trouble())), noisy=noisy
            )
        if self._site is not None and self._house.config.mqtt.discovery:
            self._outbox.set(self._topics.device(None), encode(node_device(self._site)), Rank.DISCOVERY, _step)

    def _put(self, states: Iterable[StateValue], *, noisy: bool) -> None:
        for state in states:
            if noisy or not state.noisy or self._outbox.payload(state.topic) in {None, "", UNKNOWN}:
                self._outbox.set(state.topic, state.payload)

    def _remove(self, camera: str) -> None:
        images = image_topics(self._topics, camera)
        for topic in images:
            self._pictures.forget(topic)
        self._outbox.clear([self._topics.device(camera)])
        self._outbox.retire([*self._shown.pop(camera), *images])
        self._figures.pop(camera, None)
        self._pictured.pop(camera, None)


def _step(known: str | None, payload: str) -> list[str]:
    """A device that loses entities first says so."""
    if not known or not payload:
        return [payload]
    try:
        before = farewell(json.loads(known), json.loads(payload))
    except (ValueError, RecursionError):
        before = None
    return [payload] if before is None else [encode(before), payload]
