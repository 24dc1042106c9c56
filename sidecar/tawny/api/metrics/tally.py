"""What is counted as it happens: a histogram, the answers to requests, and how late the event loop is.

Everything belongs to the event loop's thread and costs about a microsecond a time.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from http import HTTPMethod

from aiohttp import web

from tawny.api.errors import Handler

ANSWER_BOUNDS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
LAG_BOUNDS_S = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
LAG_EVERY_S = 0.25

BEGAN = web.RequestKey("began", float)
UNKNOWN_ROUTE = "unknown"
_METHODS = frozenset(HTTPMethod)


class Histogram:
    """How many values were at most as large as each of `bounds`, which ascend."""

    def __init__(self, bounds: Sequence[float], counts: Sequence[int] = (), total: float = 0.0) -> None:
        self.bounds = tuple(bounds)
        self.total = total
        self._counts = list(counts) or [0] * (len(self.bounds) + 1)

    def add(self, value: float) -> None:
        """Count `value`."""
        self._counts[bisect_left(self.bounds, value)] += 1
        self.total += value

    def copy(self) -> Histogram:
        """The histogram as it is now, for another thread."""
        return Histogram(self.bounds, self._counts, self.total)

    def cumulative(self) -> list[int]:
        """For each bound, and at last for infinity, how many values were not larger."""
        sums, so_far = [], 0
        for count in self._counts:
            so_far += count
            sums.append(so_far)
        return sums


class Answers:
    """Counts answers by method, route and status, and how long they took to begin."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str, str]] = Counter()
        self.durations: dict[tuple[str, str], Histogram] = {}

    def note(self, method: str, route: str, status: int, seconds: float) -> None:
        """One more answer began, `seconds` after its request had come."""
        self.counts[method, route, str(status)] += 1
        if (method, route) not in self.durations:
            self.durations[method, route] = Histogram(ANSWER_BOUNDS_S)
        self.durations[method, route].add(seconds)

    async def begun(self, request: web.Request, response: web.StreamResponse) -> None:
        """For `on_response_prepare`: downloads and sockets count when they begin, not when they end."""
        began = request.get(BEGAN)
        if began is not None:
            seconds = asyncio.get_running_loop().time() - began
            self.note(_method(request), _route(request), response.status, seconds)


@web.middleware
async def remember_begin(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Remember when the request came; the outermost middleware."""
    request[BEGAN] = asyncio.get_running_loop().time()
    return await handler(request)


class LoopLag:
    """How late the event loop calls what is due: whatever blocks it makes everybody wait for so long."""

    def __init__(self) -> None:
        self.late = Histogram(LAG_BOUNDS_S)
        self._due = 0.0
        self._next: asyncio.TimerHandle | None = None

    async def watching(self, app: web.Application) -> AsyncIterator[None]:
        """For `cleanup_ctx`: measure while the application runs."""
        del app
        loop = asyncio.get_running_loop()
        self._schedule(loop)
        yield
        if self._next is not None:
            self._next.cancel()

    def _schedule(self, loop: asyncio.AbstractEventLoop) -> None:
        self._due = loop.time() + LAG_EVERY_S
        self._next = loop.call_at(self._due, self._measure, loop)

    def _measure(self, loop: asyncio.AbstractEventLoop) -> None:
        self.late.add(max(0.0, loop.time() - self._due))
        self._schedule(loop)


def _method(request: web.Request) -> str:
    """Clients may make methods up; these shall not become series."""
    return request.method if request.method in _METHODS else UNKNOWN_ROUTE


def _route(request: web.Request) -> str:
    """The route with its parameters in braces: few, whatever is asked."""
    resource = request.match_info.route.resource
    return UNKNOWN_ROUTE if resource is None else resource.canonical
