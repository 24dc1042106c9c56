"""Recorded footage as small as the renditions for viewers far away: what the API needs of who makes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from tawny.playback.pieces import Address, Span


class SmallFootage(Protocol):
    """Makes pieces small when they are asked for, once for all who ask. `root` is where the file of `address` lies."""

    async def init(self, root: Path, address: Address, rendition: str) -> bytes:
        """The init segment for all small pieces of a file. Raises NotFoundError when it is gone, else like `piece`."""

    async def piece(self, root: Path, address: Address, span: Span, wanted: Callable[[], bool]) -> bytes:
        """The piece that `span` names, as small as its rendition; `wanted` says whether the asker is still there.

        Raises NotFoundError when there is no such piece any more or nothing can be made of it, TawnyError when there is
        too much to do, and ConnectionError when all who asked have left.
        """
