"""Which fragments of a camera are kept, and as what. Pure: times in, answers out.

Around every event there is a window, from the pre-roll before it to the post-roll after it. Inside a window the main
stream is kept. Outside, the mode decides: nothing (motion), the low-rate idle track (adaptive), or the main stream,
too (continuous). While nobody analyses the pictures although somebody should, the main stream is kept: what cannot be
judged is not thrown away.
"""

from __future__ import annotations

from dataclasses import dataclass

from tawny.core.messages import RecordingMode, SegmentKind
from tawny.core.streams import IDLE

FORGET_US = 120_000_000
"""Windows are remembered this long after their end: a late reader may still ask."""


@dataclass(slots=True)
class _Window:
    start_us: int
    end_us: int | None


class RecordingPolicy:
    """The windows and the mode of one camera. Times in microseconds, UTC."""

    def __init__(self, mode: RecordingMode, *, pre_roll_us: int, post_roll_us: int) -> None:
        self.mode = mode
        self._pre_roll_us = pre_roll_us
        self._post_roll_us = post_roll_us
        self._windows: dict[str, _Window] = {}
        self._blind: list[_Window] = []

    def event_started(self, event_id: str, start_us: int) -> int:
        """Open a window; where it begins."""
        window = _Window(start_us - self._pre_roll_us, None)
        self._windows[event_id] = window
        return window.start_us

    def event_ended(self, event_id: str, end_us: int) -> None:
        """The window closes `post_roll` after `end_us`."""
        window = self._windows.get(event_id)
        if window is not None:
            window.end_us = end_us + self._post_roll_us
        self._forget(end_us)

    def went_blind(self, since_us: int) -> None:
        """From `since_us` on nobody has analysed the pictures."""
        if not self._blind or self._blind[-1].end_us is not None:
            self._blind.append(_Window(since_us, None))

    def sees_again(self, at_us: int) -> None:
        """Pictures are analysed again."""
        if self._blind and self._blind[-1].end_us is None:
            self._blind[-1].end_us = at_us
        self._blind = [window for window in self._blind if not _is_over(window, at_us - FORGET_US)]

    def kind(self, stream: str, at_us: int) -> SegmentKind | None:
        """As what the picture of `stream` at `at_us` is kept, or None."""
        if self.mode is RecordingMode.OFF:
            return None
        in_window = any(_covers(window, at_us) for window in self._windows.values())
        if stream == IDLE:
            return SegmentKind.IDLE if self.mode is RecordingMode.ADAPTIVE and not in_window else None
        if in_window:
            return SegmentKind.EVENT
        blind = any(_covers(window, at_us) for window in self._blind)
        return SegmentKind.CONTINUOUS if blind or self.mode is RecordingMode.CONTINUOUS else None

    def _forget(self, now_us: int) -> None:
        self._windows = {k: w for k, w in self._windows.items() if not _is_over(w, now_us - FORGET_US)}


def _covers(window: _Window, at_us: int) -> bool:
    return window.start_us <= at_us and (window.end_us is None or at_us < window.end_us)


def _is_over(window: _Window, at_us: int) -> bool:
    return window.end_us is not None and window.end_us < at_us
