"""Staying connected: what is tried, how often, and what is said about it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from support.mqtt import Broker, free_port, needs_mosquitto
from support.mqtt_brokers import fake_broker, hanging_up, silent, without_version_5
from tawny.bus import connection as connection_module
from tawny.bus import session as session_module
from tawny.bus.connection import Connection
from tawny.bus.session import MQTT_5, MQTT_311, Session, Will
from tawny.config.service import MqttConfig

from .conftest import Said, mqtt

pytestmark = needs_mosquitto


class Kept:
    """A connection that is kept, and the sessions that it had."""

    def __init__(self, config: MqttConfig) -> None:
        self.sessions: asyncio.Queue[Session] = asyncio.Queue()
        self.connection = Connection(
            config, client_id="t", will=Will("will", "gone"), serve=self._serve, on_message=lambda _: None
        )

    async def _serve(self, session: Session) -> None:
        self.sessions.put_nowait(session)
        await asyncio.Event().wait()


@contextlib.asynccontextmanager
async def kept(config: MqttConfig) -> AsyncIterator[Kept]:
    found = Kept(config)
    task = asyncio.create_task(found.connection.run())
    yield found
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "FIRST_DELAY_S", 0.05)
    monkeypatch.setattr(connection_module, "LONGEST_DELAY_S", 0.2)
    monkeypatch.setattr(session_module, "ANSWER_S", 0.5)


async def test_one_line_when_it_goes_and_one_when_it_is_back(broker: Broker, said: Said) -> None:
    attempts: asyncio.Queue[None] = asyncio.Queue()

    async def counting(*of: Any) -> None:
        await hanging_up(*of)
        attempts.put_nowait(None)

    async with kept(mqtt(broker.port)) as found:
        first = await found.sessions.get()
        broker.stop()
        await first.lost
        async with fake_broker(counting, broker.port):
            for _ in range(3):
                await attempts.get()
            assert "MQTT broker 127.0.0.1" in found.connection.trouble
        broker.start()
        await found.sessions.get()
        assert found.connection.trouble == ""
    (info, connected), (warning, gone), (again, back) = said.lines
    assert connected == back == f"MQTT: connected to 127.0.0.1:{broker.port} by MQTT 5"
    assert "is lost" in gone
    assert (info, warning, again) == ("INFO", "WARNING", "WARNING")


async def test_a_broker_that_is_away_at_first(tmp_path: Path, said: Said) -> None:
    broker = Broker(tmp_path)
    async with kept(mqtt(broker.port)) as found:
        assert await said.next() == (
            f"MQTT: nothing listens at 127.0.0.1:{broker.port} for MQTT: correct host and port in [mqtt] of "
            "tawny.toml, or start the broker; it is tried again until it works"
        )
        broker.start()
        await found.sessions.get()
    broker.stop()


async def test_a_broker_that_sleeps(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_module, "CONFIRM_S", 1.0)
    async with kept(mqtt(broker.port)) as found:
        first = await found.sessions.get()
        broker.pause()
        lost = first.publish("a", "1", retain=False)
        reason = await first.lost
        assert "does not answer" in str(reason)
        assert lost.done()
        broker.resume()
        second = await found.sessions.get()
        await second.publish("a", "2", retain=False)


async def test_a_broker_that_sleeps_from_the_start(broker: Broker, said: Said) -> None:
    broker.pause()
    async with kept(mqtt(broker.port)) as found:
        assert "does not answer" in await said.next()
        broker.resume()
        await found.sessions.get()


@pytest.mark.parametrize("answer", [b"\x20\x02\x00\x01", b"", None], ids=["refuses", "hangs up", "is silent"])
async def test_a_broker_without_version_5_gets_3_1_1(broker: Broker, answer: bytes | None) -> None:
    async with fake_broker(without_version_5(broker, answer)) as port, kept(mqtt(port)) as found:
        session = await found.sessions.get()
        assert session.version == MQTT_311
        await session.publish("a", "1", retain=False)


async def test_the_version_that_worked_is_kept_through_a_bad_moment(
    broker: Broker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "CONFIRM_S", 1.0)
    monkeypatch.setattr(connection_module, "OLD_BROKERS", 1000)
    async with kept(mqtt(broker.port)) as found:
        first = await found.sessions.get()
        broker.pause()
        first.publish("a", "1", retain=False)
        await first.lost
        broker.resume()
        assert (await found.sessions.get()).version == MQTT_5


async def test_an_older_broker_may_take_the_place(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "OLD_BROKERS", 2)
    port = free_port()
    async with kept(mqtt(port)) as found, fake_broker(without_version_5(broker, b"\x20\x02\x00\x01"), port):
        assert (await found.sessions.get()).version == MQTT_311


async def test_a_wrong_password_is_said_clearly_and_tried_rarely(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_module, "FIRST_LASTING_DELAY_S", 600.0)
    monkeypatch.setattr(connection_module, "LONGEST_LASTING_DELAY_S", 600.0)
    users = tmp_path / "users"
    users.write_text("")
    with Broker(tmp_path, ["allow_anonymous false", f"password_file {users}"]) as broker:
        async with kept(mqtt(broker.port, username="tawny", password="wrong-word")) as found:
            assert await said.next() == (
                f"MQTT: the MQTT broker 127.0.0.1:{broker.port} refuses user name or password: correct username and "
                "password in [mqtt] of tawny.toml, or the broker's list of users; it is tried again until it works"
            )
            assert found.sessions.empty()


async def test_a_change_for_the_worse_is_said(tmp_path: Path, said: Said) -> None:
    users = tmp_path / "users"
    users.write_text("")
    broker = Broker(tmp_path, ["allow_anonymous false", f"password_file {users}"])
    async with kept(mqtt(broker.port)):
        assert "nothing listens" in await said.next()
        broker.start()
        assert "refuses a login without user name" in await said.next()
    broker.stop()


async def test_the_will_is_not_published_when_it_is_ended(broker: Broker) -> None:
    heard: asyncio.Queue[str] = asyncio.Queue()
    other = await Session.open(
        mqtt(broker.port), MQTT_5, client_id="other", on_message=lambda m: heard.put_nowait(m.topic)
    )
    await other.subscribe(["will", "end"])
    async with kept(mqtt(broker.port)) as found:
        await found.sessions.get()
    await other.publish("end", "", retain=False)
    assert await heard.get() == "end"
    await other.close()


async def test_it_ends_at_once_while_the_broker_is_silent() -> None:
    async with fake_broker(silent) as port, asyncio.timeout(5), kept(mqtt(port)):
        pass
