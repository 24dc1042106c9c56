"""MQTT for one house: connection, discovery, states, events and commands put together.

Nothing of it touches recording: it only looks at the house, on the event loop, and whatever the broker does, what waits
for it is bounded.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
from collections.abc import Coroutine
from typing import Any

from tawny.bus.address import own_url
from tawny.bus.camera_components import EVENT, SNAPSHOT_IMAGE
from tawny.bus.commands import Commands
from tawny.bus.connection import Connection
from tawny.bus.failures import BrokerError
from tawny.bus.mirror import Mirror
from tawny.bus.news import EventNews
from tawny.bus.outbox import Outbox, Rank
from tawny.bus.pictures import Pictures
from tawny.bus.remnants import Remnants, parsed, tidy, twin
from tawny.bus.sender import Sender
from tawny.bus.session import Incoming, Session, Will
from tawny.bus.topics import OFFLINE, ONLINE, Topics
from tawny.core.clock import Clock, SystemClock, from_iso
from tawny.house import House, LiveEvent
from tawny.house.settings import Settings

LOOK_EVERY_S = 2.0
"""How soon is told what no event of the live feed is about."""

FIGURES_EVERY_S = 30.0
BIRTH_DELAY_S = 3.0
"""Home Assistant starts for many devices at once; each takes a random moment within this."""

GOODBYE_S = 2.0
RELISTEN_S = 1.0

_LOGGER = logging.getLogger(__name__)


class Bus:
    """MQTT for `house`, whose API listens on `port`; commands are done through `settings`.

    `instance` is the id of this installation, by which it knows itself from another that has the same node id.
    """

    def __init__(
        self, house: House, settings: Settings, *, port: int, instance: str, clock: Clock | None = None
    ) -> None:
        self._house = house
        self._port = port
        self._topics = Topics.of(house.config)
        self._outbox = Outbox()
        self._pictures = Pictures()
        self._instance = instance
        self._mirror = Mirror(
            house, self._topics, self._outbox, self._pictures, instance=instance, clock=clock or SystemClock()
        )
        self._news = EventNews()
        self._remnants = Remnants(self._topics)
        self._commands = Commands(house, settings, self._topics, self._show_snapshot)
        self._connection = Connection(
            house.config.mqtt,
            client_id=f"tawny-{house.config.node.id}-{instance[-6:].lower()}",
            will=Will(self._topics.status, OFFLINE),
            serve=self._serve,
            on_message=self._hear,
        )
        self._sender: Sender | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._birth: asyncio.TimerHandle | None = None
        self._warned_of_twin = False
        self._leaving = False

    @property
    def trouble(self) -> str:
        """Why there is no connection to the broker, in one line; empty while there is one."""
        return self._connection.trouble

    def start(self) -> None:
        """Begin to connect, and to look at the house. Never waits for the broker."""
        self._outbox.set(self._topics.status, ONLINE, Rank.STATUS)
        work: dict[str, Coroutine[Any, Any, None]] = {
            "mqtt feed": self._listen(),
            "mqtt looking": self._look(),
            "mqtt commands": self._commands.run(),
            "mqtt connection": self._connection.run(),
        }
        self._tasks = [asyncio.create_task(job, name=name) for name, job in work.items()]

    async def stop(self) -> None:
        """Say goodbye, if the broker listens, and end. Takes at most a few seconds."""
        self._leaving = True
        self._outbox.set(self._topics.status, OFFLINE, Rank.STATUS)
        if self._sender is not None:
            with contextlib.suppress(TimeoutError, BrokerError):
                await asyncio.wait_for(self._sender.wait_idle(), GOODBYE_S)
        if self._birth is not None:
            self._birth.cancel()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # one session

    async def _serve(self, session: Session) -> None:
        """Bring the broker up to date, and keep it there. Until cancelled, or BrokerError."""
        found = await self._remnants.read(session)
        other = twin(self._topics, found, self._instance)
        if other is not None:
            raise other
        await self._mirror.look_up()
        self._mirror.reached_at(own_url(self._house.config.server, self._port, session.local_address))
        self._mirror.refresh()
        self._outbox.again()
        tidy(self._topics, self._outbox, found)
        denied = await session.subscribe(
            [self._topics.commands, self._topics.birth, self._topics.status, self._topics.announce]
        )
        if denied:
            _LOGGER.warning("MQTT: the broker does not let Tawny listen to %s", ", ".join(denied))
        self._sender = Sender(session, self._outbox)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._sender.run())
                group.create_task(self._pictures.run(session))
        except* BrokerError as lost:
            raise lost.exceptions[0] from None
        finally:
            self._sender = None

    # what the house says

    async def _listen(self) -> None:
        while True:
            async for event in self._house.listen():
                self._tell(event)
            # Whoever is cut off for being slow has to look at everything anew.
            await asyncio.sleep(RELISTEN_S)
            self._mirror.refresh()

    def _tell(self, event: LiveEvent) -> None:
        camera = event.data.get("camera")
        if not isinstance(camera, str):
            return
        if event.kind == "motion":
            self._mirror.moved(camera, from_iso(str(event.data["at"])))
        self._mirror.refresh_camera(camera)
        payload = self._news.tell(event)
        if payload is not None:
            self._outbox.tell(self._topics.of_camera(camera, EVENT), payload)
        if event.kind == "snapshot":
            self._spawn(self._mirror.picture(camera, str(event.data["id"])))

    async def _look(self) -> None:
        loop = asyncio.get_running_loop()
        looked_up_s = loop.time()
        while True:
            self._mirror.refresh()
            await self._mirror.complete()
            await asyncio.sleep(LOOK_EVERY_S)
            if loop.time() - looked_up_s >= FIGURES_EVERY_S:
                looked_up_s = loop.time()
                await self._mirror.look_up()

    # what the broker says

    def _hear(self, message: Incoming) -> None:
        topics = self._topics
        if self._remnants.hear(message) or self._commands.hear(message) or message.retained:
            return
        if message.topic == topics.birth and message.payload == ONLINE.encode():
            self._plan_again()
        elif message.topic == topics.status and message.payload == OFFLINE.encode() and not self._leaving:
            # The will of a connection that we have given up came late.
            self._outbox.again([topics.status])
        elif message.topic == topics.announce:
            self._look_for_twin(message)

    def _plan_again(self) -> None:
        if self._birth is None:
            delay_s = random.uniform(0, BIRTH_DELAY_S)
            self._birth = asyncio.get_running_loop().call_later(delay_s, self._again)

    def _again(self) -> None:
        self._birth = None
        self._mirror.refresh()
        self._outbox.again()

    def _look_for_twin(self, announcement: Incoming) -> None:
        other = parsed(announcement.payload.decode("utf-8", "replace")).get("instance", self._instance)
        if other != self._instance and not self._warned_of_twin:
            self._warned_of_twin = True
            _LOGGER.error(
                "MQTT: another Tawny has the node id %s as well: give each an id of its own in [node] of tawny.toml",
                self._topics.node,
            )

    async def _show_snapshot(self, camera: str, data: bytes) -> None:
        self._pictures.show_data(self._topics.of_camera(camera, SNAPSHOT_IMAGE), data)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.append(task)
        task.add_done_callback(lambda done: self._tasks.remove(done) if done in self._tasks else None)
