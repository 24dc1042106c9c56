"""Mosquitto as a process of its own, and a client that shares nothing with Tawny's but the library."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import os
import shutil
import signal
import socket
import subprocess
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import paho.mqtt.client as paho
import psutil
import pytest
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

from support.service import SOON_S, until

MOSQUITTO = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin")
needs_mosquitto = pytest.mark.skipif(MOSQUITTO is None, reason="needs the broker mosquitto")


_ports = itertools.count(os.getpid() * 7)


def free_port() -> int:
    """A port that is free, and stays it while nobody asks for this very one: a broker has its own before it is started.

    None of those that the system gives to connections of its own choice, which may have any of them a moment later.
    """
    for number in _ports:
        port = 20_000 + number % 12_000
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError


class Broker:
    """Mosquitto on a port of its own. Use as a context manager; `settings` are lines of its configuration."""

    def __init__(self, home: Path, settings: Sequence[str] = ("allow_anonymous true",)) -> None:
        self.port = free_port()
        self.host = "127.0.0.1"
        self._config = home / "mosquitto.conf"
        self._config.write_text("\n".join([f"listener {self.port} {self.host}", "user root", *settings]) + "\n")
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Broker:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start it and wait until it listens."""
        assert MOSQUITTO is not None
        self._process = subprocess.Popen(
            [MOSQUITTO, "-c", str(self._config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until(self._listens)

    def stop(self) -> None:
        """End it: what it had retained is gone."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def pause(self) -> None:
        """It stays there and does nothing more."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """It goes on."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def _listens(self) -> bool:
        """It does, not somebody else who was faster to take the port."""
        assert self._process is not None
        assert self._process.poll() is None, "mosquitto ended"
        sockets = psutil.Process(self._process.pid).net_connections("tcp4")
        return any(one.status == psutil.CONN_LISTEN and one.laddr.port == self.port for one in sockets)


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as it came."""

    topic: str
    payload: bytes
    retained: bool

    @property
    def text(self) -> str:
        return self.payload.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.payload)


class Listener:
    """A client that hears everything, or what `topics` say. Use as a context manager, in coroutines with `async`."""

    def __init__(
        self,
        broker: Broker,
        *topics: str,
        username: str | None = None,
        version: MQTTProtocolVersion = MQTTProtocolVersion.MQTTv5,
    ) -> None:
        self.heard: list[Heard] = []
        self._broker = broker
        self._topics = topics or ("#",)
        self._news = threading.Condition()
        self._ready = threading.Event()
        self._client = paho.Client(CallbackAPIVersion.VERSION2, protocol=version)
        self._client.username_pw_set(username)
        self._client.reconnect_delay_set(1, 1)
        self._client.on_connect = self._connected
        self._client.on_subscribe = lambda *_: self._ready.set()
        self._client.on_message = self._hear

    def __enter__(self) -> Listener:
        self._client.connect(self._broker.host, self._broker.port)
        self._client.loop_start()
        assert self._ready.wait(SOON_S)
        return self

    def __exit__(self, *_: object) -> None:
        self._client.disconnect()
        self._client.loop_stop()

    async def __aenter__(self) -> Listener:
        return await asyncio.to_thread(self.__enter__)

    async def __aexit__(self, *_: object) -> None:
        await asyncio.to_thread(self.__exit__)

    @property
    def mark(self) -> int:
        """The place after everything heard so far, for `since`."""
        return len(self.heard)

    def publish(self, topic: str, payload: str | bytes, *, retain: bool = False) -> None:
        """Publish, and wait until the broker has it."""
        self._client.publish(topic, payload, qos=1, retain=retain).wait_for_publish(SOON_S)

    def wait(
        self,
        topic: str,
        payload: str | bytes | Callable[[Heard], bool] | None = None,
        *,
        since: int = 0,
        within: float = SOON_S,
    ) -> Heard:
        """Wait for the first such message: with that payload, or one for which `payload` says yes."""
        wanted = payload.encode() if isinstance(payload, str) else payload

        def fits(message: Heard) -> bool:
            if message.topic != topic:
                return False
            return wanted is None or (wanted(message) if callable(wanted) else message.payload == wanted)

        def find() -> Heard | None:
            return next((message for message in self.heard[since:] if fits(message)), None)

        with self._news:
            self._news.wait_for(find, within)
        found = find()
        assert found is not None, f"no {topic} {payload!r} within {within} s; heard: {self._last()}"
        return found

    def newest(self, topic: str) -> Heard | None:
        """What came last on a topic."""
        return next((message for message in reversed(self.heard) if message.topic == topic), None)

    def on(self, topic: str, since: int = 0) -> list[Heard]:
        """All that came on a topic."""
        return [message for message in self.heard[since:] if message.topic == topic]

    def _connected(self, client: paho.Client, *_: object) -> None:
        client.subscribe([(topic, 1) for topic in self._topics])

    def _hear(self, _client: object, _data: object, message: paho.MQTTMessage) -> None:
        with self._news:
            self.heard.append(Heard(message.topic, bytes(message.payload), message.retain))
            self._news.notify_all()

    def _last(self) -> str:
        return "\n".join(f"{m.topic} {m.payload[:80]!r}" for m in self.heard[-25:])


def retained(broker: Broker) -> dict[str, bytes]:
    """What the broker holds now."""
    with Listener(broker) as listener:
        # What is retained comes before what is published later.
        listener.publish("test/end", b"end")
        listener.wait("test/end")
        return {message.topic: message.payload for message in listener.heard if message.retained}
