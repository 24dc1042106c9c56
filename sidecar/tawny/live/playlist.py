"""HLS playlists as text. Source: RFC 8216bis (draft-pantos-hls-rfc8216bis), low latency: its appendix B.1.

Pure: values in, text out.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tawny.core.clock import SECOND_US, iso
from tawny.live.segments import Segment

_VERSION = 9
"""What EXT-X-SKIP needs; parts and EXT-X-MAP need less."""

HOLD_BACK_TARGETS = 3
PARTS_FOR_TARGETS = 3
"""Parts are listed of what is at most so many target durations old."""

SKIP_TARGETS = 6
"""What is older than so many target durations may be skipped."""

PART_HOLD_BACK_PARTS = 3
"""A player stays so many parts behind the newest; the least that should be."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A line of the master playlist. `peak` and `mean` in bits per second; `frame_rate` 0 when it is not known."""

    uri: str
    name: str
    codecs: str
    width: int
    height: int
    peak: int
    mean: int
    frame_rate: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """How far another rendition is: its last segment and the last part of that."""

    uri: str
    sequence: int
    part: int


@dataclass(frozen=True, slots=True)
class Playlist:
    """What a media playlist says. `segments` must not be empty; the last one may grow. `next_part` is not there yet.

    `suffix` is the end of every name.
    """

    segments: tuple[Segment, ...]
    target_s: int
    part_us: int
    next_part: int
    reports: tuple[Report, ...] = ()
    suffix: str = ""

    @property
    def end_us(self) -> int:
        """Wall time at which it ends."""
        return self.segments[-1].end_us


class PlaylistText:
    """A playlist as it is sent to many: packed at most once."""

    def __init__(self, text: str) -> None:
        self.plain = text.encode()

    @cached_property
    def packed(self) -> bytes:
        """With gzip."""
        return gzip.compress(self.plain, 4, mtime=0)


def part_hold_back_s(part_us: int) -> float:
    """How far behind the newest part a player stays: so many parts as long as they are said to be, after rounding."""
    return PART_HOLD_BACK_PARTS * float(_seconds(part_us))


def master_playlist(variants: Iterable[Variant]) -> str:
    """The master playlist, best variant first."""
    lines = ["#EXTM3U", f"#EXT-X-VERSION:{_VERSION}", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for variant in variants:
        attributes = [
            f"BANDWIDTH={variant.peak}",
            f"AVERAGE-BANDWIDTH={variant.mean}",
            f'CODECS="{variant.codecs}"',
            f"RESOLUTION={variant.width}x{variant.height}",
        ]
        if variant.frame_rate:
            attributes.append(f"FRAME-RATE={variant.frame_rate:.3f}")
        attributes.append(f'NAME="{variant.name}"')
        lines += [f"#EXT-X-STREAM-INF:{','.join(attributes)}", variant.uri]
    return "\n".join(lines) + "\n"


def media_playlist(playlist: Playlist, query: str = "", *, skip: bool = False) -> str:
    """The live playlist; `query` is put behind every address. `skip` leaves out what the player knows already."""
    return "\n".join([*_head(playlist), *_body(playlist, query, skip=skip), *_tail(playlist, query)]) + "\n"


def _head(playlist: Playlist) -> list[str]:
    hold_back = part_hold_back_s(playlist.part_us)
    control = (
        "CAN-BLOCK-RELOAD=YES",
        f"CAN-SKIP-UNTIL={SKIP_TARGETS * playlist.target_s:.1f}",
        f"HOLD-BACK={HOLD_BACK_TARGETS * playlist.target_s:.1f}",
        f"PART-HOLD-BACK={hold_back:.5f}",
    )
    first = playlist.segments[0]
    lines = [
        "#EXTM3U",
        f"#EXT-X-VERSION:{_VERSION}",
        f"#EXT-X-TARGETDURATION:{playlist.target_s}",
        f"#EXT-X-SERVER-CONTROL:{','.join(control)}",
        f"#EXT-X-PART-INF:PART-TARGET={_seconds(playlist.part_us)}",
        f"#EXT-X-MEDIA-SEQUENCE:{first.sequence}",
        f"#EXT-X-DISCONTINUITY-SEQUENCE:{first.discontinuity}",
    ]
    if all(segment.first.keyframe for segment in playlist.segments):
        lines.append("#EXT-X-INDEPENDENT-SEGMENTS")
    return lines


def _body(playlist: Playlist, query: str, *, skip: bool) -> Iterator[str]:
    skipped = _skippable(playlist) if skip else 0
    if skipped:
        yield f"#EXT-X-SKIP:SKIPPED-SEGMENTS={skipped}"
    parts_since_us = playlist.end_us - PARTS_FOR_TARGETS * playlist.target_s * SECOND_US
    before = playlist.segments[skipped - 1] if skipped else None
    for segment in playlist.segments[skipped:]:
        broken = before is not None and segment.discontinuity != before.discontinuity
        if broken:
            yield "#EXT-X-DISCONTINUITY"
        if before is None or broken or segment.first.init != before.first.init:
            yield f'#EXT-X-MAP:URI="init-{segment.first.init}{playlist.suffix}.mp4{query}"'
        yield from _segment(segment, playlist.suffix, query, with_parts=segment.end_us > parts_since_us)
        before = segment


def _segment(segment: Segment, suffix: str, query: str, *, with_parts: bool) -> Iterator[str]:
    yield f"#EXT-X-PROGRAM-DATE-TIME:{iso(segment.first.wall_us)}"
    if with_parts or not segment.complete:
        for part in segment.parts:
            independent = ",INDEPENDENT=YES" if part.keyframe else ""
            uri = f"part-{part.sequence}{suffix}.m4s{query}"
            yield f'#EXT-X-PART:DURATION={_seconds(part.duration_us)},URI="{uri}"{independent}'
    if segment.complete:
        yield f"#EXTINF:{_seconds(segment.duration_us)},"
        yield f"{segment.number}{suffix}.m4s{query}"


def _tail(playlist: Playlist, query: str) -> Iterator[str]:
    yield f'#EXT-X-PRELOAD-HINT:TYPE=PART,URI="part-{playlist.next_part}{playlist.suffix}.m4s{query}"'
    for report in playlist.reports:
        uri = f"{report.uri}{query}"
        yield f'#EXT-X-RENDITION-REPORT:URI="{uri}",LAST-MSN={report.sequence},LAST-PART={report.part}'


def _skippable(playlist: Playlist) -> int:
    """How many of the oldest segments lie behind the boundary."""
    until_us = playlist.end_us - SKIP_TARGETS * playlist.target_s * SECOND_US
    return sum(segment.complete and segment.end_us < until_us for segment in playlist.segments)


def _seconds(microseconds: int) -> str:
    return f"{microseconds / SECOND_US:.5f}"
