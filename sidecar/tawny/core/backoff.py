"""How long to wait before something is tried again."""

from __future__ import annotations

import random

JITTER = 0.25
"""Delays are spread by so much either way, so that what failed together does not all come back at one moment."""


class Backoff:
    """Delays that begin at `first_s`, double up to `longest_s`, and start over after `reset`.

    Pure apart from the generator it is handed.
    """

    def __init__(self, first_s: float, longest_s: float, generator: random.Random | None = None) -> None:
        self._first_s = first_s
        self._longest_s = longest_s
        self._random = generator or random.Random()
        self._failures = 0

    def next_s(self) -> float:
        """Seconds to wait after one more failure."""
        plain = min(self._longest_s, self._first_s * 2.0 ** min(self._failures, 30))
        self._failures += 1
        return min(self._longest_s, plain * self._random.uniform(1 - JITTER, 1 + JITTER))

    def reset(self) -> None:
        """It worked: begin anew."""
        self._failures = 0
