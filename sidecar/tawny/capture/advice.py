"""What about a source will cause trouble, why, and what to set at the camera."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tawny.capture.measure import Measured
from tawny.capture.streams import TRANSCODED, SourceInfo

LONGEST_GOP_S = 4.0
"""Longer GOPs delay live view and recordings, which begin at keyframes, by that much."""

_MOST_PIXELS = 2560 * 1440
_VARIES = 1.5
_MISSING_DTS = 6


@dataclass(frozen=True, slots=True)
class ProbeWarning:
    """Something to know before relying on a camera. `code` is stable; `remedy` is for people."""

    code: str
    message: str
    remedy: str


def advise(info: SourceInfo, measured: Measured, size: tuple[int, int]) -> tuple[ProbeWarning, ...]:
    """The warnings for a source, the worst first; `size` is width and height."""
    return (*_keyframes(measured), *_codec(info, size), *_timestamps(measured), *_sound(info, measured))


def _keyframes(measured: Measured) -> Iterator[ProbeWarning]:
    if not measured.keyframes:
        yield ProbeWarning(
            "no_keyframe",
            "No keyframe came, so that nothing can be shown or recorded.",
            "Set the keyframe interval (I-frame interval, GOP) to 1 or 2 seconds, and switch intra refresh off.",
        )
        return
    lengths = [seconds for seconds, _ in measured.gops]
    longest = max([*lengths, measured.open_gop_s])
    if longest > LONGEST_GOP_S:
        yield ProbeWarning(
            "long_gop",
            f"Keyframes are {longest:.1f} s apart or more. Live view starts, and recordings begin, at a keyframe.",
            "Set the keyframe interval (I-frame interval, GOP) to 1 or 2 seconds: at 25 fps, 25 to 50 frames.",
        )
    varying = len(lengths) > 1 and max(lengths) > _VARIES * min(lengths)
    if varying or measured.fps_high > _VARIES * max(measured.fps_low, 1.0):
        yield ProbeWarning(
            "smart_codec",
            "Keyframe distance or frame rate change all the time, as with H.264+, H.265+, Zipstream or a dynamic GOP.",
            "Switch the camera's smart codec (H.264+, H.265+, Zipstream) and variable frame rate off.",
        )


def _codec(info: SourceInfo, size: tuple[int, int]) -> Iterator[ProbeWarning]:
    if info.video_codec == "hevc":
        yield ProbeWarning(
            "h265",
            "The video is H.265, which not every browser and phone can play.",
            "Set the stream to H.264 if a picture stays black; at least the sub stream should be H.264.",
        )
    if info.video_codec in TRANSCODED:
        yield ProbeWarning(
            "transcoded_video",
            "The video is Motion JPEG and has to be encoded anew, which costs many times what other cameras cost.",
            "Set the camera's stream to H.264 if it can.",
        )
    if size[0] * size[1] > _MOST_PIXELS:
        yield ProbeWarning(
            "high_resolution",
            f"{size[0]}x{size[1]} is costly to analyse.",
            "Give the camera's smaller second stream as its sub stream; motion detection then uses that.",
        )


def _timestamps(measured: Measured) -> Iterator[ProbeWarning]:
    if measured.reordered:
        yield ProbeWarning(
            "b_frames",
            "The video has B-frames, which delay live view.",
            "Choose the Baseline or Main profile without B-frames, or switch them off.",
        )
    if measured.without_dts > _MISSING_DTS:
        yield ProbeWarning(
            "no_dts",
            f"{measured.without_dts} pictures came without a decoding time; it is made up.",
            "Nothing needs to be done unless playback stutters; then look for new firmware.",
        )
    if measured.repeated_timestamps:
        yield ProbeWarning(
            "repeated_timestamps",
            f"{measured.repeated_timestamps} pictures carry the time of another picture.",
            "Look for new firmware; recordings use the time of arrival instead.",
        )


def _sound(info: SourceInfo, measured: Measured) -> Iterator[ProbeWarning]:
    if not info.audio_codec:
        return
    if info.audio_codec != "aac":
        yield ProbeWarning(
            "transcoded_audio",
            f"The sound is {info.audio_codec} and is encoded as AAC, which costs some processor time.",
            "Set the camera's sound to AAC if it can.",
        )
    if measured.keyframes and not measured.audio_packets:
        yield ProbeWarning(
            "no_audio",
            "Sound is announced, but none comes.",
            "Switch the camera's microphone on, or set audio = false for this stream.",
        )
