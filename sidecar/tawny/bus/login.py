"""Trying the broker out, for checks that a person runs: log in, say what is wrong, leave."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from tawny.bus.failures import OldBrokerError
from tawny.bus.session import MQTT_5, MQTT_311, MessageRefusedError, Session
from tawny.bus.topics import Topics
from tawny.config import Config


@dataclass(frozen=True, slots=True)
class BrokerCheck:
    """A broker that lets Tawny in: the version of MQTT it speaks, and what it does not allow, for people."""

    version: str
    denied: tuple[str, ...]


async def try_login(config: Config) -> BrokerCheck:
    """Log in to the broker of `config` as somebody else, beside a service that may run; nothing is retained there.

    Raises BrokerError, whose message says what is wrong and whose hint says what to do. Takes at most some 20 seconds.
    """
    topics = Topics.of(config)
    name = f"tawny-check-{secrets.token_hex(4)}"
    try:
        session, version = await Session.open(config.mqtt, MQTT_5, client_id=name), "5"
    except OldBrokerError:
        session, version = await Session.open(config.mqtt, MQTT_311, client_id=name), "3.1.1"
    try:
        return BrokerCheck(version, tuple(await _denied(session, topics)))
    finally:
        await session.close()


async def _denied(session: Session, topics: Topics) -> list[str]:
    refused = await session.subscribe([topics.commands, topics.birth, topics.devices])
    denied = [f"it may not listen to {topic}" for topic in refused]
    try:
        await session.publish(topics.of_node("check"), b"", retain=False)
    except MessageRefusedError as error:
        denied.append(f"it may not publish below {topics.of_node('')} ({error})")
    return denied
