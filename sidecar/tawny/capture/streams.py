"""Which of a source's streams are used, and what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from av.audio.stream import AudioStream
from av.codec.context import CodecContext
from av.container import InputContainer
from av.stream import Discard, Disposition, Stream
from av.video.stream import VideoStream

from tawny.capture.source import Source
from tawny.core.errors import NoVideoError
from tawny.media.packets import Codec

COPIED = {"h264": Codec.H264, "hevc": Codec.H265}
"""FFmpeg's names of the video codecs that are taken as they are."""

TRANSCODED = {"mjpeg"}
"""FFmpeg's names of the video codecs that become H.264."""

_NAMES = {"libdav1d": "AV1", "av1": "AV1", "mpeg4": "MPEG-4 Part 2", "mpeg2video": "MPEG-2", "vp8": "VP8", "vp9": "VP9"}
_PLAUSIBLE_FPS = 240


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What the source declares, before any conversion. Empty or 0 where it says nothing."""

    video_codec: str
    profile: str = ""
    declared_fps: float = 0.0
    audio_codec: str = ""
    audio_rate: int = 0
    audio_channels: int = 0


def pick_video(container: InputContainer, source: Source) -> VideoStream:
    """The video stream to use: the best that is no cover picture.

    Raises NoVideoError when there is none, or none whose codec can be recorded.
    """
    pictures = [stream for stream in container.streams.video if not stream.disposition & Disposition.attached_pic]
    if not pictures:
        raise NoVideoError(f"{source.label}: the source has no video", "check the path, or choose another stream of it")
    best = max(pictures, key=lambda stream: (_codec(stream) in COPIED, stream.width * stream.height, -stream.index))
    name = _codec(best)
    if name not in COPIED and name not in TRANSCODED:
        raise NoVideoError(
            f"{source.label}: the video is {_NAMES.get(name, name) or 'of an unknown codec'}, which can't be recorded",
            "set the camera's stream to H.264 or H.265",
        )
    return best


def pick_audio(container: InputContainer) -> AudioStream | None:
    """The first sound track, if any."""
    return container.streams.audio[0] if container.streams.audio else None


def ignore_others(container: InputContainer, used: Sequence[Stream]) -> None:
    """Tell a demuxer that fetches each rendition on its own (HLS) which ones are not wanted."""
    wanted = {stream.index for stream in used}
    for stream in container.streams:
        if stream.index not in wanted:
            stream.discard = Discard.all


def describe(video: VideoStream, audio: AudioStream | None) -> SourceInfo:
    """What the two streams declare."""
    fps = float(video.average_rate or 0)
    sound = _context(audio) if audio is not None else None
    return SourceInfo(
        video_codec=_codec(video),
        profile=video.profile or "",
        declared_fps=fps if fps <= _PLAUSIBLE_FPS else 0.0,
        audio_codec=sound.codec.canonical_name if sound is not None else "",
        audio_rate=audio.sample_rate if audio is not None and sound is not None else 0,
        audio_channels=audio.channels if audio is not None and sound is not None else 0,
    )


def _codec(stream: VideoStream) -> str:
    context = _context(stream)
    return context.name if context is not None else ""


def _context(stream: VideoStream | AudioStream) -> CodecContext | None:
    # PyAV's types say that it is always there; without a decoder it is not, and touching it then crashes.
    return cast("CodecContext | None", stream.codec_context)
