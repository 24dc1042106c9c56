"""Long work for many: little of it at once, once for all who want the same, and none for those who have left.

It is work for the interpreter: more at once would only hold up everybody else.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import partial

from tawny.core.errors import TawnyError

AT_ONCE = 2
MOST_WAITING = 20
"""Who comes later is told to come again: he would have left before his turn."""


class BusyError(TawnyError):
    """There is too much to do already."""

    code = "busy"

    def __init__(self) -> None:
        super().__init__("too many long recordings are being asked for at once", "try again in a few seconds")


class AllLeftError(ConnectionError):
    """Nobody waits for it any more."""


@dataclass(slots=True, eq=False)
class _Job[T]:
    """What is being made, or waits for its turn; `wanted` answers for each who waits whether he still does."""

    task: asyncio.Task[T]
    wanted: list[Callable[[], bool]] = field(default_factory=list)


class Workshop[T]:
    """Does one kind of work in threads. For one event loop."""

    def __init__(self) -> None:
        self._jobs: dict[Hashable, _Job[T]] = {}
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def do(self, key: Hashable, work: Callable[[], T], wanted: Callable[[], bool] = lambda: True) -> T:
        """What `work` returns, or what it returns to somebody who asked for the same `key` a moment before.

        `wanted` says whether the asker is still there. Raises BusyError when too many wait, AllLeftError when all left
        before their turn, and what `work` raises.
        """
        job = self._jobs.get(key)
        if job is None:
            if len(self._jobs) >= AT_ONCE + MOST_WAITING:
                raise BusyError
            job = self._jobs[key] = _Job(asyncio.create_task(self._do(key, work), name="workshop"))
            job.task.add_done_callback(partial(self._done, key))
        job.wanted.append(wanted)
        return await asyncio.shield(job.task)  # who leaves does not take it from the others

    async def _do(self, key: Hashable, work: Callable[[], T]) -> T:
        async with self._slots:
            if not any(wanted() for wanted in self._jobs[key].wanted):
                raise AllLeftError
            return await asyncio.to_thread(work)

    def _done(self, key: Hashable, task: asyncio.Task[T]) -> None:
        del self._jobs[key]
        if not task.cancelled():
            task.exception()  # whoever still waits gets it; nobody is told of it twice
