"""Keeps a connection to the broker, for ever: tries again after every failure, politely, and says so once.

MQTT 5 is tried first, and 3.1.1 where the broker does not know 5; the version that worked is kept. A broker that
refuses the login is asked again rarely.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable, Coroutine
from typing import Any

from paho.mqtt.enums import MQTTProtocolVersion

from tawny.bus.failures import BrokerError, OldBrokerError, address
from tawny.bus.session import MQTT_5, MQTT_311, Incoming, Session, Will
from tawny.config.service import MqttConfig
from tawny.core.backoff import Backoff
from tawny.core.redact import redact

FIRST_DELAY_S, LONGEST_DELAY_S = 1.0, 30.0
FIRST_LASTING_DELAY_S, LONGEST_LASTING_DELAY_S = 30.0, 300.0
HEALTHY_S = 30.0
OLD_BROKERS = 5
"""So many logins without an answer may come from a broker that is not well; more, from another broker."""

_LOGGER = logging.getLogger(__name__)


class Connection:
    """One session after the other.

    `serve` is run with each, and cancelled when the session is lost; `on_message` hears what comes in. `trouble` says
    why there is no session, in one line without secrets; it is empty while there is one.
    """

    def __init__(
        self,
        config: MqttConfig,
        *,
        client_id: str,
        will: Will,
        serve: Callable[[Session], Coroutine[Any, Any, None]],
        on_message: Callable[[Incoming], None],
        generator: random.Random | None = None,
    ) -> None:
        self.trouble = "it has not been tried yet"
        self._config = config
        self._client_id = client_id
        self._will = will
        self._serve = serve
        self._on_message = on_message
        self._version: MQTTProtocolVersion | None = None
        self._old_brokers = 0
        self._delays = Backoff(FIRST_DELAY_S, LONGEST_DELAY_S, generator)
        self._lasting_delays = Backoff(FIRST_LASTING_DELAY_S, LONGEST_LASTING_DELAY_S, generator)
        self._complaint: tuple[bool, str] | None = None
        """Whether what was complained about last is lasting, and what it was; None while all is well."""

    async def run(self) -> None:
        """Stay connected until cancelled; then say goodbye."""
        while True:
            error, healthy_s = await self._one_session()
            self._complain(error)
            if healthy_s >= HEALTHY_S:
                self._delays.reset()
                self._lasting_delays.reset()
            await asyncio.sleep((self._lasting_delays if error.lasting else self._delays).next_s())

    async def _one_session(self) -> tuple[BrokerError, float]:
        """From the attempt to connect to the end of the session: why it ended, and for how long it was good."""
        try:
            session = await self._open()
        except BrokerError as error:
            return error, 0.0
        self._rejoice(session)
        since_s = time.monotonic()
        serving = asyncio.create_task(self._serve(session), name="mqtt")
        ends: tuple[asyncio.Future[Any], ...] = (serving, session.lost)
        try:
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            # What is under way finds a session that is closing, not one that is gone.
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
            await session.close()
        return self._ended(session, serving), time.monotonic() - since_s

    def _ended(self, session: Session, serving: asyncio.Task[None]) -> BrokerError:
        error = None if serving.cancelled() else serving.exception()
        if isinstance(error, BrokerError):
            return error
        if error is not None:
            _LOGGER.error("MQTT failed; it is tried again", exc_info=error)
        return session.lost.result()

    async def _open(self) -> Session:
        """A new session of the version that worked last or, for a while now has not, of either."""
        patient = self._version is not None and self._old_brokers < OLD_BROKERS
        versions = [self._version] if patient and self._version else [MQTT_5, MQTT_311]
        error: BrokerError | None = None
        for version in versions:
            try:
                session = await Session.open(
                    self._config, version, client_id=self._client_id, will=self._will, on_message=self._on_message
                )
            except OldBrokerError as old:
                self._old_brokers += 1
                error = old
            else:
                self._version, self._old_brokers = version, 0
                return session
        assert error is not None
        raise error

    def _complain(self, error: BrokerError) -> None:
        """One line when it goes, and another only when a person has to do something about it."""
        self.trouble = redact(str(error))
        known = self._complaint
        self._complaint = (error.lasting, self.trouble)
        if known is None or (error.lasting and known != self._complaint):
            _LOGGER.warning("MQTT: %s; it is tried again until it works", self.trouble)

    def _rejoice(self, session: Session) -> None:
        level = logging.INFO if self._complaint is None else logging.WARNING
        version = "5" if session.version == MQTT_5 else "3.1.1"
        _LOGGER.log(level, "MQTT: connected to %s by MQTT %s", address(self._config), version)
        self.trouble = ""
        self._complaint = None
