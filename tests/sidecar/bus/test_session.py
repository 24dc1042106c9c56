"""Logging in to all kinds of brokers, and what is said of those that don't let us."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from paho.mqtt.enums import MQTTProtocolVersion

from support.mqtt import Broker, Listener, free_port, needs_mosquitto
from support.mqtt_brokers import Certificates, answering, fake_broker, hanging_up, needs_openssl, silent
from tawny.bus import session as session_module
from tawny.bus.failures import BrokerError, OldBrokerError
from tawny.bus.session import MQTT_5, MQTT_311, Incoming, Session, Will
from tawny.config.service import MqttConfig

from .conftest import mqtt

pytestmark = needs_mosquitto
VERSIONS = pytest.mark.parametrize("version", [MQTT_5, MQTT_311], ids=["5", "3.1.1"])


async def failure(config: MqttConfig, version: MQTTProtocolVersion = MQTT_5) -> BrokerError:
    """Why there is no session."""
    with pytest.raises(BrokerError) as caught:
        await Session.open(config, version, client_id="t")
    return caught.value


@VERSIONS
async def test_what_is_published_comes_back(broker: Broker, version: MQTTProtocolVersion) -> None:
    heard: asyncio.Queue[Incoming] = asyncio.Queue()
    session = await Session.open(mqtt(broker.port), version, client_id="t", on_message=heard.put_nowait)
    assert session.local_address == "127.0.0.1"
    await session.publish("a/kept", b"1", retain=True)
    assert await session.subscribe(["a/#", "b"]) == []
    assert await heard.get() == Incoming("a/kept", b"1", retained=True)
    await session.publish("b", b"2", retain=False)
    assert await heard.get() == Incoming("b", b"2", retained=False)
    await session.close()


@VERSIONS
async def test_more_than_a_window_of_large_messages_is_confirmed(broker: Broker, version: MQTTProtocolVersion) -> None:
    session = await Session.open(mqtt(broker.port), version, client_id="t")
    await asyncio.gather(*(session.publish(f"a/{n}", bytes(300_000), retain=False) for n in range(50)))
    await session.close()


@pytest.mark.parametrize(("goodbye", "wills"), [(True, []), (False, [b"gone"])], ids=["closed", "abandoned"])
async def test_the_will_is_published_only_without_goodbye(broker: Broker, goodbye: bool, wills: list[bytes]) -> None:
    async with Listener(broker) as listener:
        session = await Session.open(mqtt(broker.port), MQTT_5, client_id="t", will=Will("will", "gone"))
        if goodbye:
            await session.close()
        else:
            session.abandon()
            await asyncio.to_thread(listener.wait, "will")
        other = await Session.open(mqtt(broker.port), MQTT_5, client_id="t2")
        await other.publish("end", b"", retain=False)
        await asyncio.to_thread(listener.wait, "end")
        await other.close()
        assert [message.payload for message in listener.on("will")] == wills


@VERSIONS
async def test_a_login_is_needed(tmp_path: Path, version: MQTTProtocolVersion) -> None:
    users = tmp_path / "users"
    users.write_text(
        "tawny:$7$101$K5ahpBGVbtzyT2NM$ZlRB9VtjAf0gGMHGmsmbCqIDqCTGbnrBPLL2nRSYMOWDbWkaI8FO6c1O2DMzDqdmZfBzXwvHGvYCE0NsKmJqVw==\n"
    )
    with Broker(tmp_path, ["allow_anonymous false", f"password_file {users}"]) as broker:
        for login in ({}, {"username": "tawny", "password": "wrong-word"}):
            error = await failure(mqtt(broker.port, **login), version)
            assert error.lasting
            assert "refuses" in str(error)
            assert "wrong-word" not in str(error)
            assert "correct username and password" in error.hint


@needs_openssl
async def test_tls(tmp_path: Path) -> None:
    made = Certificates(tmp_path / "tls")
    settings = [
        "allow_anonymous true",
        f"cafile {made.ca}",
        f"certfile {made.server}",
        f"keyfile {made.server_key}",
        "require_certificate true",
    ]
    with Broker(tmp_path, settings) as broker:
        files = {"tls_certificate_file": str(made.client), "tls_key_file": str(made.client_key)}
        good = mqtt(broker.port, tls=True, tls_ca_file=str(made.ca), **files)
        session = await Session.open(good, MQTT_5, client_id="t")
        await asyncio.gather(*(session.publish(f"a/{n}", bytes(200_000), retain=False) for n in range(30)))
        await session.close()
        unverified = await Session.open(mqtt(broker.port, tls=True, tls_verify=False, **files), MQTT_5, client_id="t")
        await unverified.close()

        unknown = await failure(mqtt(broker.port, tls=True))
        assert unknown.lasting
        assert "certificate" in unknown.message
        assert "tls_ca_file" in unknown.hint
        assert "closes the connection" in str(await failure(mqtt(broker.port)))
        mixed = mqtt(broker.port, tls=True, tls_certificate_file=str(made.client), tls_key_file=str(made.server_key))
        assert "can't be used for TLS" in str(await failure(mixed))


async def test_no_tls_where_it_is_expected(broker: Broker) -> None:
    error = await failure(mqtt(broker.port, tls=True))
    assert "does not speak TLS" in str(error)
    assert error.lasting


async def test_nothing_listens() -> None:
    error = await failure(mqtt(free_port()))
    assert error.message.startswith("nothing listens at 127.0.0.1:")
    assert not error.lasting


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a..b", "x" * 300])
async def test_names_that_nobody_knows(host: str) -> None:
    error = await failure(MqttConfig.model_validate({"host": host}))
    assert error.message == f"the MQTT broker's name {host} is not known"


@VERSIONS
async def test_a_broker_that_hangs_up(version: MQTTProtocolVersion) -> None:
    async with fake_broker(hanging_up) as port:
        error = await failure(mqtt(port), version)
    assert isinstance(error, OldBrokerError)
    assert "closes the connection without an answer" in str(error)


@VERSIONS
async def test_a_broker_that_says_nothing(monkeypatch: pytest.MonkeyPatch, version: MQTTProtocolVersion) -> None:
    monkeypatch.setattr(session_module, "ANSWER_S", 0.2)
    async with fake_broker(silent) as port:
        error = await failure(mqtt(port), version)
    assert isinstance(error, OldBrokerError)
    assert "does not answer" in str(error)


@VERSIONS
@pytest.mark.parametrize(
    "data",
    [
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2p1\r\n",
        b"\x20\x00",
        b"\x20\x03\x00\x00\xff",
        b"\x20\xff\xff\xff\xff\xff",
        b"\x30\x05\x00\x09abc",
        b"\xff" * 64,
        b"\x90\x03\x00\x01\x00",
        b"\x20\x06\x00\x77\x03\x21\x00\x00",
    ],
    ids=range(9),
)
async def test_what_is_no_mqtt_is_an_error_that_says_so(
    monkeypatch: pytest.MonkeyPatch, version: MQTTProtocolVersion, data: bytes
) -> None:
    monkeypatch.setattr(session_module, "ANSWER_S", 0.5)
    async with fake_broker(answering(data)) as port:
        assert "MQTT broker 127.0.0.1" in str(await failure(mqtt(port), version))


async def test_a_broker_that_stops_confirming_is_given_up(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_module, "CONFIRM_S", 1.5)
    session = await Session.open(mqtt(broker.port), MQTT_5, client_id="t")
    broker.pause()
    with pytest.raises(BrokerError, match="does not answer"):
        await session.publish("a", b"1", retain=False)
    assert "does not answer" in str(await session.lost)
    with pytest.raises(BrokerError, match="does not answer"):
        await session.publish("a", b"2", retain=False)
    broker.resume()


async def test_another_client_of_the_same_name_takes_over() -> None:
    async with fake_broker(answering(b"\x20\x03\x00\x00\x00\xe0\x01\x8e")) as port:
        session = await Session.open(mqtt(port), MQTT_5, client_id="same")
        reason = await session.lost
    assert reason.lasting
    assert "another client of the same name" in str(reason)


async def test_what_the_broker_does_not_allow(tmp_path: Path) -> None:
    rights = tmp_path / "rights"
    rights.write_text("topic readwrite good/#\n")
    with Broker(tmp_path, ["allow_anonymous true", f"acl_file {rights}"]) as broker:
        session = await Session.open(mqtt(broker.port), MQTT_5, client_id="t")
        with pytest.raises(session_module.MessageRefusedError, match="not authorized"):
            await session.publish("bad", b"1", retain=False)
        await session.publish("good/one", b"1", retain=False)
        await session.close()


async def test_who_leaves_while_it_is_opened_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    async with fake_broker(silent) as port:
        opening = asyncio.create_task(Session.open(mqtt(port), MQTT_5, client_id="t"))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.shield(opening), 0.3)
        opening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await opening
