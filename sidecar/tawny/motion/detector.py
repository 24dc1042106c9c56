"""Frames in, decisions out: what moves in a camera's picture, and where. See docs/design/motion.md."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from tawny.motion.background import LEARN_EVERY_S
from tawny.motion.belief import convincing
from tawny.motion.evidence import FAINT_SHARE, SAME_VIEW_EXPLAINED, Evidence
from tawny.motion.pace import Pace
from tawny.motion.pictures import Picture, grey
from tawny.motion.settings import NEVER, MotionSettings
from tawny.motion.tracks import Blob, Track, Tracker
from tawny.motion.zones import ZoneMask, watched

WORK_PIXELS = 320 * 180
"""Pixels of the picture that is analysed, about: 320 wide at 16:9."""

BLIND_LIMIT_S = 2.0
"""A picture that goes on changing as a whole for longer counts as motion."""

CHANGES_APART_S = 1.0
"""Changes of the whole picture that are no further apart are one that goes on."""

LONGEST_STEP_S = 1.0
"""A gap in the input counts as no more time than this."""

SMALLEST = 16
"""Pictures of fewer pixels in width or height are no pictures."""

GAP_S = 5.0
"""Over a longer gap nothing is followed."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one frame showed.

    `score` is the share of the picture's area that moves, 0 to 1. `zones` are the zones with motion now (none when no
    zones are set), `boxes` the moving things as fractions (x0, y0, x1, y1). `active` says that motion is confirmed and
    going on; `onset_us` is then the time of the first frame that showed it. `global_change` says that the picture as a
    whole is another one (lights, infrared) and is being learned; motion that was going on then is taken to go on, and
    `carried_us` says when it was last really seen.
    """

    t_us: int
    score: float = 0.0
    zones: tuple[str, ...] = ()
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    active: bool = False
    global_change: bool = False
    onset_us: int | None = None
    carried_us: int | None = None

    @property
    def carried_from(self) -> int:
        """When the motion was last really seen."""
        return self.t_us if self.carried_us is None else self.carried_us


class MotionDetector:
    """Finds motion in the luma planes of one camera.

    Not thread-safe. Holds about 6 MB. Same frames in, same answers out.
    """

    def __init__(self, settings: MotionSettings, *, learn_every_s: float = LEARN_EVERY_S) -> None:
        """`learn_every_s`: how often the background learns from pictures in which nothing is asked of it."""
        cv2.setNumThreads(1)
        self.settings = settings
        self._learn_every_s = learn_every_s
        self._shape: tuple[int, int] | None = None
        self._pace = Pace(settings.fps)
        self._recoded = False
        self._last = Analysis(0)

    def due(self, t_us: int) -> bool:
        """Whether to analyse the frame at media time `t_us`: `fps` times a second, every one while something stirs."""
        return self._pace.due(t_us)

    def stirs(self, luma: Picture, t_us: int) -> bool:
        """Whether a frame that is not due should be analysed after all: a glance at 1500 pixels, some 10 µs.

        Finds only what is large and clear. The rest waits for the next frame that is due.
        """
        if luma.shape != self._shape:
            return True
        return not self._pace.resting(t_us) and self._pace.wakes(self._evidence.glance(luma, self._factor))

    def change_pace(self, fps: float) -> None:
        """Analyse `fps` frames a second from now on while nothing stirs, whatever the settings say."""
        self._pace.change(fps)

    def coding_changes(self) -> None:
        """The next pictures, of the same size, are from another stream of the camera: coded and sharpened otherwise.

        What that changes is learned for half a second, in which nothing new is found; what was followed goes on. When
        the stream doesn't show quite the same part of the place, the background is learned anew.
        """
        self._recoded = True

    def analyse(self, luma: Picture, t_us: int) -> Analysis:
        """Analyse the luma plane `luma` (height, width) of the frame at media time `t_us`.

        A new size starts anew. A gap in time, or time that goes back, drops what was followed but not the background.
        """
        if min(luma.shape) < SMALLEST:
            self._shape = None
            return Analysis(t_us)
        if luma.shape == self._shape and t_us == self._last.t_us:
            return self._last
        if luma.shape != self._shape:
            self._set_up(luma.shape[1], luma.shape[0])
            analysis = self._begin_anew(self._shrink(luma), t_us)
        else:
            step_us = t_us - self._last.t_us
            if step_us <= 0 or step_us > GAP_S * 1e6:
                self._tracker.clear()
            dt_s = min(step_us / 1e6, LONGEST_STEP_S) if step_us > 0 else 1 / self.settings.fps
            analysis = self._analyse(self._shrink(luma), t_us, dt_s)
        stirring = self._evidence.settling or any(not track.confirmed for track in self._tracker.tracks)
        self._pace.looked(t_us, active=analysis.active, stirring=stirring)
        self._last = analysis
        return analysis

    def _set_up(self, width: int, height: int) -> None:
        self._shape = (height, width)
        self._factor = max(1, round((height * width / WORK_PIXELS) ** 0.5))
        self._size = (width // self._factor, height // self._factor)
        self._grid = (self._size[0] // 2, self._size[1] // 2)
        self._watched = watched(self.settings, self._size, self._grid)
        self._evidence = Evidence(self._watched, self._size, self._grid, self._learn_every_s)
        self._tracker = Tracker(self._grid)
        self._now_s = 0.0
        self._change_s = self._changing_since_s = -1e9
        self._changing_since_us = 0
        self._moved_s = np.full((self._grid[1], self._grid[0]), -1e9, np.float32)

    def _shrink(self, luma: Picture) -> Picture:
        """The picture at working size. Whole factors only: they cost a thirtieth of others."""
        width, height = self._size
        if self._factor == 1:
            return grey(cv2.blur(luma, (3, 3)))
        cropped = luma[: height * self._factor, : width * self._factor]
        return grey(cv2.resize(cropped, self._size, interpolation=cv2.INTER_AREA))

    def _begin_anew(self, picture: Picture, t_us: int) -> Analysis:
        self._evidence.restart(picture, self._now_s)
        self._tracker.clear()
        return self._carried(t_us)

    def _analyse(self, picture: Picture, t_us: int, dt_s: float) -> Analysis:
        self._now_s += dt_s
        if self._recoded:
            self._recoded = False
            if not self._evidence.explained(picture, SAME_VIEW_EXPLAINED):
                return self._begin_anew(picture, t_us)
            self._evidence.learn_coding()
        if not self._evidence.explained(picture):
            return self._changed_as_a_whole(picture, t_us, dt_s)
        self._tracker.update(self._evidence.blobs(picture, dt_s), t_us, dt_s)
        self._judge(t_us)
        self._evidence.remember(self._now_s, self._moved_s)
        analysis = self._report(t_us)
        return analysis if analysis.active or not self._evidence.new else self._carried(t_us)

    def _changed_as_a_whole(self, picture: Picture, t_us: int, dt_s: float) -> Analysis:
        """Learn the new picture. When it goes on changing, that itself is motion: nobody knows what hides in it."""
        if self._now_s - self._change_s > CHANGES_APART_S:
            self._changing_since_s, self._changing_since_us = self._now_s, t_us
        self._change_s = self._now_s
        if self._evidence.settling:
            self._evidence.settle(picture, dt_s)
        else:
            self._evidence.restart(picture, self._now_s)
        self._tracker.clear()
        if self._now_s - self._changing_since_s <= BLIND_LIMIT_S:
            return self._carried(t_us, global_change=True)
        zones = tuple(area.id for area in self._watched.areas if area.id)
        onset_us = min(self._changing_since_us, t_us)
        return Analysis(t_us, 1.0, zones, ((0.0, 0.0, 1.0, 1.0),), True, True, onset_us)

    def _carried(self, t_us: int, *, global_change: bool = False) -> Analysis:
        """What moved before the picture changed goes on, at most for `BLIND_LIMIT_S`, while the new one is a guess."""
        last = self._last
        if not last.active or not 0 <= t_us - last.carried_from <= BLIND_LIMIT_S * 1e6:
            return Analysis(t_us, global_change=global_change)
        return replace(last, t_us=t_us, global_change=global_change, carried_us=last.carried_from)

    def _judge(self, t_us: int) -> None:
        for track in self._tracker.tracks:
            if not track.seen:
                continue
            areas = [area for area in self._watched.areas if self._enters(track, area)]
            for area in areas:
                track.entered_us.setdefault(area.id, t_us)
            travel = min((area.thresholds.travel for area in areas), default=NEVER.travel) * self._tracker.diagonal
            if not track.confirmed and convincing(self._tracker, track, travel, doubt=self._evidence.doubt):
                track.confirmed = True
                track.moved_us = t_us
                for blob in track.trail:
                    self._mark(blob)
            if track.confirmed:
                self._mark(track.blob)

    def _mark(self, blob: Blob) -> None:
        x0, y0, x1, y1 = blob.box
        self._moved_s[max(0, y0 - 2) : y1 + 2, max(0, x0 - 2) : x1 + 2] = self._now_s

    def _report(self, t_us: int) -> Analysis:
        moving = [track for track in self._tracker.tracks if track.confirmed and track.seen]
        zones: list[str] = []
        counted: dict[int, Track] = {}
        for area in self._watched.areas:
            inside = [track for track in moving if self._enters(track, area)]
            counted.update((id(track), track) for track in inside)
            if inside and area.id:
                zones.append(area.id)
        tracks = list(counted.values())
        cells = self._grid[0] * self._grid[1]
        return Analysis(
            t_us,
            score=min(1.0, sum(track.blob.area for track in tracks) / cells),
            zones=tuple(zones),
            boxes=tuple(self._fractions(track.blob) for track in tracks),
            active=bool(tracks),
            onset_us=min((track.onset_in_us for track in tracks), default=None),
        )

    def _enters(self, track: Track, area: ZoneMask) -> bool:
        """Whether the thing is in `area`: to enter takes the area's smallest size, to stay a share of it."""
        share = FAINT_SHARE if area.id in track.entered_us else 1.0
        return area.covered(track.blob.box, track.blob.area) >= max(1.0, share * area.least)

    def _fractions(self, blob: Blob) -> tuple[float, float, float, float]:
        x0, y0, x1, y1 = blob.box
        width, height = self._grid
        return (x0 / width, y0 / height, x1 / width, y1 / height)
