"""A real broker, and a house whose bus is connected to it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from support.house import FakeHouse, make_house
from support.mqtt import Broker, Heard, Listener
from support.service import SOON_S
from tawny.bus.bus import Bus
from tawny.config import Config
from tawny.config.service import MqttConfig
from tawny.house.settings import Settings

INSTANCE = "01M8AFZXKAH71NREFF4PWK71Z2"


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    with Broker(tmp_path) as running:
        yield running


def mqtt(port: int, **settings: Any) -> MqttConfig:
    """How to reach a broker on this machine."""
    return MqttConfig.model_validate({"host": "127.0.0.1", "port": port, **settings})


@pytest.fixture
def house(tmp_path: Path) -> Iterator[FakeHouse]:
    """A house with the camera `door`, which has the zone `path`."""
    fake = make_house(tmp_path)
    fake.config = with_cameras(fake.config, {"door": {"zones": {"path": {}}}})
    fake.add_camera("door", name="Front door")
    yield fake
    fake.close()


def with_cameras(config: Config, cameras: dict[str, dict[str, Any]], **settings: Any) -> Config:
    """`config` of the node `house` with these cameras; zones are the whole picture."""
    whole = [[0, 0], [1, 0], [1, 1], [0, 1]]
    tables = {
        camera: {
            "name": table.get("name", ""),
            "streams": {"main": {"url": "rtsp://user:secret-word@192.0.2.1/" + camera}},
            "motion": {"zones": {zone: {"polygon": whole, **of} for zone, of in table.get("zones", {}).items()}},
        }
        for camera, table in cameras.items()
    }
    return Config.model_validate(
        {
            "node": {"id": "house", "name": "House"},
            "storage": {"path": config.storage.path},
            "mqtt": config.mqtt,
            "cameras": tables,
            **settings,
        }
    )


class Connected:
    """A house, its bus, and somebody who hears everything that the broker does."""

    def __init__(self, house: FakeHouse, bus: Bus, listener: Listener) -> None:
        self.house = house
        self.bus = bus
        self.listener = listener

    async def wait(
        self, topic: str, payload: str | bytes | Callable[[Heard], bool] | None = None, *, since: int = 0
    ) -> Heard:
        """Wait for a message while the bus goes on."""
        return await asyncio.to_thread(self.listener.wait, topic, payload, since=since)

    async def publish(self, topic: str, payload: str | bytes, *, retain: bool = False) -> None:
        await asyncio.to_thread(self.listener.publish, topic, payload, retain=retain)

    async def settled(self) -> None:
        """Wait until everything that is published now has come."""
        mark = self.listener.mark
        await self.publish("test/settled", "now")
        await self.wait("test/settled", since=mark)


def make_bus(house: FakeHouse, port: int, *, instance: str = INSTANCE, **settings: Any) -> Bus:
    """A bus for `house`, not started; whoever starts it has to stop it."""
    house.config = house.config.model_copy(update={"mqtt": mqtt(port, **settings)})
    return Bus(house, Settings(house), port=8420, instance=instance)


@pytest.fixture
async def connected(house: FakeHouse, broker: Broker) -> AsyncIterator[Connected]:
    """A bus that has told everything."""
    bus = make_bus(house, broker.port)
    async with Listener(broker) as listener:
        bus.start()
        found = Connected(house, bus, listener)
        await found.wait("homeassistant/device/tawny_house_door/config")
        yield found
        await bus.stop()


class Said(logging.Handler):
    """What the connection logs, line by line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[str, str]] = []
        self._news: asyncio.Queue[str] = asyncio.Queue()

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append((record.levelname, record.getMessage()))
        self._news.put_nowait(record.getMessage())

    async def next(self) -> str:
        return await asyncio.wait_for(self._news.get(), SOON_S)


@pytest.fixture
def said() -> Iterator[Said]:
    handler, logger = Said(), logging.getLogger("tawny.bus.connection")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield handler
    logger.removeHandler(handler)
    logger.setLevel(logging.NOTSET)
