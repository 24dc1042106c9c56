"""Slows down those who try: so many failures from one address, then a pause. A token bucket per address."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

_MOST = 10_000


class RateLimit:
    """Allows `burst` failures at once, and one more every `every_s` seconds. Counts for one event loop."""

    def __init__(self, burst: int, every_s: float, now: Callable[[], float] = time.monotonic) -> None:
        self._burst = burst
        self._every_s = every_s
        self._now = now
        self._debts: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_s(self, address: str) -> int:
        """Whole seconds until `address` may try again; 0 when it may now."""
        excess = self._debt(_who(address)) - (self._burst - 1)
        return math.ceil(excess * self._every_s) if excess > 0 else 0

    def failed(self, address: str) -> None:
        """Count a failure."""
        who = _who(address)
        self._debts[who] = (self._debt(who) + 1, self._now())
        self._debts.move_to_end(who)
        while len(self._debts) > _MOST:
            self._debts.popitem(last=False)

    def _debt(self, who: str) -> float:
        debt, at = self._debts.get(who, (0.0, 0.0))
        return max(0.0, debt - (self._now() - at) / self._every_s)


def _who(address: str) -> str:
    """The address, or for IPv6 the network of 64 bits: who has one address of it has them all."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or int(parsed) >> 64)
    return str(parsed)
