"""Reading HLS media playlists of recorded footage, and the rules that every one has to keep."""

from __future__ import annotations

import re
from dataclasses import dataclass

from support.playlist_validator import read_media
from tawny.core.clock import from_iso


@dataclass(frozen=True)
class Entry:
    """A segment: `discontinuity` numbers the stretch it is in, `wall_us` is when it begins, said or counted on."""

    uri: str
    duration_s: float
    map: str
    discontinuity: int
    wall_us: int


@dataclass(frozen=True)
class MediaPlaylist:
    tags: dict[str, str]
    entries: list[Entry]
    ended: bool

    @property
    def duration_s(self) -> float:
        return sum(entry.duration_s for entry in self.entries)

    @property
    def stretches(self) -> list[list[Entry]]:
        numbers = sorted({entry.discontinuity for entry in self.entries})
        return [[entry for entry in self.entries if entry.discontinuity == number] for number in numbers]


def read_playlist(text: str) -> MediaPlaylist:
    """The playlist in `text`; fails where it breaks RFC 8216."""
    read_media(text)
    lines = text.split("\n")
    assert lines[0] == "#EXTM3U"
    assert lines[-1] == ""
    tags: dict[str, str] = {}
    entries: list[Entry] = []
    uri_map, discontinuity, wall_us, duration = "", 0, 0, -1.0
    for line in lines[1:-1]:
        name, _, value = line.partition(":")
        if name == "#EXTINF":
            duration = float(value.rstrip(","))
        elif name == "#EXT-X-MAP":
            uri_map = re.fullmatch(r'URI="([^"]+)"', value)[1]
        elif name == "#EXT-X-DISCONTINUITY":
            assert entries
            discontinuity += 1
        elif name == "#EXT-X-PROGRAM-DATE-TIME":
            wall_us = from_iso(value)
        elif not line.startswith("#"):
            assert duration >= 0
            assert uri_map
            entries.append(Entry(line, duration, uri_map, discontinuity, wall_us))
            wall_us += round(duration * 1e6)
            duration = -1.0
        else:
            assert name not in tags, name
            tags[name] = value
    assert all(round(entry.duration_s) <= int(tags["#EXT-X-TARGETDURATION"]) for entry in entries)
    return MediaPlaylist(tags, entries, "#EXT-X-ENDLIST" in tags)
