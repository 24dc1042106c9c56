"""Choosing pictures from a stream so that a wanted rate comes out, evenly, and right on the average."""

from __future__ import annotations

from tawny.core.clock import SECOND_US

EARLY_US = 5_000
"""A picture this little too early is taken: cameras are not that punctual."""


class Thinner:
    """Takes the pictures that are due. Times in microseconds; they may jump either way."""

    def __init__(self, fps: float) -> None:
        self._step_us = round(SECOND_US / fps)
        self._due_us = 0

    def takes(self, at_us: int) -> bool:
        """Whether the picture at `at_us` is one of the wanted ones."""
        if at_us + EARLY_US < self._due_us <= at_us + self._step_us:
            return False
        # From due time to due time, not from picture to picture: the rate is then right on the average.
        on_time = self._due_us <= at_us + EARLY_US and at_us - self._due_us < self._step_us
        self._due_us = self._due_us + self._step_us if on_time else at_us + self._step_us
        return True
