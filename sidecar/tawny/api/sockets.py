"""What the API's WebSockets have in common: clients have nothing to say on them, and who says much is cut off.

Each message costs little, but thousands that come at once keep everybody else waiting.
"""

from __future__ import annotations

import time
from contextlib import suppress

from aiohttp import WSMsgType, web

MAX_MESSAGE_BYTES = 4096
"""Clients have nothing to say."""

AT_ONCE = 60
A_SECOND = 2.0
"""Pings and their answers, and what some clients send so that proxies keep the connection."""

_OVER = frozenset({WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR})


def new_socket(heartbeat_s: float, *, compress: bool = True) -> web.WebSocketResponse:
    """A socket for `hear_out`. Who does not answer a ping within half of `heartbeat_s` is gone."""
    return web.WebSocketResponse(
        heartbeat=heartbeat_s, max_msg_size=MAX_MESSAGE_BYTES, compress=compress, autoping=False
    )


async def hear_out(request: web.Request, socket: web.WebSocketResponse) -> None:
    """Read what the client sends until it closes, or sends more than AT_ONCE and A_SECOND allow."""
    with suppress(ConnectionError):  # it left while it was answered
        began, heard = time.monotonic(), 0
        while (message := await socket.receive()).type not in _OVER:
            heard += 1
            if heard > AT_ONCE + A_SECOND * (time.monotonic() - began):
                if request.transport is not None:
                    request.transport.abort()  # to close in order, we would have to read on
                return
            if message.type is WSMsgType.PING:
                await socket.pong(message.data)
