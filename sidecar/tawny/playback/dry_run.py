"""The motion detector once more over what was recorded of a camera, as if it had watched with other settings.

It is the detector that watches the cameras. Around events it sees the main track, between them the few small pictures
a second of the idle track; both are brought to one size, and where one follows the other the detector is told so.
Takes a core: for a process of its own.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from tawny.core.clock import SECOND_US
from tawny.core.messages import DryRunDone, FoundMotion
from tawny.core.streams import IDLE
from tawny.media.decode import luma
from tawny.motion.replay import Replayer
from tawny.motion.settings import MotionSettings
from tawny.playback.strip_pictures import StripPicture, picture_size, pictures
from tawny.playback.strips import Strip

GAP_US = 5 * SECOND_US
"""Over a gap in the footage that is longer than this, and than the quiet time, nothing goes on: a camera's worker, too,
ends an event when pictures stay away, and the place may look different afterwards."""

LEARN_EVERY_S = 4.0
"""How often the background learns from quiet pictures, a tenth as often as in a worker: it is most of what they cost,
and a background takes minutes to change."""

IDLE_FPS = 1.0
"""So many pictures a second of the idle track are analysed while nothing stirs; the others get a glance. As many of the
tests' scenes are judged right as with all of them."""

TELL_EVERY_S = 0.5
SECOND_COSTS_BYTES = 10_000
"""A second of footage takes as long as so many bytes more of it: what does not depend on how much changes in it."""

_LOGGER = logging.getLogger(__name__)


def dry_run(root: Path, strips: Sequence[Strip], settings: MotionSettings, tell: Callable[[float], None]) -> DryRunDone:
    """What `settings` find in `strips` of one camera, which lie below `root` and are sorted by time.

    `tell` hears every now and then how far it is, 0 to 1; what it raises ends the run. Files that are gone or damaged
    are left out, and counted.
    """
    run = _Run(root, strips, settings, tell)
    for strip in strips:
        run.look_at(strip)
    return run.finish()


class _Run:
    """The state from strip to strip."""

    def __init__(
        self, root: Path, strips: Sequence[Strip], settings: MotionSettings, tell: Callable[[float], None]
    ) -> None:
        self._root = root
        self._tell = tell
        self._gap_us = max(GAP_US, round(settings.quiet_s * SECOND_US))
        self._replayer = Replayer(settings, size=_smallest(root, strips), learn_every_s=LEARN_EVERY_S)
        self._fps = settings.fps
        self._total = sum(map(_cost, strips)) or 1
        self._done = 0
        self._told_at = time.monotonic()
        self._last: Strip | None = None
        self._until_us = 0
        self._broken = False
        self._lost: list[tuple[int, int]] = []

    def look_at(self, strip: Strip) -> None:
        """Take the pictures of the next strip."""
        until_us = strip.begin_us
        for picture in self._readable(strip):
            if until_us == strip.begin_us:
                self._prepare(strip)
            self._replayer.look(luma(picture.frame), picture.at_us)
            until_us = max(picture.at_us, strip.begin_us + 1)
            self._say(self._done + _cost(strip) * picture.read // strip.size)
        self._done += _cost(strip)
        self._account(strip, until_us)

    def finish(self) -> DryRunDone:
        """All strips were looked at."""
        self._replayer.finish()
        return DryRunDone(
            found=tuple(
                FoundMotion(episode.start_us, episode.end_us, episode.zones, episode.peak)
                for episode in self._replayer.found.episodes
            ),
            lost=tuple(self._lost),
        )

    def _readable(self, strip: Strip) -> Iterator[StripPicture]:
        """The pictures of a strip, as far as they can be read."""
        self._broken = False
        try:
            yield from pictures(self._root, strip)
        except (OSError, ValueError) as error:
            _LOGGER.warning("%s is left out of a dry run: %s", Path(strip.path).name, error)
            self._broken = True

    def _account(self, strip: Strip, until_us: int) -> None:
        """The last picture of the strip was of `until_us`; there was none if that is where it begins."""
        if until_us > strip.begin_us and not self._broken:
            until_us = strip.end_us
        if until_us < strip.end_us:
            self._lost.append((until_us, strip.end_us))
        if until_us > strip.begin_us:
            self._last, self._until_us = strip, until_us

    def _prepare(self, strip: Strip) -> None:
        """Tell the detector what is different from the strip before."""
        if self._last is None or strip.stream != self._last.stream:
            self._replayer.change_pace(min(self._fps, IDLE_FPS) if strip.stream == IDLE else self._fps)
        if self._last is None:
            return
        if strip.begin_us - self._until_us > self._gap_us:
            self._replayer.interrupt()
        elif strip.stream != self._last.stream:
            self._replayer.coding_changes()

    def _say(self, done: int) -> None:
        if time.monotonic() - self._told_at >= TELL_EVERY_S:
            self._told_at = time.monotonic()
            self._tell(min(1.0, done / self._total))


def _cost(strip: Strip) -> int:
    """About how long it takes to look at, in bytes."""
    return strip.size + strip.span_us * SECOND_COSTS_BYTES // SECOND_US


def _smallest(root: Path, strips: Iterable[Strip]) -> tuple[int, int] | None:
    """The size of the pictures of the stream that has the smallest ones; None when nothing can be read."""
    sizes: dict[str, tuple[int, int]] = {}
    for strip in strips:
        if strip.stream not in sizes:
            try:
                sizes[strip.stream] = picture_size(root, strip)
            except (OSError, ValueError):
                continue
    return min(sizes.values(), key=lambda size: size[0] * size[1], default=None)
