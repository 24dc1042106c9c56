"""Waiting until the recording of an event can be played: a notification must not lead to one that is not there yet."""

from __future__ import annotations

import asyncio

from aiohttp import hdrs

from .. import urls
from ..api import TawnyClient
from ..api.client import PREFIX
from .payload import Clip

TRIES = 8
PAUSE_S = 2.0


async def find_clip(client: TawnyClient, entry_id: str, event: str) -> Clip | None:
    """The clip of an event that is over; None when nothing was recorded, or it takes too long.

    Raises CannotConnectError when the sidecar is away.
    """
    root = f"{PREFIX}/events/{event}"
    for _ in range(TRIES):
        async with client.open("HEAD", f"{root}/clip.mp4") as file, client.open("GET", f"{root}/clip.m3u8") as playlist:
            size = int(file.headers.get(hdrs.CONTENT_LENGTH, 0))
            statuses = {file.status, playlist.status}
        if 503 not in statuses:
            found = Clip(urls.event_clip(entry_id, event), urls.event_playlist(entry_id, event), size)
            return found if file.status == 200 else None
        await asyncio.sleep(PAUSE_S)
    return None
