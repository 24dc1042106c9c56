"""How fast is sent: the rate that somebody set, shared by all who send."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

MOST_AHEAD_S = 0.25
"""What nobody sent for a while is not made up for: at most this much is sent at once."""


class Pace:
    """Lets `bytes_per_s` through; everything at once when that is None. For one event loop."""

    def __init__(
        self,
        bytes_per_s: float | None,
        *,
        now: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._rate = bytes_per_s
        self._now = now
        self._sleep = sleep
        self._free_at = 0.0

    async def take(self, size: int) -> None:
        """Wait until `size` bytes may be sent."""
        if self._rate is None:
            return
        now = (self._now or asyncio.get_running_loop().time)()
        self._free_at = max(self._free_at, now - MOST_AHEAD_S)
        wait_s = self._free_at - now
        self._free_at += size / self._rate
        if wait_s > 0:
            await self._sleep(wait_s)
