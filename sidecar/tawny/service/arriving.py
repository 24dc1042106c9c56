"""Cameras that come from another node, which still has them: here they are recorded already, and nobody is told.

Two cameras of one id would be two for Home Assistant, which then calls the second one's entities by other names.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tawny.house import LiveEvent


class Arriving:
    """Which cameras nobody shall hear of. `announce` is called with each of which that ends by itself or is ended."""

    def __init__(self, announce: Callable[[str], None]) -> None:
        self._announce = announce
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def __contains__(self, camera: object) -> bool:
        return camera in self._timers

    def hides(self, event: LiveEvent) -> bool:
        """Whether an event of the live feed is about one of them."""
        return event.data.get("camera") in self._timers

    def hush(self, camera: str, seconds: float) -> None:
        """Let nobody hear of `camera` for so long; 0: no longer, if it is one of them."""
        if timer := self._timers.pop(camera, None):
            timer.cancel()
        if seconds > 0:
            self._timers[camera] = asyncio.get_running_loop().call_later(seconds, self.hush, camera, 0)
        elif timer is not None:
            self._announce(camera)

    def forget(self, camera: str) -> None:
        """It went again."""
        if timer := self._timers.pop(camera, None):
            timer.cancel()

    def end(self) -> None:
        """The service ends."""
        for camera in list(self._timers):
            self.forget(camera)
