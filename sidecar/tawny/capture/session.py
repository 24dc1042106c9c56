"""One open connection to a camera, or one open file: opened with bounds, read as packets, closed by its reader.

A session belongs to the thread that opened it: opening, reading and closing block, and FFmpeg's objects must not be
touched by two threads. Other threads may only set the stop event, which takes effect at the next packet, or at the
read time-out when none comes.

FFmpeg's socket time-out bounds silence. It does not fire while a camera sends sound or control packets but no video;
for sound the session itself watches the age of the last picture. What is left over (control packets alone, a hang
inside the library) is for the supervisor, which watches packet age from outside the process.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from threading import Event
from types import TracebackType
from typing import Any, Self

import av
from av.container import InputContainer
from av.error import BlockingIOError as NothingYetError
from av.error import FFmpegError
from av.video.stream import VideoStream

from tawny.capture.audio import AudioTrack, audio_track, exact
from tawny.capture.failures import explain
from tawny.capture.mjpeg import TIME_BASE, JpegToH264
from tawny.capture.opening import Coded, Opening
from tawny.capture.options import open_options
from tawny.capture.pacing import Playback
from tawny.capture.source import Source
from tawny.capture.streams import COPIED, SourceInfo, describe, ignore_others, pick_audio, pick_video
from tawny.capture.video import SampleReader
from tawny.core.clock import SECOND_US
from tawny.core.errors import CaptureError
from tawny.media.packets import Codec, Packet, StreamParameters, VideoPacket

KEYFRAME_TIMEOUT_S = 30.0
"""How long the first keyframe may take. Cameras with a `smart` codec send one in 10 to 20 s."""

# Formats without timestamps of their own: when they come over a network, the moment of arrival is all there is.
_UNTIMED = {"mpjpeg", "mjpeg", "h264", "hevc", "jpeg_pipe"}


class NoKeyframeError(CaptureError):
    """The source delivers video, but no keyframe to begin with."""

    code = "no_keyframe"
    info = SourceInfo("")


def open_session(
    source: Source, *, stop: Event | None = None, keyframe_timeout_s: float = KEYFRAME_TIMEOUT_S
) -> Session:
    """Connect to `source` and read up to its first keyframe. Blocks.

    Setting `stop` ends opening (once connected) and reading. Raises AuthenticationError, NoVideoError, NoKeyframeError,
    or else CaptureError; none carries a credential, and none FFmpeg's error, which would, as cause or context.
    """
    container = _open(source)
    session: Session | None = None
    try:
        session = Session(source, container, stop or Event())
        session.begin(keyframe_timeout_s)
    except BaseException:
        if session is not None:
            session.close()
        container.close()
        raise
    return session


def _open(source: Source) -> InputContainer:
    address, options = source.address, open_options(source)
    begin_s = time.monotonic()
    try:
        # Only opening has PyAV's time-out: its callback takes the interpreter lock at every poll.
        return av.open(address, container_options=options, timeout=(source.open_timeout_s, None))
    except (FFmpegError, ValueError) as error:
        # An interrupted step of opening fails in many ways, rarely saying that it was interrupted.
        failure = explain(error, source, late=time.monotonic() - begin_s >= source.open_timeout_s)
    raise failure


class Session:
    """An open source, made by `open_session`. `info` is what it declares; changes of parameters travel with packets."""

    def __init__(self, source: Source, container: InputContainer, stop: Event) -> None:
        self._source = source
        self._container = container
        self._stop = stop
        self._video = pick_video(container, source)
        sound = pick_audio(container) if source.audio else None
        self._audio: AudioTrack | None = audio_track(sound) if sound is not None else None
        self._streams = [self._video, *([sound] if sound is not None and self._audio is not None else [])]
        self.info: SourceInfo = describe(self._video, sound)

        live = source.scheme != "file"
        self._finite = not live or (source.scheme in {"http", "https"} and container.duration is not None)
        self._playback = Playback(stop, paced=source.paced) if self._finite else None
        formats = set(container.format.name.split(","))
        if formats & {"hls"}:
            ignore_others(container, self._streams)
        self._by_arrival = live and bool(formats & _UNTIMED)
        time_base = TIME_BASE if self._by_arrival else exact(self._video.time_base)
        context = self._video.codec_context
        self._jpeg = None if context.name in COPIED else JpegToH264(context, time_base)
        if self._jpeg is None:
            self._samples = SampleReader(COPIED[context.name], context.extradata or b"", time_base)
        else:
            self._samples = SampleReader(Codec.H264, b"", TIME_BASE)

        self._opening = Opening(reordered=context.has_b_frames) if self._jpeg is None else None
        self._first: VideoPacket | None = None
        self._keyframe_deadline_us = 0
        self._last_video_us = 0
        self._reader = self._read()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def parameters(self) -> StreamParameters:
        """The tracks as the first packet begins them."""
        assert self._first is not None
        assert self._first.parameters is not None
        return StreamParameters(self._first.parameters, None if self._audio is None else self._audio.parameters)

    def begin(self, keyframe_timeout_s: float) -> None:
        """Read up to the first keyframe. Called once, by `open_session`.

        Raises NoKeyframeError when none comes in time, and CaptureError when the source fails before.
        """
        self._last_video_us = time.monotonic_ns() // 1000
        self._keyframe_deadline_us = self._last_video_us + round(keyframe_timeout_s * SECOND_US)
        for packet in self._reader:
            if isinstance(packet, VideoPacket):
                self._first = packet
                return
        raise self._no_keyframe()

    def packets(self) -> Iterator[Packet]:
        """The packets from the first keyframe on. Ends on stop, and at the end of a file; to be called once.

        Raises CaptureError when the source fails, falls silent, or closes the connection.
        """
        assert self._first is not None
        yield self._first
        yield from self._reader

    def stop(self) -> None:
        """Let `packets` end soon. The only method for other threads."""
        self._stop.set()

    def close(self) -> None:
        """Leave the camera (it is told so) and free everything; may be called again."""
        self._reader.close()
        self._container.close()

    def _read(self) -> Generator[Packet]:
        source = self._source
        while not self._stop.is_set():
            failure: CaptureError | None = None
            try:
                yield from self._demux()
                if self._stop.is_set() or (self._finite and not source.loop):
                    return
                if self._playback is None or not source.loop:
                    failure = CaptureError(
                        f"{source.label}: the camera ended the stream", "it is opened anew by itself"
                    )
                else:
                    self._playback.turn()
                    self._container.seek(0)
            except NothingYetError:
                continue
            except FFmpegError as error:
                failure = explain(error, source, opened=True)
            if failure is not None:
                raise failure

    def _demux(self) -> Iterator[Packet]:
        video, audio, stop, playback = self._video.index, self._audio, self._stop, self._playback
        packets: Iterator[av.Packet[Any]] = self._container.demux(self._streams)
        for packet in packets:
            if not packet.size:
                continue  # PyAV's mark of the end
            if playback is not None:
                playback.place(packet)
            now_us = time.monotonic_ns() // 1000
            if stop.is_set():
                return
            if packet.stream_index == video:
                yield from self._pictures(packet, now_us)
            elif audio is not None:
                if playback is None and now_us - self._last_video_us > self._source.read_timeout_s * SECOND_US:
                    raise CaptureError(
                        f"{self._source.label}: the video stopped, only sound comes", "restart the camera"
                    )
                if self._first is not None:
                    yield from audio.read(packet, now_us)

    def _pictures(self, packet: av.Packet[VideoStream], now_us: int) -> Iterator[VideoPacket]:
        self._last_video_us = now_us
        pts, dts = (now_us * 9 // 100,) * 2 if self._by_arrival else (packet.pts, packet.dts)
        if self._jpeg is None and self._opening is None:
            made = self._samples.read(bytes(packet), pts, dts, now_us)
            if made is not None:
                yield made
        elif self._opening is not None:
            for picture in self._opening.push(Coded(bytes(packet), pts, dts, now_us), packet.duration or 0):
                self._opening = None
                made = self._samples.read(*picture)
                if made is not None:
                    yield made
        elif self._jpeg is not None:
            for data, at in self._jpeg.convert(packet, pts if pts is not None else dts):
                made = self._samples.read(data, at, at, now_us)
                if made is not None:
                    yield made
        if self._first is None and now_us > self._keyframe_deadline_us:
            raise self._no_keyframe()

    def _no_keyframe(self) -> NoKeyframeError:
        error = NoKeyframeError(
            f"{self._source.label}: no keyframe came", "set a keyframe interval of 1 to 4 s in the camera's settings"
        )
        error.info = self.info
        return error
