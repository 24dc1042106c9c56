"""Playlists of a sidecar, with the addresses of their pieces made ours; and several of them as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..api import InvalidAnswerError
from .paths import is_piece

END: Final = "#EXT-X-ENDLIST"
_TARGET: Final = "#EXT-X-TARGETDURATION:"
_TYPE: Final = "#EXT-X-PLAYLIST-TYPE:"
_START: Final = "#EXT-X-START:"
_HEAD: Final = ("#EXTM3U", "#EXT-X-VERSION:", "#EXT-X-MEDIA-SEQUENCE:", "#EXT-X-INDEPENDENT-SEGMENTS")
_MOMENT = re.compile(r"^#EXT-X-PROGRAM-DATE-TIME:(\S+)$", re.MULTILINE)
_URI = re.compile(r'(?<=URI=")[^"]*(?=")')


def rewritten(text: str, directory: str) -> tuple[str, set[str]]:
    """The playlist with all pieces in `directory` (no slash at its end), and which pieces it lists.

    Raises InvalidAnswerError when it names anything but pieces: a player would ask whoever that is.
    """
    pieces: set[str] = set()

    def address(uri: str) -> str:
        if not is_piece(uri):
            raise InvalidAnswerError("the playlist names something that is no piece of video")
        pieces.add(uri)
        return f"{directory}/{uri}"

    def line(said: str) -> str:
        if said.startswith("#"):
            return _URI.sub(lambda match: address(match[0]), said)
        return address(said) if said else said

    if not text.startswith("#EXTM3U"):
        raise InvalidAnswerError("the answer is no playlist")
    return "\n".join(map(line, text.splitlines())) + "\n", pieces


def begins(text: str) -> str | None:
    """The moment of the first piece of a playlist."""
    found = _MOMENT.search(text)
    return found[1] if found else None


def is_over(text: str) -> bool:
    """Whether a playlist has its end, and will never be longer."""
    return END in text.splitlines()


def one_behind_the_other(playlists: Sequence[str]) -> str:
    """One playlist of several, all of which are over but perhaps the last; with a discontinuity in between."""
    bodies = [_body(text) for text in playlists]
    over = is_over(playlists[-1])
    targets = (line for text in playlists for line in text.splitlines() if line.startswith(_TARGET))
    start = next((line for line in playlists[0].splitlines() if line.startswith(_START)), None)
    if start is None and not over:  # without it, players begin a playlist that grows at its end
        start = f"{_START}TIME-OFFSET=0.000,PRECISE=YES"
    return "\n".join(
        [
            "#EXTM3U",
            "#EXT-X-VERSION:7",
            f"{_TARGET}{max(int(line.removeprefix(_TARGET)) for line in targets)}",
            f"{_TYPE}{'VOD' if over else 'EVENT'}",
            "#EXT-X-MEDIA-SEQUENCE:0",
            "#EXT-X-INDEPENDENT-SEGMENTS",
            *([start] if start else []),
            *("\n#EXT-X-DISCONTINUITY\n".join("\n".join(body) for body in bodies).splitlines()),
            *([END] if over else []),
            "",
        ]
    )


def _body(text: str) -> list[str]:
    """What a playlist lists, without what is said of it as a whole."""
    return [line for line in text.splitlines() if line != END and not line.startswith((*_HEAD, _TARGET, _TYPE, _START))]
