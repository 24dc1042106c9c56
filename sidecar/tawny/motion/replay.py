"""A dry run: the detector and its episodes over pictures that are already there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tawny.motion.detector import MotionDetector
from tawny.motion.episodes import Began, Ended, EpisodeEvent, MotionEpisodes
from tawny.motion.pictures import Picture
from tawny.motion.settings import MotionSettings


@dataclass(slots=True)
class Episode:
    """Something moved between `start_us` and `end_us` of media time. `peak` is the largest share of the picture."""

    start_us: int
    end_us: int
    zones: tuple[str, ...]
    peak: float


@dataclass(slots=True)
class Replay:
    """What a dry run found. `cpu_s` is what the detector alone took, by the clock that was handed in."""

    episodes: list[Episode] = field(default_factory=list)
    frames: int = 0
    analysed: int = 0
    cpu_s: float = 0.0
    last_us: int = 0


def replay(frames: Iterable[tuple[Picture, int]], settings: MotionSettings, cpu: Callable[[], float]) -> Replay:
    """Run detector and episodes over `frames` of (luma, media time in µs), as a camera's worker does."""
    detector = MotionDetector(settings)
    episodes = MotionEpisodes(settings.quiet_s)
    found = Replay()
    for luma, t_us in frames:
        found.frames += 1
        found.last_us = t_us
        before = cpu()
        analysis = detector.analyse(luma, t_us) if detector.due(t_us) or detector.stirs(luma, t_us) else None
        found.cpu_s += cpu() - before
        if analysis is not None:
            found.analysed += 1
            _note(found, episodes.consume(analysis))
    _note(found, episodes.flush(found.last_us))
    return found


def _note(found: Replay, events: list[EpisodeEvent]) -> None:
    for event in events:
        match event:
            case Began(t_us, zones, score):
                found.episodes.append(Episode(t_us, t_us, zones, score))
            case Ended(t_us, zones, peak):
                began = found.episodes[-1]
                found.episodes[-1] = Episode(began.start_us, t_us, zones, peak)
            case _:
                pass
