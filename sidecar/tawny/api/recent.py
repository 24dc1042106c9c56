"""What was looked up a moment ago, looked up once for all who ask meanwhile."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

REMEMBER_S = 1.0
PATIENCE_S = 5.0
"""A disk that hangs takes one thread, not one for each who asks."""


class Recent[T]:
    """One thing that blocks when it is looked up. For one event loop."""

    def __init__(self, look: Callable[[], T], now: Callable[[], float] = time.monotonic) -> None:
        self._look = look
        self._now = now
        self._task: asyncio.Task[T] | None = None
        self._done_at = 0.0

    async def get(self) -> T:
        """It, at most REMEMBER_S old. Raises TimeoutError after PATIENCE_S, and what the look-up raises."""
        task = self._task
        if task is None or self._is_old(task):
            task = self._task = asyncio.create_task(asyncio.to_thread(self._look))
            task.add_done_callback(self._looked)
        return await asyncio.wait_for(asyncio.shield(task), PATIENCE_S)

    def _is_old(self, task: asyncio.Task[T]) -> bool:
        if not task.done():
            return False
        return self._now() - self._done_at >= REMEMBER_S or task.cancelled() or task.exception() is not None

    def _looked(self, task: asyncio.Task[T]) -> None:
        self._done_at = self._now()
        if not task.cancelled():
            task.exception()  # whoever still waits gets it; nobody is told of it twice
