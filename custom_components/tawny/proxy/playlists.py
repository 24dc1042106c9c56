"""Playlists of a sidecar, with the addresses of their pieces made ours."""

from __future__ import annotations

import re

from ..api import InvalidAnswerError
from .paths import is_piece

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
