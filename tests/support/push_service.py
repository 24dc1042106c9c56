"""A push service on a real TLS socket, in a thread of its own: takes pushes and opens them as the browser would."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from support.certificates import Certificates
from support.push_browser import Browser, check_vapid

SOON_S = 30.0


@dataclass(frozen=True)
class Push:
    """One that came: when (monotonic seconds), with which headers, and what it says to the browser."""

    at: float
    headers: Mapping[str, str]
    says: dict[str, Any]
    sender: str
    """The public key that signed it."""
    claims: dict[str, Any]
    body: bytes


@dataclass(frozen=True)
class Answer:
    """How the service answers a push. `hangs`: not at all, until it stops."""

    status: int = 201
    headers: Mapping[str, str] | None = None
    text: str = ""
    hangs: bool = False


class PushService:
    """A context manager. Methods may be called from any thread; waiting blocks."""

    def __init__(self, certificates: Certificates) -> None:
        self._certificates = certificates
        self._browsers: dict[str, Browser] = {}
        self._pushes: dict[str, list[Push]] = defaultdict(list)
        self._answers: dict[str, deque[Answer]] = defaultdict(deque)
        self._transports: set[asyncio.Transport] = set()
        self._usual: dict[str, Answer] = {}
        self._news = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(SOON_S)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(SOON_S)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(SOON_S)
        self._loop.close()

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}"

    def browser(self, name: str) -> Browser:
        """A browser that subscribes here."""
        made = self._browsers[name] = Browser(f"{self.url}/push/{name}")
        return made

    def answer(self, name: str, *answers: Answer, then: Answer | None = None) -> None:
        """How the next pushes to a browser are answered, and all after them."""
        self._answers[name].extend(answers)
        if then is not None:
            self._usual[name] = then

    def pushes(self, name: str) -> list[Push]:
        """All that came for a browser so far."""
        with self._news:
            return list(self._pushes[name])

    def wait(self, name: str, count: int = 1, within: float = SOON_S) -> list[Push]:
        """Wait until so many came for a browser; all of them."""
        return self.wait_for(name, lambda pushes: len(pushes) >= count, within)

    def wait_for(self, name: str, wanted: Callable[[list[Push]], object], within: float = SOON_S) -> list[Push]:
        """Wait until those that came are as wanted; all of them."""
        with self._news:
            there = self._news.wait_for(lambda: wanted(self._pushes[name]), within)
            came = list(self._pushes[name])
        assert there, f"{name} got only {[push.says for push in came]}"
        return came

    async def got(self, name: str, count: int = 1, within: float = SOON_S) -> list[Push]:
        """`wait` beside an event loop."""
        return await asyncio.to_thread(self.wait, name, count, within)

    async def _start(self) -> None:
        self._over = asyncio.Event()
        app = web.Application()
        app.router.add_post("/push/{name}", self._take)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=self._certificates.context)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def _stop(self) -> None:
        self._over.set()
        await self._runner.cleanup()
        for transport in self._transports:
            transport.abort()  # the other side may still hold its connection, and would have to say goodbye
        closed = self._loop.create_future()
        self._loop.call_soon(self._loop.call_soon, closed.set_result, None)
        await closed

    async def _take(self, request: web.Request) -> web.Response:
        assert request.transport is not None
        self._transports.add(request.transport)
        name = request.match_info["name"]
        browser, body = self._browsers[name], await request.read()
        claims, sender = check_vapid(request.headers["Authorization"], browser.endpoint)
        assert request.headers["Content-Encoding"] == "aes128gcm"
        says = json.loads(browser.decrypt(body))
        with self._news:
            self._pushes[name].append(Push(time.monotonic(), request.headers.copy(), says, sender, claims, body))
            answers = self._answers[name]
            answer = answers.popleft() if answers else self._usual.get(name, Answer())
            self._news.notify_all()
        if answer.hangs:
            await self._over.wait()
        return web.Response(status=answer.status, headers=answer.headers, text=answer.text)
