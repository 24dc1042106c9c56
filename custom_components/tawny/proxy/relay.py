"""Live video from a sidecar's WebSocket to a viewer's, frame by frame as it comes; nothing is kept.

A viewer who takes nothing stops the relay, and that the sidecar, which then leaves out what he missed and tells him so.
"""

from __future__ import annotations

import asyncio
from typing import Final

import aiohttp
from aiohttp import WSCloseCode, web
from homeassistant.core import callback

HEARTBEAT_S: Final = 10.0


class Relays:
    """What is being watched live through one entry; it ends with it."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Future[None]] = set()

    async def run(self, theirs: aiohttp.ClientWebSocketResponse, ours: web.WebSocketResponse) -> None:
        """Pass on what the sidecar sends until one of the two hangs up, or `end` is called."""
        sending = asyncio.ensure_future(_pass_on(theirs, ours))
        hearing = asyncio.ensure_future(_hear_out(ours))
        tasks = {sending, hearing}
        self._tasks |= tasks
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._tasks -= tasks
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)  # the viewer may have gone in the middle of a frame
        await ours.close(code=WSCloseCode.GOING_AWAY)

    @callback
    def end(self) -> None:
        """Hang up on everybody: they connect again when the entry is back."""
        for task in self._tasks:
            task.cancel()


async def _pass_on(theirs: aiohttp.ClientWebSocketResponse, ours: web.WebSocketResponse) -> None:
    async for frame in theirs:
        if frame.type is aiohttp.WSMsgType.BINARY:
            await ours.send_bytes(frame.data)
        elif frame.type is aiohttp.WSMsgType.TEXT:
            await ours.send_str(frame.data)


async def _hear_out(ours: web.WebSocketResponse) -> None:
    """Until the viewer hangs up; he has nothing to say."""
    async for _ in ours:
        pass
