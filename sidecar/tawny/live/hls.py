"""Live HLS of all streams: playlists, and the spool's files as segments and parts.

Everything here reads memory and files in memory, and belongs on the event loop's thread (see `stream`).
"""

from __future__ import annotations

from collections.abc import Iterable

from tawny.core.clock import SECOND_US
from tawny.core.errors import NotFoundError, TawnyError
from tawny.live.playlist import Variant, master_playlist
from tawny.live.stream import LiveStream
from tawny.media.init_info import init_info
from tawny.media.packets import AudioParameters
from tawny.media.silence import CODEC, init_with_sound, silence_bits
from tawny.media.spool_reader import SpoolGoneError, SpoolReader


class StreamStartingError(TawnyError):
    """There is nothing to show yet; a few seconds later there is."""

    code = "starting"


class LiveHls:
    """The live streams of all cameras, each remembered since it was first watched."""

    def __init__(self) -> None:
        self._streams: dict[tuple[str, str], LiveStream] = {}

    def stream(self, camera: str, rendition: str, reader: SpoolReader) -> LiveStream:
        """A stream as it is now, whether or not there is something to show."""
        stream = self._streams.setdefault((camera, rendition), LiveStream())
        stream.refresh(reader)
        return stream

    def ready(self, camera: str, rendition: str, reader: SpoolReader) -> LiveStream:
        """A stream that has something to show.

        Raises StreamStartingError when it has not.
        """
        stream = self.stream(camera, rendition, reader)
        if not stream.ready:
            raise _starting()
        return stream

    def variant(
        self,
        camera: str,
        rendition: str,
        reader: SpoolReader,
        query: str = "",
        sound: AudioParameters | None = None,
    ) -> Variant:
        """The line of the master playlist for a stream; `query` is put behind its address.

        It has silence like `sound` if it has no sound.

        Raises StreamStartingError when there is nothing to show yet.
        """
        stream = self.ready(camera, rendition, reader)
        peak, mean = stream.bandwidth()
        try:
            info, rate = stream.info(), stream.frame_rate()
        except SpoolGoneError as error:
            raise _starting() from error
        uri = f"{rendition}/index.m3u8{query}"
        codecs = info.codecs
        if sound is not None and not info.audio_rate:
            codecs += f",{CODEC}"
            more = silence_bits(sound, SECOND_US / max(stream.part_us, 1))
            peak, mean = peak + more, mean + more
        return Variant(uri, rendition, codecs, info.width, info.height, peak, mean, rate)

    def master(self, variants: Iterable[Variant]) -> str:
        """The master playlist of `variants`.

        Raises StreamStartingError when there are none.
        """
        found = list(variants)
        if not found:
            raise _starting()
        return master_playlist(found)


def init_bytes(reader: SpoolReader, number: int, sound: AudioParameters | None = None) -> bytes:
    """Init segment `number`, with `sound` if it has none. Raises NotFoundError when it has left the spool."""
    try:
        init = reader.init(number)
    except SpoolGoneError as error:
        raise _gone() from error
    return init if sound is None or init_info(init).audio_rate else init_with_sound(init, sound)


def segment_bytes(stream: LiveStream, number: int, sound: AudioParameters | None = None) -> bytes:
    """The segment that begins with fragment `number`, with silence like `sound` if it has none.

    Raises NotFoundError when it is gone or not complete yet.
    """
    try:
        return stream.segment_bytes(number, sound)
    except SpoolGoneError as error:
        raise _gone() from error


def part_bytes(stream: LiveStream, number: int, sound: AudioParameters | None = None) -> bytes:
    """Fragment `number`, with silence like `sound` if it has none. Raises NotFoundError when it is not there."""
    try:
        return stream.fragment(stream.reader.record(number), sound)
    except SpoolGoneError as error:
        raise _gone() from error


def _starting() -> StreamStartingError:
    return StreamStartingError("the stream is starting", "try again in a moment")


def _gone() -> NotFoundError:
    return NotFoundError("this segment is not there any more", "load the playlist again; it lists what there is")
