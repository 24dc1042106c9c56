"""Live HLS of all streams: playlists, and the spool's files as segments.

Everything here reads files and blocks for about a millisecond; call it from a thread. Any thread may.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable

from tawny.core.errors import NotFoundError, TawnyError
from tawny.live.chunks import Chunk, chunks
from tawny.live.numbering import Numbering
from tawny.live.playlist import Variant, master_playlist, media_playlist
from tawny.media.init_info import init_info
from tawny.media.spool import chunk_path
from tawny.media.spool_reader import SpoolGoneError, SpoolReader

WINDOW_US = 16_000_000
"""How much a playlist lists: half of what the spool holds, so that a slow player still gets what it was told of."""

MIN_SEGMENTS = 3


class StreamStartingError(TawnyError):
    """There is no complete segment yet; a few seconds later there is."""

    code = "starting"


class LiveHls:
    """The live playlists of all cameras. Remembers nothing but the numbers of segments."""

    def __init__(self) -> None:
        self._numberings: dict[tuple[str, str], Numbering] = {}
        self._lock = threading.Lock()

    def master(self, renditions: Iterable[tuple[str, SpoolReader]], query: str = "") -> str:
        """The master playlist of a camera's renditions, each a name and its spool; `query` is put behind addresses.

        Raises StreamStartingError when one of them has nothing to show yet.
        """
        variants = [_variant(name, reader, query) for name, reader in renditions]
        if not variants:
            raise _starting()
        return master_playlist(variants)

    def media(self, camera: str, rendition: str, reader: SpoolReader, query: str = "") -> str:
        """The live playlist of a rendition.

        Raises StreamStartingError while there is no complete segment.
        """
        with self._lock:  # also while the spool is looked at: an older look must not be numbered after a newer one
            found = _playable(reader)
            numbering = self._numberings.setdefault((camera, rendition), Numbering())
            numbered = numbering.number(found)
            target_s = numbering.target_s
        end_us = found[-1].wall_us + found[-1].duration_us
        recent = [n for n in numbered if end_us - n.chunk.wall_us <= WINDOW_US]
        return media_playlist(recent if len(recent) >= MIN_SEGMENTS else numbered[-MIN_SEGMENTS:], target_s, query)


def init_bytes(reader: SpoolReader, number: int) -> bytes:
    """Init segment `number`. Raises NotFoundError when it has left the spool."""
    try:
        return reader.init(number)
    except SpoolGoneError as error:
        raise _gone() from error


def chunk_bytes(reader: SpoolReader, number: int) -> bytes:
    """The chunk that begins with fragment `number`. Raises NotFoundError when it is gone or not complete yet."""
    chunk = next((found for found in chunks(reader.records()) if found.number == number), None)
    if chunk is None or not chunk.complete:
        raise _gone()
    try:
        data = chunk_path(reader.directory, number).read_bytes()
    except FileNotFoundError as error:
        raise _gone() from error
    return data[: chunk.size]


def _playable(reader: SpoolReader) -> list[Chunk]:
    """The complete chunks from the first that begins with a keyframe."""
    found = [chunk for chunk in chunks(reader.records()) if chunk.complete]
    while found and not found[0].starts_clean:
        found.pop(0)
    if not found:
        raise _starting()
    return found


def _variant(name: str, reader: SpoolReader, query: str) -> Variant:
    found = _playable(reader)
    try:
        info = init_info(reader.init(found[-1].init))
    except SpoolGoneError as error:
        raise _starting() from error
    duration_us = sum(chunk.duration_us for chunk in found)
    mean = sum(chunk.size for chunk in found) * 8 * 1_000_000 // max(duration_us, 1)
    peak = max(chunk.bits_per_second for chunk in found)
    return Variant(f"{name}/index.m3u8{query}", name, info.codecs, info.width, info.height, peak, mean)


def _starting() -> StreamStartingError:
    return StreamStartingError("the stream is starting", "try again in a moment")


def _gone() -> NotFoundError:
    return NotFoundError("this segment is not there any more", "load the playlist again; it lists what there is")
