"""Trying the broker out beside a service that runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.mqtt import Broker, needs_mosquitto, retained
from support.mqtt_brokers import fake_broker, without_version_5
from tawny.bus.failures import BrokerError
from tawny.bus.login import try_login
from tawny.config import Config

from .conftest import Connected, mqtt

pytestmark = needs_mosquitto


def config(port: int, **settings: object) -> Config:
    return Config.model_validate({"node": {"id": "house"}, "mqtt": mqtt(port, **settings)})


async def test_a_good_broker(connected: Connected, broker: Broker) -> None:
    before = retained(broker)
    found = await try_login(config(broker.port))
    assert (found.version, found.denied) == ("5", ())
    assert retained(broker) == before
    assert connected.bus.trouble == ""


async def test_an_old_broker(broker: Broker) -> None:
    async with fake_broker(without_version_5(broker, b"\x20\x02\x00\x01")) as port:
        assert (await try_login(config(port))).version == "3.1.1"


async def test_a_broker_that_is_not_there(broker: Broker) -> None:
    broker.stop()
    with pytest.raises(BrokerError, match="nothing listens"):
        await try_login(config(broker.port))


async def test_what_may_not_be_published(tmp_path: Path) -> None:
    rights = tmp_path / "rights"
    rights.write_text("topic read #\n")
    with Broker(tmp_path, ["allow_anonymous true", f"acl_file {rights}"]) as broker:
        found = await try_login(config(broker.port))
        assert found.denied == ("it may not publish below tawny/house/ (not authorized)",)
