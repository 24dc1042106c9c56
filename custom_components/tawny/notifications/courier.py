"""Delivery: every phone for itself and in order, whatever becomes of the others."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util

from ..const import LOGGER
from .memory import Memory
from .payload import Content, counts, service_data
from .phones import counted_by_us, find_phone
from .profile import Level

NOTIFY: Final = "notify"
_REMEMBER_S: Final = 6 * 3600.0


class Outcome(Enum):
    """What became of a push to one phone."""

    REACHED = auto()
    TOLD = auto()
    """Another profile tells this phone of the event, at least as loudly."""
    LIMIT = auto()
    """What the phone may get today is kept for what matters more."""
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Letter:
    """A push that waits to be sent in the name of a profile."""

    profile: str
    event: str
    content: Content


@dataclass(slots=True)
class _Conversation:
    """What one phone was told of one event."""

    used: float
    teller: str | None = None
    level: Level = Level.SILENT
    reached: bool = False
    newest: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Handed on in the order in which it was asked for, so that nothing overtakes a push that takes long."""


class Courier:
    """For all entries together: a phone may be told of one event by several profiles, and has one daily limit."""

    def __init__(self, hass: HomeAssistant, memory: Memory) -> None:
        self._hass = hass
        self._memory = memory
        self._conversations: dict[tuple[str, str], _Conversation] = {}
        self._failing: set[str] = set()
        self.on_count: list[Callable[[], None]] = []
        """Called whenever a phone got a push."""

    async def begin(self, phone: str, letter: Letter) -> Outcome:
        """The first push of an event."""
        conversation = self._conversation(letter.event, phone)
        level = letter.content.level
        if conversation.teller not in {None, letter.profile} and conversation.level.rank >= level.rank:
            return Outcome.TOLD
        conversation.teller, conversation.level = letter.profile, level
        async with conversation.lock:
            outcome = await self._send(phone, letter)
            conversation.reached = conversation.reached or outcome is Outcome.REACHED
        return outcome

    async def follow(self, phone: str, letter: Letter, *, reached: bool = False) -> Outcome | None:
        """An update, if the phone got the first push, from the same profile, and no newer update is waiting behind.

        `reached`: it is remembered from before a restart that it did.
        """
        conversation = self._conversation(letter.event, phone)
        if reached and conversation.teller is None:
            conversation.teller, conversation.reached = letter.profile, True
        conversation.newest += 1
        turn = conversation.newest
        async with conversation.lock:
            if not conversation.reached or conversation.teller != letter.profile or turn != conversation.newest:
                return None
            return await self._send(phone, letter)

    @callback
    def dismissed(self, event: str, phone: str) -> None:
        """Somebody wiped the notification of an event away: nothing follows on this phone."""
        if (conversation := self._conversations.get((event, phone))) is not None:
            conversation.reached = False

    async def _send(self, device_id: str, letter: Letter) -> Outcome:
        content, now = letter.content, dt_util.utcnow().timestamp()
        if not self._memory.budget.allows(device_id, content.phase, content.level, now):
            LOGGER.debug("A push of %s is left out: the phone got too many today", letter.event)
            return Outcome.LIMIT
        phone = find_phone(self._hass, device_id)
        if phone is None:
            return self._failed(device_id, device_id, "it is gone, or takes no notifications")
        data = service_data(content, apple=phone.apple)
        if data is None:
            return Outcome.REACHED
        try:
            with counted_by_us():
                await self._hass.services.async_call(NOTIFY, phone.service, data, blocking=True)
        except HomeAssistantError as error:
            return self._failed(device_id, phone.name, str(error))
        self._failing.discard(device_id)
        if counts(content, apple=phone.apple):
            self.count(device_id)
        return Outcome.REACHED

    @callback
    def count(self, device_id: str) -> None:
        """A phone got a push."""
        self._memory.budget.spend(device_id, dt_util.utcnow().timestamp())
        self._memory.save()
        for listener in tuple(self.on_count):
            listener()

    def _failed(self, device_id: str, name: str, reason: str) -> Outcome:
        if device_id not in self._failing:
            self._failing.add(device_id)
            LOGGER.warning("Phone %s can't be notified: %s", name, reason)
        return Outcome.FAILED

    def _conversation(self, event: str, phone: str) -> _Conversation:
        now = dt_util.utcnow().timestamp()
        self._conversations = {
            key: conversation
            for key, conversation in self._conversations.items()
            if now - conversation.used < _REMEMBER_S or conversation.lock.locked()
        }
        conversation = self._conversations.setdefault((event, phone), _Conversation(now))
        conversation.used = now
        return conversation
