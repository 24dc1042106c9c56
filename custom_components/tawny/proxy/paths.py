"""What may be asked for at the addresses of `urls.py`, and where the sidecar has it.

Whatever is not matched here, letter by letter, is not passed on: nobody reaches another route of a sidecar through
Home Assistant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ..api.client import PREFIX
from ..urls import parse_span

PLAYLIST: Final = "application/vnd.apple.mpegurl"
VIDEO: Final = "video/mp4"
PICTURE: Final = "image/jpeg"

ULID: Final = r"[0-9A-HJKMNP-TV-Z]{26}"
CAMERA: Final = r"[a-z0-9][a-z0-9_]{0,62}"
ENTRY: Final = r"[0-9A-Za-z]{1,64}"
_NUMBER = r"[0-9]{1,20}"
_SILENCE = r"s[0-9]{1,6}x[0-9]{1,2}"
"""Where tracks take turns, one without sound gets silence like that of the others: `s48000x1`."""

RENDITION: Final = r"main|sub|remote|low"
_SMALL = r"remote|low"
"""The renditions that recordings are made as small as, for who is far away."""
_PIECE = (
    rf"[a-z0-9_]{{1,63}}/{_NUMBER}/(?:init(?:-(?:{_SILENCE}|{_SMALL}))?\.mp4"
    rf"|(?:(?:{_SMALL})-)?{_NUMBER}-{_NUMBER}-{_NUMBER}(?:-{_NUMBER}-{_NUMBER})?p?(?:{_SILENCE})?\.m4s)"
)
_IS_PIECE = re.compile(_PIECE, re.ASCII)
_EVENT = re.compile(
    rf"(?P<scope>events/{ULID})/(?P<file>clip\.mp4|clip\.m3u8|(?:start|snapshot|thumbnail)\.jpg|{_PIECE})", re.ASCII
)
_RANGE = re.compile(
    rf"(?P<scope>cameras/(?P<camera>{CAMERA})/(?P<span>[0-9]{{1,15}}-[0-9]{{1,15}}))"
    rf"/(?P<file>video\.mp4|index\.m3u8|{_PIECE})",
    re.ASCII,
)
_EXPORT = re.compile(rf"(?P<scope>exports/{ULID})/(?P<file>file\.mp4)", re.ASCII)

_TYPES = {".m3u8": PLAYLIST, ".mp4": VIDEO, ".m4s": VIDEO, ".jpg": PICTURE}
_STREAMS = ("main", "sub", "idle")
_RENDITIONS = ("remote", "low")


@dataclass(frozen=True, slots=True)
class Media:
    """Something to look at.

    `scope` is the event, range or export that it belongs to, as in the address; `file` what follows. `path` is where
    the sidecar has it, `query` what it has to be told. `camera` is whose it is, as far as the address says.
    """

    scope: str
    file: str
    path: str
    query: Mapping[str, str]
    camera: str | None = None

    @property
    def content_type(self) -> str:
        """Its type; a sidecar's word is not taken for it, so that no answer can be a page with scripts."""
        return _TYPES[self.file[self.file.rindex(".") :]]

    @property
    def is_playlist(self) -> bool:
        """Whether it lists pieces, whose addresses have to become ours."""
        return self.content_type == PLAYLIST

    @property
    def is_piece(self) -> bool:
        """Whether a playlist lists it."""
        return is_piece(self.file)

    @property
    def owner(self) -> tuple[str, str]:
        """`events`, `cameras` or `exports`, and the id of the one that it belongs to."""
        kind, name, *_ = self.scope.split("/")
        return kind, name


def is_ulid(text: str) -> bool:
    """Whether `text` can be the id of an event or an export; only then may it be part of a path of a sidecar."""
    return re.fullmatch(ULID, text) is not None


def is_camera(text: str) -> bool:
    """Whether `text` can be the id of a camera or a zone; only then may it be part of a path of a sidecar."""
    return re.fullmatch(CAMERA, text) is not None


def is_piece(text: str) -> bool:
    """Whether `text` is the address of a piece of video, as a sidecar's playlist has it."""
    return _IS_PIECE.fullmatch(text) is not None


def parse_media(path: str, query: Mapping[str, str]) -> Media | None:
    """What `path`, that which follows the entry's id in an address, names; None when it is nothing of ours.

    Of the query, `stream`, `rendition` and `download` are used where they make sense; whatever else it has stays here.
    """
    if match := _EVENT.fullmatch(path):
        return Media(match["scope"], match["file"], f"{PREFIX}/{path}", _wishes(match["file"], query))
    if match := _EXPORT.fullmatch(path):
        return Media(match["scope"], match["file"], f"{PREFIX}/{path}", {})
    if match := _RANGE.fullmatch(path):
        try:
            start, end = parse_span(match["span"])
        except ValueError:
            return None
        file, camera = match["file"], match["camera"]
        wanted = {} if is_piece(file) else {"start": start.isoformat(), "end": end.isoformat()}
        there = f"{PREFIX}/cameras/{camera}/playback/{file}"
        return Media(match["scope"], file, there, {**wanted, **_wishes(file, query)}, camera)
    return None


def _wishes(file: str, query: Mapping[str, str]) -> dict[str, str]:
    wishes = {}
    if file in {"clip.mp4", "clip.m3u8", "video.mp4", "index.m3u8"} and query.get("stream") in _STREAMS:
        wishes["stream"] = query["stream"]
    if file in {"clip.m3u8", "index.m3u8"} and query.get("rendition") in _RENDITIONS:
        wishes["rendition"] = query["rendition"]
    if file in {"clip.mp4", "video.mp4"} and query.get("download") == "true":
        wishes["download"] = "true"
    return wishes
