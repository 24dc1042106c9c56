"""Whether anything of a camera is being written, without the moments between two segments."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tawny.core.messages import SegmentOpened

BETWEEN_SEGMENTS_S = 2.0
"""A segment begins with the first fragment after the one before it; what takes longer is a pause."""


class RecordingState:
    """The segments of a camera that are open, by path. `changed` is called when recording begins or ends.

    For the event loop's thread.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self.segments: dict[str, SegmentOpened] = {}
        self.active = False
        """Whether anything is being written."""
        self._changed = changed
        self._pause: asyncio.TimerHandle | None = None

    def opened(self, segment: SegmentOpened) -> None:
        """A segment was begun."""
        self.segments[segment.path] = segment
        self._wait_no_more()
        if not self.active:
            self.active = True
            self._changed()

    def closed(self, path: str) -> None:
        """A segment is complete."""
        self.segments.pop(path, None)
        if self.active and not self.segments and self._pause is None:
            self._pause = asyncio.get_running_loop().call_later(BETWEEN_SEGMENTS_S, self._paused)

    def stop(self) -> None:
        """Nobody writes any more."""
        self._wait_no_more()
        self.active = False

    def _paused(self) -> None:
        self.stop()
        self._changed()

    def _wait_no_more(self) -> None:
        if self._pause is not None:
            self._pause.cancel()
            self._pause = None
