"""Records a few seconds of a source into one MP4 file, to see (and show) that it works."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tawny.capture.advice import ProbeWarning, advise
from tawny.capture.measure import Measured, Meter
from tawny.capture.session import Session, open_session
from tawny.capture.source import Source
from tawny.capture.streams import SourceInfo
from tawny.core.errors import CaptureError, TawnyError
from tawny.media.aac import FRAME_SAMPLES
from tawny.media.fragmenter import Fragment, Fragmenter
from tawny.media.init_segment import init_segment
from tawny.media.packets import VIDEO_TIMESCALE, AudioPacket, StreamParameters, VideoPacket
from tawny.media.timestamps import RunBroken, TimestampGuard


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded. `cut_short` says why it is shorter than asked for, if it is."""

    path: str
    seconds: float
    bytes: int
    frames: int
    repaired: int
    width: int
    height: int
    info: SourceInfo
    measured: Measured
    warnings: tuple[ProbeWarning, ...]
    cut_short: str = ""


def record(
    source: Source,
    path: Path,
    seconds: float,
    *,
    force: bool = False,
    on_progress: Callable[[float], None] | None = None,
) -> Recorded:
    """Record `seconds` of `source` to `path` without transcoding. Blocks.

    `on_progress` hears the seconds recorded so far. Nothing is left behind when the source can't be opened. Raises
    CaptureError and its kinds, and TawnyError when the file exists (unless `force`) or can't be written.
    """
    failure: TawnyError
    with open_session(source) as session:
        try:
            with path.open("wb" if force else "xb") as file:
                return _record(session, file, seconds, on_progress)
        except FileExistsError:
            failure = TawnyError(f"{path} exists", "choose another file, or replace it with --force")
        except OSError as error:
            failure = TawnyError(f"{path} can't be written ({error.strerror})", "choose another file")
    raise failure


def _record(session: Session, file: BinaryIO, seconds: float, on_progress: Callable[[float], None] | None) -> Recorded:
    clip = _Clip(session.parameters, file)
    meter = Meter()
    cut_short = ""
    try:
        for packet in session.packets():
            meter.add(packet)
            if isinstance(packet, AudioPacket):
                clip.add_audio(packet)
                continue
            if packet.parameters not in {None, session.parameters.video}:
                cut_short = "the camera changed its picture size or codec settings"
                break
            clip.add_video(packet)
            if on_progress is not None:
                on_progress(clip.seconds)
            if clip.seconds >= seconds:
                break
    except CaptureError as error:
        cut_short = str(error)
    except RunBroken:
        cut_short = "the camera's clock jumped"
    clip.finish()
    measured = meter.measured()
    video = session.parameters.video
    return Recorded(
        path=os.fspath(file.name),
        seconds=clip.seconds,
        bytes=file.tell(),
        frames=measured.frames,
        repaired=clip.repaired,
        width=video.width,
        height=video.height,
        info=session.info,
        measured=measured,
        warnings=advise(session.info, measured, (video.width, video.height)),
        cut_short=cut_short,
    )


class _Clip:
    """A fragmented MP4 that grows with its packets."""

    def __init__(self, parameters: StreamParameters, file: BinaryIO) -> None:
        self.seconds = 0.0
        self._file = file
        self._fragmenter = Fragmenter(parameters)
        self._audio_rate = parameters.audio.sample_rate if parameters.audio else 0
        self._video: TimestampGuard | None = None
        self._audio: TimestampGuard | None = None
        self._zero = 0
        file.write(init_segment(parameters))

    @property
    def repaired(self) -> int:
        """Timestamps that had to be replaced."""
        return sum(guard.repaired for guard in (self._video, self._audio) if guard is not None)

    def add_video(self, packet: VideoPacket) -> None:
        decoding = packet.dts if packet.dts is not None else packet.pts
        if self._video is None:
            self._zero = decoding
            self._video = TimestampGuard(VIDEO_TIMESCALE, decoding, packet.arrival_us, VIDEO_TIMESCALE // 25)
        dts = self._video.place(decoding, packet.arrival_us)
        pts = dts + max(0, packet.pts - decoding)
        self._write(self._fragmenter.add_video(packet.data, dts, pts, keyframe=packet.keyframe))
        self.seconds = dts / VIDEO_TIMESCALE

    def add_audio(self, packet: AudioPacket) -> None:
        if not self._audio_rate or self._video is None:
            return
        if self._audio is None:
            zero = self._zero * self._audio_rate // VIDEO_TIMESCALE
            self._audio = TimestampGuard(
                self._audio_rate, zero, self._video.least_delay_us, FRAME_SAMPLES, breaks=False
            )
        self._fragmenter.add_audio(packet.data, self._audio.place(packet.pts, packet.arrival_us))

    def finish(self) -> None:
        self._write(self._fragmenter.flush())

    def _write(self, fragment: Fragment | None) -> None:
        if fragment is not None:
            self._file.write(fragment.data)
