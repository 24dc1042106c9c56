"""Footage that is not on the disk any more, but can be had from elsewhere: what playback wants of whoever has it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from tawny.core.errors import TawnyError
from tawny.playback.footage import Cut


class Away(Protocol):
    """Fetches bytes of archive files into a directory of its own, where they lie as in the archive."""

    most_bytes: int
    """How much it can hold at a time."""

    def fetch(self, path: str, begin: int, end: int) -> Path:
        """Have a file's head and its bytes [begin, end); the directory in which it lies. For threads; blocks.

        Raises NotFoundError when there is no such footage, TawnyError when it can't be had.
        """

    def close(self) -> None:
        """Let nobody wait any more."""

    async def prepare(self, path: str, begin: int, end: int) -> Path:
        """The same, for the event loop."""


class TooMuchAwayError(TawnyError):
    """More footage is wanted at once than can be fetched at once."""

    code = "too_much_offloaded"


def place(root: Path, cut: Cut, away: Away | None) -> Path:
    """The file of a cut, with the bytes of the cut in it."""
    reel, last = cut.reel, cut.end - 1
    path = root / reel.path
    if away is None or path.exists():
        return path
    return away.fetch(reel.path, reel.offsets[cut.first], reel.offsets[last] + reel.sizes[last]) / reel.path


def head_place(root: Path, cut: Cut, away: Away | None) -> Path:
    """The file of a cut, with its head."""
    path = root / cut.reel.path
    return path if away is None or path.exists() else away.fetch(cut.reel.path, 0, 0) / cut.reel.path


def check_size(root: Path, cuts: Sequence[Cut], away: Away | None) -> None:
    """Raise TooMuchAwayError when more than can be held of these is elsewhere."""
    if away is None:
        return
    size = sum(
        cut.reel.offsets[cut.end - 1] + cut.reel.sizes[cut.end - 1] - cut.reel.offsets[cut.first]
        for cut in cuts
        if not (root / cut.reel.path).exists()
    )
    if size > away.most_bytes:
        raise TooMuchAwayError(
            f"{size / 1e9:.1f} GB of this are in the bucket alone, and {away.most_bytes / 1e9:.1f} GB can be fetched",
            "ask for a shorter range, or raise offload.cache_gb",
        )
