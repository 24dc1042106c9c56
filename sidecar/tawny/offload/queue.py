"""What is copied next, and which of it is being copied. The queue itself is in the event log."""

from __future__ import annotations

import asyncio
import time
from collections import Counter

from tawny.config.offload import OffloadKind
from tawny.core.clock import SECOND_US, Clock
from tawny.core.messages import SegmentKind
from tawny.eventlog import EventLog
from tawny.eventlog.copies import Copy, CopyCounts
from tawny.eventlog.segments import DAY_US

LOOK_BACK_US = 1800 * SECOND_US
"""An event may make footage worth copying that was recorded before it: no longer ago than this."""

ASIDE_S = (0.0, 10.0, 60.0)
"""What could not be copied once, twice, or more often lets the others go first for so long."""

_LOOK_AHEAD = 16
_KINDS = {
    OffloadKind.EVENTS: (SegmentKind.EVENT,),
    OffloadKind.CONTINUOUS: (SegmentKind.EVENT, SegmentKind.CONTINUOUS),
    OffloadKind.ALL: tuple(SegmentKind),
}


class CopyQueue:
    """The queue of one storage. For one event loop."""

    def __init__(self, log: EventLog, clock: Clock, *, owner: str, prefix: str, what: OffloadKind) -> None:
        self.owner = owner
        self.prefix = prefix
        self._log = log
        self._clock = clock
        self._kinds = _KINDS[what]
        self._taken: set[str] = set()
        self._aside: dict[str, float] = {}
        self._failures: Counter[str] = Counter()

    async def forget_others(self) -> None:
        """Forget copies that this storage made in another bucket, or under another prefix: nothing looks there now."""
        await asyncio.to_thread(self._log.forget_copies_but, self.owner, self.prefix)

    async def fill_all(self) -> None:
        """Queue everything that is recorded and has no copy; day by day, so that nobody waits for it."""
        for day in reversed(await asyncio.to_thread(self._log.days_recorded)):
            await self._fill(day * DAY_US, (day + 1) * DAY_US)

    async def fill(self) -> None:
        """Queue what was recorded lately."""
        now_us = self._clock.wall_us()
        await self._fill(now_us - LOOK_BACK_US, now_us + LOOK_BACK_US)

    async def take(self, *, events_only: bool) -> Copy | None:
        """What to copy now; give it back with `done` or `failed`. None: nothing (more) for now."""
        now = time.monotonic()
        self._aside = {key: until for key, until in self._aside.items() if until > now}
        most = len(self._taken) + len(self._aside) + _LOOK_AHEAD
        for copy in await asyncio.to_thread(self._log.next_copies, self.owner, most):
            if copy.key in self._taken or copy.key in self._aside:
                continue
            if events_only and copy.kind is not SegmentKind.EVENT:
                return None  # events come first: there are none
            self._taken.add(copy.key)
            return copy
        return None

    async def done(self, copy: Copy) -> None:
        """The bucket has it."""
        self._failures.pop(copy.key, None)
        try:
            await asyncio.to_thread(self._log.copy_stored, copy)
        finally:
            self._taken.discard(copy.key)

    def failed(self, copy: Copy) -> None:
        """It could not be copied."""
        self._taken.discard(copy.key)
        self._aside[copy.key] = time.monotonic() + ASIDE_S[min(self._failures[copy.key], len(ASIDE_S) - 1)]
        self._failures[copy.key] += 1

    def release(self) -> None:
        """Try everything again."""
        self._aside.clear()
        self._failures.clear()

    def give_back(self, copy: Copy) -> None:
        """It was not tried to the end."""
        self._taken.discard(copy.key)

    async def drop(self, copy: Copy) -> None:
        """It is recorded no more."""
        try:
            await asyncio.to_thread(self._log.forget_copies, [copy])
        finally:
            self._taken.discard(copy.key)

    async def prune(self) -> int:
        """Drop what expired before it was copied; how much that was."""
        dropped = 0
        while gone := await asyncio.to_thread(self._log.expired_before_copied, self.owner, 500):
            free = [copy for copy in gone if copy.key not in self._taken]
            await asyncio.to_thread(self._log.forget_copies, free)
            dropped += len(free)
            if len(free) < len(gone) or len(gone) < 500:
                break
        return dropped

    async def counts(self) -> CopyCounts:
        """How much waits, and how much is copied."""
        return await asyncio.to_thread(self._log.copy_counts, self.owner)

    async def _fill(self, start_us: int, end_us: int) -> None:
        await asyncio.to_thread(self._log.queue_copies, self.owner, self.prefix, self._kinds, start_us, end_us)
