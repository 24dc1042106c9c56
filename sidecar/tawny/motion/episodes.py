"""From analyses of frames to episodes: motion began, changed, ended."""

from __future__ import annotations

from dataclasses import dataclass

from tawny.motion.detector import Analysis


@dataclass(frozen=True, slots=True)
class Began:
    """Motion began at `t_us`, the first frame that showed it (the frame that confirmed it came later)."""

    t_us: int
    zones: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Changed:
    """At `t_us` the zones with motion became `zones`, or the score rose to a new peak."""

    t_us: int
    zones: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Ended:
    """Motion ended: nothing moved after `t_us`. `zones` are all that were touched, `peak` the highest score."""

    t_us: int
    zones: tuple[str, ...]
    peak: float


type EpisodeEvent = Began | Changed | Ended

PEAK_STEP = 1.25
"""A new peak is told when it exceeds the last one told by this factor."""


class MotionEpisodes:
    """One episode for everything that moves at the same time; a pause of up to `quiet_s` doesn't end it.

    A zone is on from its first motion until it had none for `quiet_s`.
    """

    def __init__(self, quiet_s: float) -> None:
        self._quiet_us = round(quiet_s * 1e6)
        self._began_us: int | None = None
        self._last_us = 0
        self._ended_us: int | None = None
        self._peak = 0.0
        self._told = 0.0
        self._on: dict[str, int] = {}
        self._seen: dict[str, None] = {}

    @property
    def active(self) -> bool:
        """Whether an episode is going on."""
        return self._began_us is not None

    @property
    def zones(self) -> tuple[str, ...]:
        """The zones that are on, in the order in which they came on."""
        return tuple(self._on)

    def consume(self, analysis: Analysis) -> list[EpisodeEvent]:
        """What `analysis` adds: at most an end, a beginning or a change."""
        if analysis.t_us < self._last_us and self._began_us is not None:
            return [*self._end(), *self._consume(analysis)]
        return self._consume(analysis)

    def flush(self, t_us: int) -> list[EpisodeEvent]:
        """End the episode that is going on, because the camera went away at `t_us` or detection was switched off."""
        del t_us
        return self._end() if self._began_us is not None else []

    def _consume(self, analysis: Analysis) -> list[EpisodeEvent]:
        if self._began_us is None:
            return self._begin(analysis) if analysis.active else []
        if analysis.t_us - self._last_us >= self._quiet_us:
            ended = self._end()
            return [*ended, *self._begin(analysis)] if analysis.active else ended
        return self._go_on(analysis)

    def _begin(self, analysis: Analysis) -> list[EpisodeEvent]:
        onset = analysis.t_us if analysis.onset_us is None else min(analysis.onset_us, analysis.t_us)
        if self._ended_us is not None and onset <= self._ended_us <= analysis.t_us:
            onset = self._ended_us + 1
        self._began_us = onset
        self._last_us = analysis.t_us
        self._peak = self._told = analysis.score
        self._on = dict.fromkeys(analysis.zones, analysis.t_us)
        self._seen = dict.fromkeys(analysis.zones)
        return [Began(onset, analysis.zones, analysis.score)]

    def _go_on(self, analysis: Analysis) -> list[EpisodeEvent]:
        before = tuple(self._on)
        if analysis.active:
            self._last_us = analysis.t_us
            self._peak = max(self._peak, analysis.score)
            self._on.update(dict.fromkeys(analysis.zones, analysis.t_us))
            self._seen.update(dict.fromkeys(analysis.zones))
        self._on = {zone: t_us for zone, t_us in self._on.items() if analysis.t_us - t_us < self._quiet_us}
        if tuple(self._on) == before and self._peak < self._told * PEAK_STEP:
            return []
        self._told = max(self._told, self._peak)
        return [Changed(analysis.t_us, tuple(self._on), self._peak)]

    def _end(self) -> list[EpisodeEvent]:
        ended = Ended(self._last_us, tuple(self._seen), self._peak)
        self._began_us = None
        self._ended_us = self._last_us
        self._on = {}
        return [ended]
