"""A dry run: the detector and its episodes over pictures that are already there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import cv2

from tawny.motion.background import LEARN_EVERY_S
from tawny.motion.detector import MotionDetector
from tawny.motion.episodes import Began, Ended, EpisodeEvent, MotionEpisodes
from tawny.motion.pictures import Picture, grey
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


class Replayer:
    """Takes pictures one after the other, as a camera's worker does; `found` is what came of them so far.

    The pictures may be of several recordings of one camera. They are all brought to `size` (width, height), which for
    recordings of different sizes should be that of the smallest.
    """

    def __init__(
        self,
        settings: MotionSettings,
        *,
        size: tuple[int, int] | None = None,
        learn_every_s: float = LEARN_EVERY_S,
        cpu: Callable[[], float] = lambda: 0.0,
    ) -> None:
        self.found = Replay()
        self._settings = settings
        self._size = size
        self._learn_every_s = learn_every_s
        self._fps = settings.fps
        self._cpu = cpu
        self._episodes = MotionEpisodes(settings.quiet_s)
        self._detector = self._new_detector()

    def look(self, luma: Picture, t_us: int) -> None:
        """Look at the luma plane `luma` (height, width) of the picture at media time `t_us`."""
        self.found.frames += 1
        self.found.last_us = t_us
        before = self._cpu()
        due = self._detector.due(t_us) or self._detector.stirs(self._sized(luma, cv2.INTER_NEAREST), t_us)
        analysis = self._detector.analyse(self._sized(luma, cv2.INTER_AREA), t_us) if due else None
        self.found.cpu_s += self._cpu() - before
        if analysis is not None:
            self.found.analysed += 1
            self._note(self._episodes.consume(analysis))

    def change_pace(self, fps: float) -> None:
        """Look at `fps` pictures a second from now on while nothing stirs."""
        self._fps = fps
        self._detector.change_pace(fps)

    def coding_changes(self) -> None:
        """What follows was recorded from another stream of the same camera."""
        self._detector.coding_changes()

    def interrupt(self) -> None:
        """What follows was recorded later: whatever was going on has ended, and the place may look different."""
        self.finish()
        self._detector = self._new_detector()

    def finish(self) -> None:
        """There are no more pictures: end the episode that is going on."""
        self._note(self._episodes.flush(self.found.last_us))

    def _new_detector(self) -> MotionDetector:
        detector = MotionDetector(self._settings, learn_every_s=self._learn_every_s)
        detector.change_pace(self._fps)
        return detector

    def _sized(self, luma: Picture, interpolation: int) -> Picture:
        if self._size is None or luma.shape == self._size[::-1]:
            return luma
        return grey(cv2.resize(luma, self._size, interpolation=interpolation))

    def _note(self, events: list[EpisodeEvent]) -> None:
        episodes = self.found.episodes
        for event in events:
            match event:
                case Began(t_us, zones, score):
                    episodes.append(Episode(t_us, t_us, zones, score))
                case Ended(t_us, zones, peak):
                    episodes[-1] = Episode(episodes[-1].start_us, t_us, zones, peak)
                case _:
                    pass


def replay(frames: Iterable[tuple[Picture, int]], settings: MotionSettings, cpu: Callable[[], float]) -> Replay:
    """Run detector and episodes over `frames` of (luma, media time in µs), as a camera's worker does."""
    replayer = Replayer(settings, cpu=cpu)
    for luma, t_us in frames:
        replayer.look(luma, t_us)
    replayer.finish()
    return replayer.found
