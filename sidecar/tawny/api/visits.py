"""Requests that are being answered: streams, downloads and sockets end soon after their token does.

A visit is ended by closing its connection, whatever its handler does meanwhile.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress

from aiohttp import web

from tawny.api.auth import Auth
from tawny.api.identity import Identity
from tawny.core.errors import TawnyError

CHECK_EVERY_S = 2.0
_LOGGER = logging.getLogger(__name__)


class Visits:
    """Who is being answered right now. For one event loop."""

    def __init__(self, auth: Auth) -> None:
        self._auth = auth
        self._open: dict[int, tuple[web.Request, Identity]] = {}
        self._news = asyncio.Event()

    @contextmanager
    def during(self, request: web.Request, identity: Identity) -> Iterator[None]:
        """Watch over a request while it is being answered."""
        self._open[id(request)] = (request, identity)
        try:
            yield
        finally:
            del self._open[id(request)]

    def check_soon(self) -> None:
        """A token was revoked: don't wait for the next look."""
        self._news.set()

    async def run(self) -> None:
        """End visits whose token is no longer good, until cancelled."""
        while True:
            self._news.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), CHECK_EVERY_S)
            try:
                await self._check()
            except TawnyError as error:
                _LOGGER.warning("Tokens can't be checked: %s", error)

    async def _check(self) -> None:
        for token_id in {identity.id for _, identity in self._open.values()}:
            if await self._auth.by_id(token_id) is None:
                self._end(token_id)

    def _end(self, token_id: str) -> None:
        for request, identity in list(self._open.values()):
            if identity.id == token_id and request.transport is not None:
                request.transport.abort()  # closing would wait for somebody who does not read


async def watching(app: web.Application, visits: Visits) -> AsyncIterator[None]:
    """For `cleanup_ctx`: watch while the application runs."""
    task = asyncio.ensure_future(visits.run())
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    del app
