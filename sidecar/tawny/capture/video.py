"""Turns coded pictures as a source delivers them into samples as MP4 wants them, and notices new parameter sets."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

from av.error import FFmpegError

from tawny.media.decode import Decoder, Picture
from tawny.media.nal import (
    from_configuration_record,
    has_keyframe,
    is_delimiter,
    is_parameter_set,
    join_length_prefixed,
    nal_type,
    parameter_sets,
    split_annexb,
    split_length_prefixed,
)
from tawny.media.packets import VIDEO_TIMESCALE, Codec, VideoPacket, VideoParameters

_KEEP, _KEY, _PARAMETERS, _DROP = range(4)


def _kind(codec: Codec, unit: bytes) -> int:
    if is_parameter_set(codec, unit):
        return _PARAMETERS
    if is_delimiter(codec, unit):
        return _DROP
    return _KEY if has_keyframe(codec, [unit]) else _KEEP


# What to do with a NAL unit, by its first byte: one table look-up per unit instead of three function calls.
_KINDS = {codec: bytes(_kind(codec, bytes([first])) for first in range(256)) for codec in (Codec.H264, Codec.H265)}


class SampleReader:
    """Makes `VideoPacket`s of one track: access unit delimiters and repeated parameter sets left out, ticks of 90 kHz.

    `extradata` is FFmpeg's: an avcC or hvcC, or NAL units with start codes, or nothing. The first packet made is a
    keyframe whose parameter sets are known; what comes before cannot be decoded and is dropped.
    """

    def __init__(self, codec: Codec, extradata: bytes, time_base: Fraction) -> None:
        self._codec = codec
        self._kinds = _KINDS[codec]
        self._length_bytes = 0
        self._sets: tuple[bytes, ...] = ()
        self._parameters: VideoParameters | None = None
        self._read_extradata(extradata)
        rate = VIDEO_TIMESCALE * time_base
        self._multiply, self._divide = rate.numerator, rate.denominator

    def read(self, data: bytes, pts: int | None, dts: int | None, arrival_us: int) -> VideoPacket | None:
        """The packet made of `data`, timestamps in ticks of the source; None when there is nothing to show in it."""
        if pts is None:
            if dts is None:
                return None
            pts = dts
        kinds = self._kinds
        picture = []
        sets = []
        keyframe = False
        try:
            units = split_length_prefixed(data, self._length_bytes) if self._length_bytes else split_annexb(data)
            for unit in units:
                kind = kinds[unit[0]]
                if kind == _PARAMETERS:
                    sets.append(unit)
                elif kind != _DROP:
                    picture.append(unit)
                    keyframe = keyframe or kind == _KEY
            parameters = self._look_at(picture, sets, keyframe) if sets or keyframe else None
        except ValueError:  # damaged on the way here
            return None
        if self._parameters is None or not picture:
            return None
        if self._multiply != self._divide:
            pts = self._scale(pts)
            dts = None if dts is None else self._scale(dts)
        return VideoPacket(join_length_prefixed(picture), pts, dts, keyframe, arrival_us, parameters)

    def _scale(self, ticks: int) -> int:
        return (ticks * self._multiply + self._divide // 2) // self._divide

    def _look_at(self, picture: list[bytes], sets: list[bytes], keyframe: bool) -> VideoParameters | None:
        """The parameters if they change with this picture.

        Raises ValueError when they do and the keyframe can't be decoded with them.
        """
        if any(unit not in self._sets for unit in sets):
            self._sets = self._merge(sets)
            if not keyframe:
                # New sets between keyframes: decoders read them in-band, and the next keyframe announces them.
                picture[:0] = sets
        if not keyframe or (self._parameters and set(self._parameters.parameter_sets) == set(self._sets)):
            return None
        complete = parameter_sets(self._codec, list(self._sets))
        self._parameters = VideoParameters(self._codec, *self._size(picture, complete), complete)
        return self._parameters

    def _merge(self, sets: list[bytes]) -> tuple[bytes, ...]:
        """The sets now in force: those just sent, and of the kinds that were not sent the ones from before."""
        sent = {nal_type(self._codec, unit) for unit in sets}
        return (*(unit for unit in self._sets if nal_type(self._codec, unit) not in sent), *sets)

    def _size(self, picture: list[bytes], sets: tuple[bytes, ...]) -> tuple[int, int]:
        """Width and height as decoded; reading them off the SPS would have to know cropping and field coding."""
        frames: list[Picture] = []
        if sets:
            decoder = Decoder(VideoParameters(self._codec, 0, 0, sets))
            with suppress(FFmpegError):
                frames = [*decoder.decode(join_length_prefixed(picture), 0), *decoder.flush()]
        if not frames:
            raise ValueError("the keyframe can't be decoded")
        return frames[0].frame.width, frames[0].frame.height

    def _read_extradata(self, extradata: bytes) -> None:
        if extradata[:1] == b"\x01":
            units, self._length_bytes = from_configuration_record(self._codec, extradata)
        else:
            units = tuple(split_annexb(extradata))
        # SEI messages may lie beside the parameter sets.
        self._sets = tuple(unit for unit in units if is_parameter_set(self._codec, unit))
