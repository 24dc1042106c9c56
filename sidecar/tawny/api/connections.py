"""Who is connected, how many may be, how long one may take nothing, and what is answered to what is no HTTP.

A connection belongs to nobody until a request on it has shown a good token. Nobody's have few places, and where these
are taken, the address that has most of them gives one up: who opens many and says nothing keeps out himself alone.
"""

from __future__ import annotations

import asyncio
import fcntl
import logging
import resource
import socket
import termios
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

from aiohttp import web
from aiohttp.http_exceptions import BadHttpMessage, LineTooLong

from tawny.api.errors import error_response, http_error
from tawny.api.headers import set_headers

IDLE_S = 75.0
"""How long a connection may wait for its next request, and how long the head of one may take to come."""

MAX_LINE_BYTES = 16 << 10
"""The first line of a request: links with their tokens are long."""

MAX_HEADER_BYTES = 8190
"""Each line of its head after that."""

LINGER_S = 2.0
"""How long what comes behind an answer, of a body that nobody wanted, is read and thrown away."""

STALL_S = 30.0
"""Who takes nothing of what waits for him for so long is gone: what waits is memory."""

LOOK_EVERY_S = 5.0
HASTE_S = 0.005
RECEIVE_BYTES = 32 << 10
"""What the kernel collects of one client before we look at it: requests are small, and what comes at once is work that
others wait for."""

_SPARE_FILES = 200
"""Open files that recordings, the event log and the cameras' workers need."""

_FULL_BODY = b'{"error":{"code":"too_many_connections","message":"too many are connected","hint":"try again soon"}}'
_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nServer: tawny\r\nRetry-After: 10\r\nConnection: close\r\n"
    b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(_FULL_BODY), _FULL_BODY)
)
_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many connections there may be: of those that nobody showed a token on (`strangers`), and in all."""

    strangers: int = 200
    total: int = 1000


def room_for_connections() -> Limits:
    """As many as the process may have open, once that has been raised as far as it may be."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    usual = Limits()
    wanted = usual.total + _SPARE_FILES
    if soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
            soft = most
    total = max(_SPARE_FILES // 4, min(usual.total, soft - _SPARE_FILES))
    return Limits(min(usual.strangers, total // 2), total)


class Entrance(web.Server):
    """Lets connections in, and ends those that hold something up. For one event loop."""

    def __init__(
        self,
        handler: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]],
        *,
        request_factory: Any,
        limits: Limits,
        **options: Any,
    ) -> None:
        """`options` are aiohttp's for its RequestHandler."""
        super().__init__(_with_errors(handler), request_factory=request_factory)
        self._limits = limits
        self._options = options
        self._open: dict[Connection, asyncio.Transport] = {}
        self._strangers: dict[Connection, str] = {}
        """With their addresses, the oldest first."""
        self._look: asyncio.TimerHandle | None = None

    @property
    def connected(self) -> int:
        """How many connections there are."""
        return len(self._open)

    def __call__(self) -> Connection:
        """A new connection, as `create_server` wants it."""
        return Connection(self, loop=asyncio.get_running_loop(), **self._options)

    def let_in(self, connection: Connection, transport: asyncio.Transport) -> bool:
        """Whether there is room for somebody."""
        if len(self._open) >= self._limits.total:
            return False
        if len(self._strangers) >= self._limits.strangers:
            self._drop_stranger()
        address = str((transport.get_extra_info("peername") or ("",))[0])
        self._open[connection] = transport
        self._strangers[connection] = address
        if self._look is None:
            self._look = asyncio.get_running_loop().call_later(LOOK_EVERY_S, self._look_around)
        return True

    def know(self, connection: Connection) -> None:
        """Somebody has shown a good token there."""
        self._strangers.pop(connection, None)

    def forget(self, connection: Connection) -> None:
        """It is closed."""
        self._open.pop(connection, None)
        self._strangers.pop(connection, None)

    def _drop_stranger(self) -> None:
        """The oldest of the address that has most."""
        (address, _), *_ = Counter(self._strangers.values()).most_common(1)
        oldest = next(connection for connection, at in self._strangers.items() if at == address)
        self._open[oldest].abort()
        self.forget(oldest)

    def _look_around(self) -> None:
        now = asyncio.get_running_loop().time()
        for connection, transport in list(self._open.items()):
            connection.end_if_stalled(transport, now)
        self._look = None
        if self._open:
            self._look = asyncio.get_running_loop().call_later(LOOK_EVERY_S, self._look_around)


class Connection(web.RequestHandler):
    """One connection. What it is sent that is no HTTP it answers as the API answers errors, and logs nothing of it."""

    __slots__ = ("_asked_at", "_entrance", "_moved_at", "_waits_bytes")

    def __init__(self, entrance: Entrance, **options: Any) -> None:
        super().__init__(entrance, **options)
        self._entrance = entrance
        self._asked_at = 0.0
        self._waits_bytes = 0
        self._moved_at = 0.0

    def know(self) -> None:
        """Somebody has shown a good token here."""
        self._entrance.know(self)

    def hurries(self) -> bool:
        """Whether the request before this one was just now; to be asked once for each."""
        before, self._asked_at = self._asked_at, asyncio.get_running_loop().time()
        return self._asked_at - before < HASTE_S

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Somebody wants in."""
        wire = cast("asyncio.Transport", transport)
        if self._entrance.let_in(self, wire):
            _receive_little(wire)
            super().connection_made(transport)
            return
        self.close()
        wire.write(_FULL)
        wire.close()

    def connection_lost(self, exc: BaseException | None) -> None:
        """Somebody left."""
        self._entrance.forget(self)
        super().connection_lost(exc)

    def end_if_stalled(self, transport: asyncio.Transport, now: float) -> None:
        """Abort the connection when nothing has moved on it for too long although something waits to be taken."""
        waits = transport.get_write_buffer_size()
        waits += _waits_in_kernel(transport) if waits else 0
        if not waits or waits != self._waits_bytes:
            self._waits_bytes, self._moved_at = waits, now
        elif now - self._moved_at >= STALL_S:
            transport.abort()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,  # noqa: ARG002 - it quotes what was sent
    ) -> web.StreamResponse:
        """The answer to what is no request, and to what went wrong outside of all handlers."""
        if isinstance(exc, ConnectionError):
            raise exc  # whoever it was, left
        if status < 500:
            _LOGGER.debug("%s sent what is no HTTP request (%s)", request.remote, type(exc).__name__)
            response = _refusal(exc)
        else:
            self.log_exception("Error handling a request", exc_info=exc)
            response = error_response(500, "internal", "something went wrong inside Tawny", "its log says what")
        if request.writer.output_size > 0:
            raise ConnectionError("an answer has been begun already")
        set_headers(response)
        response.force_close()
        return response


def _refusal(error: BaseException | None) -> web.Response:
    """The answer to what aiohttp's parser did not take: too long, or no HTTP at all."""
    if isinstance(error, LineTooLong):
        if MAX_LINE_BYTES in error.args:
            return error_response(
                414, "too_long", f"the address is longer than {MAX_LINE_BYTES} bytes", "ask for less at once"
            )
        text = f"a header of the request is longer than {MAX_HEADER_BYTES} bytes"
        return error_response(431, "too_long", text, "send less in it")
    if isinstance(error, BadHttpMessage) and error.message.startswith("Too many headers"):
        return error_response(431, "too_long", "the request has too many headers", "send fewer")
    return error_response(400, "bad_request", "this is no HTTP request", "see docs/reference/api.md")


def recognise(request: web.Request) -> None:
    """Note that whoever sent `request` has shown a good token."""
    if isinstance(request.protocol, Connection):
        request.protocol.know()


def _with_errors(
    handler: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]],
) -> Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]:
    """`handler`, with the errors that aiohttp raises before any middleware as the API's, and taking turns.

    Hundreds of requests that come at once on one connection are answered one after the other; without a pause in
    between, nobody else's would be.
    """

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        if isinstance(request.protocol, Connection) and request.protocol.hurries():
            await asyncio.sleep(0)
        try:
            return await handler(request)
        except web.HTTPException as error:
            return http_error(error)

    return handle


def _receive_little(transport: asyncio.Transport) -> None:
    with suppress(OSError, AttributeError):
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BYTES)


def _waits_in_kernel(transport: asyncio.Transport) -> int:
    """Bytes that were sent and that the other side has not taken, where the system tells."""
    connection = transport.get_extra_info("socket")
    with suppress(OSError, ValueError):
        return int.from_bytes(fcntl.ioctl(connection.fileno(), termios.TIOCOUTQ, bytes(4)), "little")
    return 0
