"""The way to one subscription: what waits to be pushed there, one after the other, tried again while that makes sense.

Every subscription has a lane of its own, so that a push service which is slow or down holds up nobody else. A lane that
is empty costs nothing: there is a task only while something waits.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tawny.core.backoff import Backoff
from tawny.push.client import Outcome, Reply
from tawny.push.story import News

MOST_WAITING = 10
"""Events. When more wait, the oldest is dropped: hours later nobody wants dozens of them."""

RETRY_FIRST_S, RETRY_LONGEST_S = 1.0, 60.0

_LOGGER = logging.getLogger(__name__)


@dataclass(slots=True)
class Parcel:
    """One thing to push. `until` (monotonic seconds) is when it is of no use any more."""

    news: News
    until: float
    silent: bool


type Deliver = Callable[[Parcel, float], Awaitable[Reply | None]]
"""Push it, given how many seconds it is good for; None: there is nobody any more who should get it."""


class Lane:
    """Of one subscription. `trouble` says why the last push did not arrive; empty when it did. For one event loop."""

    def __init__(
        self,
        deliver: Deliver,
        *,
        generator: random.Random | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.trouble = ""
        self.taken_at: float | None = None
        self._deliver = deliver
        self._sleep = sleep
        self._waiting: dict[str, Parcel] = {}
        self._backoff = Backoff(RETRY_FIRST_S, RETRY_LONGEST_S, generator)
        self._task: asyncio.Task[None] | None = None
        self._stopped = False

    def put(self, parcel: Parcel) -> None:
        """Push it as soon as possible, in place of what still waits of the same event. Never waits."""
        if self._stopped:
            return
        event = parcel.news.event.id
        replaced = self._waiting.get(event)
        if replaced is not None and not replaced.silent:
            parcel.silent = False  # nobody heard the one that made a sound
        elif replaced is None and len(self._waiting) >= MOST_WAITING:
            del self._waiting[next(iter(self._waiting))]
        self._waiting[event] = parcel
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="push lane")

    async def stop(self) -> None:
        """Push nothing any more."""
        self._stopped = True
        self._waiting.clear()
        if self._task is not None and self._task is not asyncio.current_task():
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def note(self, reply: Reply) -> None:
        """Remember how a push went."""
        if reply.outcome is Outcome.TAKEN:
            self.trouble, self.taken_at = "", asyncio.get_running_loop().time()
        else:
            answered = f"the push service answered {reply.status}"
            self.trouble = reply.said if reply.status is None else f"{answered} {reply.said}".strip()

    async def _run(self) -> None:
        try:
            while self._waiting:
                event, parcel = next(iter(self._waiting.items()))
                wait_s = await self._push(event, parcel)
                if wait_s:
                    await self._sleep(wait_s)
        finally:
            self._task = None

    async def _push(self, event: str, parcel: Parcel) -> float:
        """Push the parcel; how long to wait before the next."""
        left_s = parcel.until - asyncio.get_running_loop().time()
        if left_s <= 0:
            self._done(event, parcel, delivered=False)
            return 0.0
        try:
            reply = await self._deliver(parcel, left_s)
        except Exception:
            _LOGGER.exception("A push could not be made")
            reply = None
        if reply is not None:
            self.note(reply)
        if reply is not None and reply.outcome is Outcome.LATER:
            return max(self._backoff.next_s(), reply.retry_after_s)
        self._backoff.reset()
        self._done(event, parcel, delivered=reply is not None and reply.outcome is Outcome.TAKEN)
        return 0.0

    def _done(self, event: str, parcel: Parcel, *, delivered: bool) -> None:
        waiting = self._waiting.get(event)
        if waiting is parcel:
            del self._waiting[event]
        elif waiting is not None and delivered:
            waiting.silent = True  # what it replaces was heard after all
