"""HLS playlists as text. Source: RFC 8216. Pure: values in, text out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tawny.core.clock import SECOND_US, iso
from tawny.live.numbering import Numbered

_VERSION = 7
"""fMP4 segments with EXT-X-MAP."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A line of the master playlist. `peak` and `mean` in bits per second."""

    uri: str
    name: str
    codecs: str
    width: int
    height: int
    peak: int
    mean: int


def master_playlist(variants: Iterable[Variant]) -> str:
    """The master playlist, best variant first."""
    lines = ["#EXTM3U", f"#EXT-X-VERSION:{_VERSION}", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for variant in variants:
        attributes = (
            f"BANDWIDTH={variant.peak}",
            f"AVERAGE-BANDWIDTH={variant.mean}",
            f'CODECS="{variant.codecs}"',
            f"RESOLUTION={variant.width}x{variant.height}",
            f'NAME="{variant.name}"',
        )
        lines += [f"#EXT-X-STREAM-INF:{','.join(attributes)}", variant.uri]
    return "\n".join(lines) + "\n"


def media_playlist(numbered: Sequence[Numbered], target_s: int, query: str = "") -> str:
    """The live playlist of `numbered`, which must not be empty; `query` is put behind every address."""
    first = numbered[0]
    lines = [
        "#EXTM3U",
        f"#EXT-X-VERSION:{_VERSION}",
        f"#EXT-X-TARGETDURATION:{target_s}",
        f"#EXT-X-MEDIA-SEQUENCE:{first.sequence}",
        f"#EXT-X-DISCONTINUITY-SEQUENCE:{first.discontinuity}",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        *_map(first, query),
        *_segment(first, query),
    ]
    for before, after in pairwise(numbered):
        broken = after.discontinuity != before.discontinuity
        if broken:
            lines.append("#EXT-X-DISCONTINUITY")
        if broken or after.chunk.init != before.chunk.init:
            lines += _map(after, query)
        lines += _segment(after, query)
    return "\n".join(lines) + "\n"


def _map(numbered: Numbered, query: str) -> list[str]:
    return [f'#EXT-X-MAP:URI="init-{numbered.chunk.init}.mp4{query}"']


def _segment(numbered: Numbered, query: str) -> list[str]:
    chunk = numbered.chunk
    return [
        f"#EXT-X-PROGRAM-DATE-TIME:{iso(chunk.wall_us)}",
        f"#EXTINF:{chunk.duration_us / SECOND_US:.5f},",
        f"{chunk.number}.m4s{query}",
    ]
