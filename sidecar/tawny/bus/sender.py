"""Empties the outbox into a session, as fast as the broker confirms and never more at once than it takes."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from tawny.bus.failures import BrokerError
from tawny.bus.outbox import Event, Outbox, State
from tawny.bus.session import MessageRefusedError, Session

_OVERHEAD = 1024
"""More bytes than topic and header of a message take."""

_LOGGER = logging.getLogger(__name__)


class Sender:
    """Publishes what is in `outbox` through one session."""

    def __init__(self, session: Session, outbox: Outbox) -> None:
        self._session = session
        self._outbox = outbox
        self._unconfirmed: set[asyncio.Future[None]] = set()
        self._refused: set[str] = set()
        self._idle = asyncio.Event()

    async def run(self) -> None:
        """Publish until cancelled, or until the session is lost (BrokerError)."""
        while True:
            await self._room()
            self._note_idle()
            item = await self._outbox.take()
            self._idle.clear()
            self._complain_of_dropped()
            self._send(item)
            if self._session.lost.done():
                raise self._session.lost.result()

    async def wait_idle(self) -> None:
        """Wait until everything is published and confirmed."""
        while not self._is_idle:
            self._idle.clear()
            await self._idle.wait()

    @property
    def _is_idle(self) -> bool:
        return self._outbox.is_empty and not self._unconfirmed

    def _note_idle(self) -> None:
        if self._is_idle:
            self._idle.set()

    async def _room(self) -> None:
        while len(self._unconfirmed) >= self._session.window:
            await asyncio.wait(self._unconfirmed, return_when=asyncio.FIRST_COMPLETED)

    def _send(self, item: State | Event) -> None:
        if isinstance(item, Event):
            self._publish(item, item.payload, retain=False)
            return
        steps = item.steps(item.known, item.payload)
        # Even before it is confirmed, it may be what the broker holds.
        item.known = item.payload
        for payload in steps:
            self._publish(item, payload, retain=True)

    def _publish(self, item: State | Event, payload: str, *, retain: bool) -> None:
        data = payload.encode()
        if self._session.largest is not None and len(data) + _OVERHEAD > self._session.largest:
            self._complain(item.topic, "it is too large for the broker")
            return
        confirmed = self._session.publish(item.topic, data, retain=retain)
        self._unconfirmed.add(confirmed)
        confirmed.add_done_callback(partial(self._confirmed, item, payload))

    def _confirmed(self, item: State | Event, payload: str, confirmed: asyncio.Future[None]) -> None:
        self._unconfirmed.discard(confirmed)
        error = None if confirmed.cancelled() else confirmed.exception()
        if error is None:
            self._outbox.sent(item, payload)
        elif isinstance(error, BrokerError):
            self._outbox.give_back(item)
        elif isinstance(error, MessageRefusedError):
            self._complain(item.topic, str(error))
        self._note_idle()

    def _complain(self, topic: str, reason: str) -> None:
        if topic not in self._refused:
            self._refused.add(topic)
            _LOGGER.warning("MQTT: the broker does not take what is published on %s: %s", topic, reason)

    def _complain_of_dropped(self) -> None:
        count, self._outbox.dropped_events = self._outbox.dropped_events, 0
        if count:
            _LOGGER.warning("MQTT: %d events are not told any more, as the broker was away for too long", count)
