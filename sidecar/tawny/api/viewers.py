"""Who watches live, by camera, rendition and the way in which it is sent.

A WebSocket or a transport stream is a viewer as long as it is open. HLS has no connection: whoever asked for a playlist
or for video a moment ago watches.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, Literal

type Transport = Literal["hls", "websocket", "mpegts"]

TRANSPORTS: Final[tuple[Transport, ...]] = ("hls", "websocket", "mpegts")

HLS_PATIENCE_S = 15.0
"""A player that asked for nothing for so long has gone. One with full buffers asks once in a target duration."""

MOST_REMEMBERED = 10_000


class Viewers:
    """Counts them. For the event loop's thread."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._open: Counter[tuple[str, str, Transport]] = Counter()
        self._asked: dict[tuple[str, str, int], float] = {}

    @contextmanager
    def during(self, camera: str, rendition: str, transport: Transport) -> Iterator[None]:
        """Somebody watches for as long as this is entered."""
        key = (camera, rendition, transport)
        self._open[key] += 1
        try:
            yield
        finally:
            self._open[key] -= 1

    def asked(self, camera: str, rendition: str, who: int) -> None:
        """`who` asked for a piece of HLS."""
        if len(self._asked) >= MOST_REMEMBERED:
            self._forget()
        if len(self._asked) < MOST_REMEMBERED:
            self._asked[camera, rendition, who] = self._now()

    def counts(self) -> dict[tuple[str, str, Transport], int]:
        """How many watch now; what nobody watches may be missing."""
        self._forget()
        found = Counter({key: count for key, count in self._open.items() if count})
        for camera, rendition, _ in self._asked:
            found[camera, rendition, "hls"] += 1
        return dict(found)

    def _forget(self) -> None:
        since = self._now() - HLS_PATIENCE_S
        self._asked = {key: asked for key, asked in self._asked.items() if asked > since}
