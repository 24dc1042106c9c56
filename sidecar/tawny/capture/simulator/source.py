"""A media file as a camera would send it: read once, cut into RTP packets, kept in memory.

Owns nothing that lives: a `Source` is immutable and may be served by many mounts.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from statistics import median

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from tawny.capture.simulator import rtp
from tawny.capture.simulator.audio import Audio, AudioTrack, load_audio
from tawny.core.errors import UsageError
from tawny.media import nal
from tawny.media.packets import VIDEO_TIMESCALE, Codec

VIDEO_PAYLOAD_TYPE = 96
MAX_BYTES = 256 << 20
"""How much of a file's video is loaded; a longer file is looped from there."""

_CODECS = {"h264": Codec.H264, "hevc": Codec.H265}


@dataclass(frozen=True, slots=True)
class VideoFrame:
    """One picture. `due` is when it is sent and `time` what its timestamp says, in ticks since the loop's start."""

    wire: rtp.Wire
    due: int
    time: int
    keyframe: bool


@dataclass(frozen=True, slots=True)
class VideoTrack:
    """The pictures of a file in decoding order. `duration` of the loop in ticks of VIDEO_TIMESCALE."""

    codec: Codec
    width: int
    height: int
    fps: float
    parameter_sets: tuple[bytes, ...]
    frames: tuple[VideoFrame, ...]
    duration: int
    payload_type: int = VIDEO_PAYLOAD_TYPE


@dataclass(frozen=True, slots=True)
class Source:
    """What a mount serves."""

    path: Path
    video: VideoTrack
    audio: AudioTrack | None
    truncated: bool = False

    @property
    def duration_s(self) -> float:
        """Seconds of one loop."""
        return self.video.duration / VIDEO_TIMESCALE


def load_source(path: Path, audio: Audio = Audio.FILE) -> Source:
    """Read `path` and pre-packetise it. Blocks for as long as reading (and, for new sound, encoding) takes.

    Raises UsageError when the file is missing, is no media file, or has no H.264 or H.265 video.
    """
    if not path.is_file():
        raise UsageError(f"{path} does not exist", "name a video file")
    try:
        with av.open(str(path)) as container:
            video, truncated = _read_video(path, container)
        sound = load_audio(path, audio, Fraction(video.duration, VIDEO_TIMESCALE))
    except (av.FFmpegError, ValueError) as error:
        raise UsageError(f"{path} cannot be read as video ({error})", "use a file that ffprobe understands") from error
    return Source(path, video, sound, truncated)


def _read_video(path: Path, container: InputContainer) -> tuple[VideoTrack, bool]:
    stream = container.streams.video[0] if container.streams.video else None
    codec = _CODECS.get(stream.codec_context.name) if stream is not None else None
    if stream is None or codec is None:
        found = f"{stream.codec_context.name} video" if stream is not None else "no video"
        raise UsageError(f"{path} has {found}", "cameras send H.264 or H.265; convert it with ffmpeg -c:v libx264")
    splitter = _Splitter(codec, stream.codec_context.extradata or b"")
    packets, truncated = _packets(container, stream)
    units = [splitter.units(bytes(packet)) for packet in packets]
    first = next((at for at, (_, keyframe) in enumerate(units) if keyframe), None)
    if first is None or not splitter.parameters:
        raise UsageError(f"{path} has no picture that decoding can start at", "use another file")
    units, packets = units[first:], packets[first:]
    due, times, duration = _times(packets, stream)
    frames = tuple(
        VideoFrame(rtp.lay_out(rtp.payloads_of_picture(codec, parts), VIDEO_PAYLOAD_TYPE), at, time, keyframe)
        for (parts, keyframe), at, time in zip(units, due, times, strict=True)
    )
    fps = round(len(frames) * VIDEO_TIMESCALE / duration, 3)
    size = stream.codec_context.width, stream.codec_context.height
    return VideoTrack(codec, *size, fps, splitter.first_parameters, frames, duration), truncated


def _packets(container: InputContainer, stream: VideoStream) -> tuple[list[Packet[VideoStream]], bool]:
    packets: list[Packet[VideoStream]] = []
    size = 0
    for packet in container.demux(stream):
        if packet.size:
            packets.append(packet)
            size += packet.size
        if size > MAX_BYTES:
            return packets, True
    return packets, False


def _times(packets: list[Packet[VideoStream]], stream: VideoStream) -> tuple[list[int], list[int], int]:
    """When to send each packet, the timestamp of each, and the length of the loop, in ticks from its start."""
    if any(packet.dts is None or packet.pts is None for packet in packets):
        step = VIDEO_TIMESCALE / (stream.average_rate or stream.guessed_rate or Fraction(25))
        due = [round(index * step) for index in range(len(packets))]
        return due, due, round(len(packets) * step)
    scale = (stream.time_base or Fraction(1, VIDEO_TIMESCALE)) * VIDEO_TIMESCALE
    sent = [round((packet.dts or 0) * scale) for packet in packets]
    shown = [round((packet.pts or 0) * scale) for packet in packets]
    gaps = [after - before for before, after in pairwise(sent)]
    first = min(shown)
    last = round((packets[-1].duration or 0) * scale) or (round(median(gaps)) if gaps else VIDEO_TIMESCALE // 25)
    return [at - sent[0] for at in sent], [at - first for at in shown], sent[-1] + last - sent[0]


class _Splitter:
    """Turns samples into the NAL units that a camera would send: parameter sets before each keyframe, no delimiters."""

    def __init__(self, codec: Codec, extradata: bytes) -> None:
        self._codec = codec
        self._length_bytes = 0  # Annex B
        self.parameters: tuple[bytes, ...] = ()
        if extradata[:1] == b"\x01":
            self.parameters, self._length_bytes = nal.from_configuration_record(codec, extradata)
            kept = [unit for unit in self.parameters if nal.is_parameter_set(codec, unit)]
            self.parameters = nal.parameter_sets(codec, kept)
        elif extradata:
            self.parameters = nal.parameter_sets(codec, nal.split_annexb(extradata))
        self.first_parameters = self.parameters

    def units(self, data: bytes) -> tuple[list[bytes], bool]:
        """The units of one picture, and whether it is a keyframe."""
        codec = self._codec
        units = nal.split_length_prefixed(data, self._length_bytes) if self._length_bytes else nal.split_annexb(data)
        self.parameters = nal.parameter_sets(codec, units) or self.parameters
        self.first_parameters = self.first_parameters or self.parameters
        keyframe = nal.has_keyframe(codec, units)
        units = [u for u in units if not nal.is_parameter_set(codec, u) and not nal.is_delimiter(codec, u)]
        return ([*self.parameters, *units] if keyframe else units), keyframe
