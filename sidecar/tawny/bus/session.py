"""One connection to a broker: Paho, driven by the event loop and bounded in everything."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from paho.mqtt import MQTTException
from paho.mqtt import client as paho
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from tawny.bus.dialing import dial
from tawny.bus.failures import BrokerError, hung_up, lost, no_answer, refused
from tawny.config.service import MqttConfig

MQTT_5 = MQTTProtocolVersion.MQTTv5
MQTT_311 = MQTTProtocolVersion.MQTTv311

KEEPALIVE_S = 30
"""After one and a half times this the broker says that we are offline."""

CONFIRM_S = 20.0
"""A broker that has not confirmed a message by then is as good as gone."""

ANSWER_S = 5.0
"""Longest wait for the answer to the login."""

MOST_UNCONFIRMED = 20
LARGEST_INCOMING = 4 << 20
"""Bytes of a message that a broker (one of MQTT 5) may send us."""

_CLOSE_S = 2.0
_TICK_S = 1.0
_NONSENSE = (MQTTException, OSError, ValueError, KeyError, IndexError, struct.error)
"""What Paho raises for what is no MQTT."""


@dataclass(frozen=True, slots=True)
class Will:
    """What the broker publishes for us, retained, when we are gone without having said so."""

    topic: str
    payload: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message that somebody published. `retained` ones are as old as they may be."""

    topic: str
    payload: bytes
    retained: bool


class MessageRefusedError(Exception):
    """The broker confirmed a message only to say that it does not take it; the connection goes on."""


class Session:
    """A connection that is, or was, good. For the event loop's thread alone.

    `lost` ends with the reason why it is over. Callbacks hear messages as they come and must not block.
    """

    def __init__(
        self, config: MqttConfig, version: MQTTProtocolVersion, on_message: Callable[[Incoming], None]
    ) -> None:
        self.config = config
        self.version = version
        self.window = MOST_UNCONFIRMED
        """How many messages may be unconfirmed at once."""
        self.largest: int | None = None
        """Bytes that a message may have, where the broker says so."""
        self.local_address = ""
        """The address of this machine that the broker sees."""
        self._loop = asyncio.get_running_loop()
        self.lost: asyncio.Future[BrokerError] = self._loop.create_future()
        self._on_message = on_message
        self._client: _Client | None = None
        self._answer: asyncio.Future[ReasonCode] = self._loop.create_future()
        self._unconfirmed: dict[int, tuple[asyncio.Future[None], float]] = {}
        self._subscribing: dict[int, asyncio.Future[list[ReasonCode]]] = {}
        self._misc: asyncio.TimerHandle | None = None
        self._most_qos = 1

    @classmethod
    async def open(
        cls,
        config: MqttConfig,
        version: MQTTProtocolVersion,
        *,
        client_id: str,
        will: Will | None = None,
        on_message: Callable[[Incoming], None] = lambda _: None,
    ) -> Session:
        """Connect and log in.

        Raises BrokerError: an OldBrokerError when another version of MQTT is worth a try.
        """
        session = cls(config, version, on_message)
        sock = await dial(config)
        try:
            await session._log_in(sock, client_id, will)
        except BaseException:
            session.abandon()
            sock.close()
            raise
        return session

    async def _log_in(self, sock: socket.socket, client_id: str, will: Will | None) -> None:
        self.local_address = str(sock.getsockname()[0])
        client = self._client = _Client(sock, client_id, self.version)
        client.max_inflight_messages_set(MOST_UNCONFIRMED)
        client.username_pw_set(self.config.username, _password(self.config))
        if will is not None:
            client.will_set(will.topic, will.payload, qos=1, retain=True)
        client.on_connect = self._connected
        client.on_disconnect = self._disconnected
        client.on_publish = self._confirmed
        client.on_subscribe = self._subscribed
        client.on_message = self._heard
        client.on_socket_close = self._socket_closes
        client.on_socket_register_write = self._wants_to_write
        client.on_socket_unregister_write = self._has_written
        client.start()
        self._loop.add_reader(sock, self._read)
        self._misc = self._loop.call_later(_TICK_S, self._tick)
        try:
            reason = await asyncio.wait_for(self._answer, ANSWER_S)
        except TimeoutError:
            raise no_answer(self.config, to_login=True) from None
        if reason.is_failure:
            raise refused(self.config, reason.value, reason.getName())

    # what it is asked to do

    def publish(self, topic: str, payload: bytes | str, *, retain: bool) -> asyncio.Future[None]:
        """Send a message; the answer is done when the broker has confirmed it.

        It fails with BrokerError when the connection ends before that, with MessageRefusedError when the broker does
        not take the message. Cancelling it changes nothing.
        """
        confirmed: asyncio.Future[None] = self._loop.create_future()
        if self._client is None or self.lost.done():
            confirmed.set_exception(self._reason())
            return confirmed
        info = self._client.publish(topic, payload, qos=self._most_qos, retain=retain)
        if info.rc not in {MQTTErrorCode.MQTT_ERR_SUCCESS, MQTTErrorCode.MQTT_ERR_QUEUE_SIZE}:
            confirmed.set_exception(self._reason())
        elif self._most_qos == 0:
            confirmed.set_result(None)
        else:
            self._unconfirmed[info.mid] = (confirmed, time.monotonic())
        return confirmed

    async def subscribe(self, topics: Sequence[str], qos: int = 1) -> list[str]:
        """Hear of these topics from now on, and of what is retained; those that the broker refused.

        Raises BrokerError when the connection ends.
        """
        if self._client is None or self.lost.done():
            raise self._reason()
        result, mid = self._client.subscribe([(topic, qos) for topic in topics])
        if result != MQTTErrorCode.MQTT_ERR_SUCCESS or mid is None:
            raise self._reason()
        answer = self._subscribing[mid] = self._loop.create_future()
        done, _ = await asyncio.wait([answer, self.lost], timeout=CONFIRM_S, return_when=asyncio.FIRST_COMPLETED)
        if answer not in done:
            answer.cancel()
            raise self._reason() if done else no_answer(self.config)
        return [topic for topic, reason in zip(topics, answer.result(), strict=False) if reason.is_failure]

    def unsubscribe(self, topics: Sequence[str]) -> None:
        """Hear of these topics no more, soon."""
        if self._client is not None and not self.lost.done():
            self._client.unsubscribe(list(topics))

    async def close(self) -> None:
        """Say goodbye, so that the will is not published, and close. Never takes long."""
        if self._client is not None and not self.lost.done():
            self._client.disconnect()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(self.lost), _CLOSE_S)
        self.abandon()

    def abandon(self) -> None:
        """Close without a word: the broker will publish the will."""
        if self._client is not None:
            self._client.hang_up()
        self._end(BrokerError("the connection was closed"))

    # what Paho calls

    def _connected(
        self, _client: object, _data: object, _flags: object, reason: ReasonCode, properties: Properties | None
    ) -> None:
        self.window = max(1, min(MOST_UNCONFIRMED, getattr(properties, "ReceiveMaximum", MOST_UNCONFIRMED)))
        self.largest = getattr(properties, "MaximumPacketSize", None)
        self._most_qos = min(1, getattr(properties, "MaximumQoS", 1))
        if not self._answer.done():
            self._answer.set_result(reason)

    def _disconnected(
        self, _client: object, _data: object, _flags: object, reason: ReasonCode, _properties: object
    ) -> None:
        self._end(lost(self.config, reason.value, reason.getName()))

    def _confirmed(self, _client: object, _data: object, mid: int, reason: ReasonCode, _properties: object) -> None:
        confirmed, _ = self._unconfirmed.pop(mid, (None, 0.0))
        if confirmed is None or confirmed.done():
            return
        if reason.is_failure:
            confirmed.set_exception(MessageRefusedError(reason.getName().lower()))
        else:
            confirmed.set_result(None)

    def _subscribed(
        self, _client: object, _data: object, mid: int, reasons: list[ReasonCode], _properties: object
    ) -> None:
        answer = self._subscribing.pop(mid, None)
        if answer is not None and not answer.done():
            answer.set_result(reasons)

    def _heard(self, _client: object, _data: object, message: paho.MQTTMessage) -> None:
        try:
            topic = message.topic
        except UnicodeDecodeError:
            return
        self._on_message(Incoming(topic, bytes(message.payload), message.retain))

    # the socket

    def _read(self) -> None:
        client = self._client
        assert client is not None
        try:
            client.loop_read()
            # What TLS has decrypted already does not make the socket readable again.
            while isinstance(sock := client.socket(), ssl.SSLSocket) and sock.pending():
                client.loop_read()
        except _NONSENSE as error:
            self._broken(error)

    def _write(self) -> None:
        assert self._client is not None
        try:
            self._client.loop_write()
        except _NONSENSE as error:
            self._broken(error)

    def _tick(self) -> None:
        assert self._client is not None
        if self.lost.done():
            return
        self._misc = self._loop.call_later(_TICK_S, self._tick)
        self._client.loop_misc()
        sent_s = next((sent for _, sent in self._unconfirmed.values()), None)
        if sent_s is not None and time.monotonic() - sent_s > CONFIRM_S:
            self._end(no_answer(self.config))
            self.abandon()

    def _broken(self, error: Exception) -> None:
        reason = f"it sent what is no MQTT ({type(error).__name__})"
        self._end(BrokerError(f"the MQTT broker {self.config.host}: {reason}", "correct host and port in [mqtt]"))
        self.abandon()

    def _socket_closes(self, _client: object, _data: object, sock: Any) -> None:
        self._loop.remove_reader(sock)
        self._loop.remove_writer(sock)

    def _wants_to_write(self, _client: object, _data: object, sock: Any) -> None:
        self._loop.add_writer(sock, self._write)

    def _has_written(self, _client: object, _data: object, sock: Any) -> None:
        self._loop.remove_writer(sock)

    # its end

    def _end(self, reason: BrokerError) -> None:
        if self.lost.done():
            return
        self.lost.set_result(reason)
        if self._misc is not None:
            self._misc.cancel()
        if not self._answer.done():
            self._answer.set_exception(hung_up(self.config))
            self._answer.exception()  # who connects may have left already
        for confirmed, _ in self._unconfirmed.values():
            if not confirmed.done():
                confirmed.set_exception(reason)
                confirmed.exception()
        self._unconfirmed.clear()

    def _reason(self) -> BrokerError:
        return self.lost.result() if self.lost.done() else lost(self.config, 0, "not connected")


class _Client(paho.Client):
    """Paho on a socket that is open already: that is the only thing in which it would block."""

    def __init__(self, sock: socket.socket, client_id: str, version: MQTTProtocolVersion) -> None:
        super().__init__(
            CallbackAPIVersion.VERSION2,
            client_id,
            clean_session=None if version == MQTT_5 else True,
            protocol=version,
            reconnect_on_failure=False,
        )
        self._ready = sock

    def start(self) -> None:
        """Begin to log in."""
        properties = None
        if self._protocol == MQTT_5:
            properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]
            properties.MaximumPacketSize = LARGEST_INCOMING
        # Host and port are for the socket that it does not open.
        self.connect("broker", 1, KEEPALIVE_S, properties=properties)
        if self.socket() is not self._ready:
            raise RuntimeError("Paho opens sockets in another way now: without the TLS that was asked for")

    def hang_up(self) -> None:
        """Close the socket."""
        self._sock_close()

    def _create_socket(self) -> socket.socket:
        return self._ready


def _password(config: MqttConfig) -> str | None:
    return None if config.password is None else config.password.get_secret_value()
