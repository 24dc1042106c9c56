"""What the broker still holds of this node from before: devices, entities and states that are no more.

The broker is asked and not a memory of our own, for it is what Home Assistant will see, also when cameras went away
while the service or the broker was down, or when the storage is new.
"""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

from tawny.bus.discovery import is_ours
from tawny.bus.failures import BrokerError
from tawny.bus.outbox import Outbox
from tawny.bus.session import Incoming, Session
from tawny.bus.states import image_topics, state_filters
from tawny.bus.topics import ONLINE, Topics

READING_S = 3.0
"""Longest wait for what is retained, should the broker not let us hear when that is all."""

_LOGGER = logging.getLogger(__name__)


class Remnants:
    """Reads back what is retained, once per session."""

    def __init__(self, topics: Topics) -> None:
        self._topics = topics
        self._found: dict[str, bytes] = {}
        self._filters = [topics.announce, topics.status, topics.devices, *state_filters(topics)]
        self._mark = topics.of_node("reading")
        self._done: asyncio.Event | None = None

    async def read(self, session: Session) -> dict[str, str]:
        """The retained payloads of this node, by topic, pictures apart. Raises BrokerError."""
        self._found.clear()
        done = self._done = asyncio.Event()
        await session.subscribe([self._mark, *self._filters], qos=0)
        # It comes back after everything that was retained: one connection keeps the order.
        await session.publish(self._mark, b"", retain=False)
        try:
            await asyncio.wait_for(done.wait(), READING_S)
        except TimeoutError:
            _LOGGER.info("MQTT: the broker does not say what it has retained; old entities may stay")
        finally:
            self._done = None
            session.unsubscribe([self._mark, *self._filters])
        return {topic: payload for topic, data in self._found.items() if (payload := _text(data)) is not None}

    def hear(self, message: Incoming) -> bool:
        """Take note of a message; whether it was for us."""
        if self._done is None:
            return False
        if message.topic == self._mark:
            self._done.set()
            return True
        if not message.retained or not self._concerns_us(message):
            return False
        if message.payload:
            self._found[message.topic] = message.payload
        return True

    def _concerns_us(self, message: Incoming) -> bool:
        if message.topic.endswith("/config"):
            return message.topic.startswith(f"{self._topics.prefix}/device/{self._topics.device_id(None)}")
        return self._topics.is_own(message.topic)


def twin(topics: Topics, found: dict[str, str], instance: str) -> BrokerError | None:
    """Whether another installation that has the same node id is connected: an error that says so."""
    other = parsed(found.get(topics.announce, ""))
    if found.get(topics.status) != ONLINE or other.get("instance", instance) == instance:
        return None
    return BrokerError(
        f"another Tawny with the node id {topics.node} is connected already, at {other.get('url')}",
        "give each an id of its own in [node] of tawny.toml",
        lasting=True,
    )


def tidy(topics: Topics, outbox: Outbox, found: dict[str, str]) -> None:
    """Have everything removed that the broker holds of this node and that is no more."""
    devices = f"{topics.prefix}/device/"
    for topic, payload in found.items():
        wanted = outbox.payload(topic)
        if topic.startswith(devices) and not is_ours(parsed(payload), topics):
            if wanted:
                _LOGGER.error("MQTT: %s is another node's as well: choose other ids in [node] of tawny.toml", topic)
        elif wanted:
            outbox.found(topic, payload)
        elif topic.startswith(devices):
            outbox.clear([topic])
        else:
            camera = topics.camera_of(topic)
            outbox.retire([topic, *(image_topics(topics, camera) if camera and topic.endswith("/status") else ())])


def parsed(text: str) -> dict[str, Any]:
    """The JSON object that `text` is; an empty one when it is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _text(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
