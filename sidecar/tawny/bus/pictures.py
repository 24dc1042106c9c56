"""Pictures on their way to the broker: apart from the rest, because files can be slow and pictures are large."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from tawny.bus.session import MessageRefusedError, Session

LARGEST = 1 << 20
"""Bytes of a picture that is published; of a larger one the thumbnail is."""

_OVERHEAD = 1024
_LOGGER = logging.getLogger(__name__)


class Pictures:
    """The newest picture of every topic: as files that are read when their turn comes, or what there is no file of."""

    def __init__(self) -> None:
        self._shown: dict[str, tuple[Path, ...] | bytes] = {}
        self._waiting: dict[str, None] = {}
        self._news = asyncio.Event()

    def show(self, topic: str, *files: Path) -> None:
        """A topic should hold the first of `files` that is there and not too large."""
        if self._shown.get(topic) != files:
            self._show(topic, files)

    def show_data(self, topic: str, data: bytes) -> None:
        """A topic should hold this JPEG."""
        self._show(topic, data)

    def forget(self, topic: str) -> None:
        """Publish nothing there any more."""
        self._shown.pop(topic, None)
        self._waiting.pop(topic, None)

    async def run(self, session: Session) -> None:
        """Publish all of them, and every new one, one after the other. Raises BrokerError."""
        self._waiting = dict.fromkeys(self._shown)
        while True:
            while not self._waiting:
                self._news.clear()
                await self._news.wait()
            topic = next(iter(self._waiting))
            del self._waiting[topic]
            shown = self._shown[topic]
            data = shown if isinstance(shown, bytes) else await asyncio.to_thread(_first, shown, _limit(session))
            if data is not None and topic in self._shown:
                await _publish(session, topic, data)

    def _show(self, topic: str, picture: tuple[Path, ...] | bytes) -> None:
        self._shown[topic] = picture
        self._waiting[topic] = None
        self._news.set()


async def _publish(session: Session, topic: str, data: bytes) -> None:
    """Publish one picture. Raises BrokerError when the connection ends meanwhile."""
    try:
        await session.publish(topic, data, retain=True)
    except MessageRefusedError as error:
        _LOGGER.warning("MQTT: the broker does not take the picture for %s: %s", topic, error)


def _limit(session: Session) -> int:
    return LARGEST if session.largest is None else min(LARGEST, session.largest - _OVERHEAD)


def _first(files: tuple[Path, ...], largest: int) -> bytes | None:
    """The first file that is there and not too large; None when there is none any more. Blocks."""
    for file in files:
        try:
            if file.stat().st_size <= largest:
                return file.read_bytes()
        except OSError:
            continue
    return None
