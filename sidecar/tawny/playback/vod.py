"""Recorded footage as HLS: the playlist of any time range, made from the event log alone. Source: RFC 8216.

Segments are pieces of archive files, moved to the time that they have in the playlist (`tawny.playback.pieces`).
Footage of one run is therefore one timeline without a discontinuity, however many files it lies in, and its init
segment is named once. There is a discontinuity where the run, the stream or time itself breaks; timestamps go on behind
it by the wall clock, so that they never go back (not every player listens to discontinuities), and no moment is shown
twice: where one track takes over from another, what overlaps is trimmed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tawny.core.clock import SECOND_US, iso
from tawny.core.errors import NotFoundError
from tawny.core.messages import SegmentOpened
from tawny.core.streams import MAIN, SUB
from tawny.eventlog import EventLog
from tawny.media.aac import described
from tawny.media.init_info import audio_parameters
from tawny.media.packets import VIDEO_TIMESCALE, AudioParameters
from tawny.media.silence import silence_name
from tawny.playback.away import Away, head_place
from tawny.playback.footage import STREAMS, Cut, best_cuts, chunks, load_reels
from tawny.playback.pieces import Span, address_of, head_of

TARGET_US = 3_500_000
"""A segment ends at the first keyframe after this long: about 4 s with the GOPs of most cameras."""

GROWING_TARGET_S = 10
"""The target duration of a playlist that grows must not change: GOPs of up to 10 s fit into this."""

JOINED_US = 100_000
"""Files of a run that are at most this far apart follow on: what the wall clock crept in a minute, and rounding."""

LEAST_HOLE_US = SECOND_US
"""A hole in the best stream that is shorter is not worth a change of picture."""

SETTLE_US = 60 * SECOND_US
"""For this long, an event may still turn what was recorded in the idle track into what has the main stream."""


@dataclass(frozen=True, slots=True)
class VodPlaylist:
    """A media playlist. `grows`: it will be longer when it is asked for again; `segments` is how many it lists."""

    text: str
    grows: bool
    segments: int


BEGIN_TICKS = VIDEO_TIMESCALE
"""When the first file begins: sound may come a little before the picture, and not before zero."""


@dataclass(slots=True)
class _Writer:
    """Collects the lines, and what was said last.

    `sound`: all of it has to have sound, and silence like this where it has none. `rendition`: all of it is to be made
    as small as this one, and has no sound; else it is empty. `begin_us` is the wall time at
    BEGIN_TICKS, `end_ticks` the time at which what is listed so far ends. `goes_on`: something else is played before.
    """

    base: str
    query: Callable[[str], str]
    lines: list[str]
    segments: int = 0
    longest_us: int = 0
    last: Cut | None = None
    sound: AudioParameters | None = None
    rendition: str = ""
    begin_us: int = 0
    end_ticks: int = 0
    goes_on: bool = False
    maps: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, cut: Cut) -> None:
        """List a cut."""
        reel = cut.reel
        address = f"{self.base}{address_of(reel.path)}"
        query = self.query(address)
        ticks = -1
        for first, end in chunks(cut, TARGET_US):
            first_us = reel.start_us + reel.starts[first]
            last_us = reel.start_us + reel.starts[end] if end < cut.end else cut.last_us
            start_us, end_us = max(cut.start_us, first_us), min(cut.end_us, last_us)
            if ticks < 0:
                ticks = self._begin(cut, address)
                self.lines.append(f"#EXT-X-PROGRAM-DATE-TIME:{iso(start_us)}")
            last = end - 1
            offset = reel.offsets[first]
            span = Span(
                offset,
                reel.offsets[last] + reel.sizes[last] - offset,
                ticks,
                begin=ticks + _ticks(start_us - reel.start_us) if start_us > first_us else 0,
                end=ticks + _ticks(end_us - reel.start_us) if end_us < last_us else 0,
                sets=not self.rendition and (self.goes_on or len(self.maps) > 1),
                silence=None if reel.sound else self.sound,
                rendition=self.rendition,
            )
            duration_us = end_us - start_us
            self.lines.append(f"#EXTINF:{duration_us / SECOND_US:.5f},\n{address}/{span.name}.m4s{query}")
            self.segments += 1
            self.longest_us = max(self.longest_us, duration_us)
            self.end_ticks = ticks + _ticks(end_us - reel.start_us)
        if ticks >= 0:
            self.last = cut

    def _begin(self, cut: Cut, address: str) -> int:
        """Say what has to be said before a cut; when its file begins."""
        skipped = _ticks(cut.start_us - cut.reel.start_us)
        if not self.maps:
            self.begin_us = min(self.begin_us, cut.reel.start_us) if self.goes_on else cut.reel.start_us
            ticks = BEGIN_TICKS + _ticks(cut.reel.start_us - self.begin_us)
        elif self.last is not None and _follows(self.last, cut):
            return self.end_ticks - skipped
        else:
            self.lines.append("#EXT-X-DISCONTINUITY")
            ticks = max(BEGIN_TICKS + _ticks(cut.reel.start_us - self.begin_us), self.end_ticks - skipped)
        name = "init"
        if self.rendition:
            name = f"init-{self.rendition}"
        elif self.sound and not cut.reel.sound:
            name = f"init-s{silence_name(self.sound)}"
        uri = self.maps.setdefault((cut.reel.stream, cut.reel.run_id), f"{address}/{name}.mp4{self.query(address)}")
        self.lines.append(f'#EXT-X-MAP:URI="{uri}"')
        return ticks


def _ticks(us: int) -> int:
    return (us * VIDEO_TIMESCALE + SECOND_US // 2) // SECOND_US


def build_playlist(
    log: EventLog,
    root: Path,
    growing: Sequence[SegmentOpened],
    *,
    camera: str,
    start_us: int,
    end_us: int,
    now_us: int,
    stream: str = "main",
    base: str = "",
    query: Callable[[str], str] = lambda _directory: "",
    away: Away | None = None,
    origin_us: int | None = None,
    rendition: str = "",
) -> VodPlaylist:
    """The playlist of [start_us, end_us): `stream` where it is recorded, else the best other one. Blocks.

    With the name of a `rendition` of the ladder, all of it is made that small when it is asked for, without sound.

    `growing` are the camera's segments that are being written, `away` has footage that is not on the disk any more;
    `base` is put before every address, and
    behind it what `query` answers to its directory. With `origin_us` it goes on behind another playlist, whose footage
    begins there.
    Raises NotFoundError when nothing of the range can be played (yet).
    """
    settled_us = now_us - SETTLE_US
    reels = load_reels(
        log, root, growing, camera=camera, start_us=start_us, end_us=end_us, with_copies=away is not None
    )
    # What is made small is made of what is small already, where that was recorded.
    order = (SUB, stream, *STREAMS) if rendition and stream == MAIN and SUB in reels else (stream, *STREAMS)
    cuts = best_cuts(reels, order, start_us=start_us, end_us=end_us, least_us=LEAST_HOLE_US, settled_us=settled_us)
    sound = None if rendition else _sound(cuts, root, away) or _expected_sound(log, camera)
    writer = _Writer(base, query, [], sound=sound, rendition=rendition)
    if origin_us is not None:
        writer.goes_on, writer.begin_us = True, origin_us
    for cut in cuts:
        writer.add(cut)
    if not writer.segments:
        raise NotFoundError(
            f"nothing of {camera} is recorded from {iso(start_us)} to {iso(end_us)}",
            "choose another range; it may have expired, or the camera was offline",
        )
    grows = end_us > settled_us or any(cut.grows for cut in cuts)
    skip_us = max(0, start_us - cuts[0].start_us)
    text = "\n".join([*_head(writer, skip_us, grows=grows), *writer.lines, *([] if grows else ["#EXT-X-ENDLIST"]), ""])
    return VodPlaylist(text, grows, writer.segments)


def _sound(cuts: Sequence[Cut], root: Path, away: Away | None) -> AudioParameters | None:
    """The sound of the first footage that has some."""
    for cut in cuts:
        if cut.reel.sound:
            with suppress(OSError, ValueError, NotFoundError):
                return audio_parameters(head_of(head_place(root, cut, away)).init)
    return None


def _expected_sound(log: EventLog, camera: str) -> AudioParameters | None:
    """The sound that a playlist which has none yet may get when it grows."""
    known = (one for one in log.cameras(removed=True) if one.id == camera)
    return next((sound for one in known for stream in one.streams if (sound := described(stream.audio))), None)


def _head(writer: _Writer, skip_us: int, *, grows: bool) -> Iterator[str]:
    yield "#EXTM3U"
    yield "#EXT-X-VERSION:7"
    target = max(1, (writer.longest_us + SECOND_US // 2) // SECOND_US)
    yield f"#EXT-X-TARGETDURATION:{max(target, GROWING_TARGET_S) if grows else target}"
    yield f"#EXT-X-PLAYLIST-TYPE:{'EVENT' if grows else 'VOD'}"
    yield "#EXT-X-MEDIA-SEQUENCE:0"
    yield "#EXT-X-INDEPENDENT-SEGMENTS"
    if grows or skip_us:
        # Without it, players begin a playlist that grows at its end.
        yield f"#EXT-X-START:TIME-OFFSET={skip_us / SECOND_US:.3f},PRECISE=YES"


def _follows(before: Cut, after: Cut) -> bool:
    """Whether `after` goes on in the timeline of `before`, without a step."""
    same = before.reel.run_id == after.reel.run_id and before.reel.stream == after.reel.stream
    return same and abs(after.start_us - before.end_us) <= JOINED_US
