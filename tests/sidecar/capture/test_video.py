"""Samples made of coded pictures: what is left out, what counts as a keyframe, and when parameters change."""

from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import pytest

from support.video import make_clip
from tawny.capture.video import SampleReader
from tawny.media.nal import join_annexb, join_length_prefixed, split_annexb, split_length_prefixed
from tawny.media.packets import Codec, VideoPacket

TICKS = Fraction(1, 90_000)
DELIMITER = b"\x09\x10"
SEI = b"\x06\x05\x01\x00\x80"


@cache
def clip(codec: str = "h264", width: int = 320, height: int = 180) -> tuple[list[bytes], ...]:
    """The NAL units of each picture of a clip of two GOPs, parameter sets before each keyframe."""
    with TemporaryDirectory() as directory:
        path = make_clip(
            Path(directory) / "clip.ts", codec=codec, width=width, height=height, seconds=0.8, gop=4, moving=True
        )
        with av.open(str(path)) as container:
            return tuple(split_annexb(bytes(packet)) for packet in container.demux(video=0) if packet.size)


def is_set(unit: bytes) -> bool:
    return unit[0] & 31 in {7, 8}


def read(reader: SampleReader, units: list[bytes], pts: int | None = 0, dts: int | None = None) -> VideoPacket | None:
    return reader.read(join_annexb(units), pts, dts, 1)


def reader_of(codec: Codec = Codec.H264, extradata: bytes = b"") -> SampleReader:
    return SampleReader(codec, extradata, TICKS)


def test_a_sample_has_neither_delimiter_nor_parameter_sets() -> None:
    picture = [unit for unit in clip()[0] if not is_set(unit)]
    packet = read(reader_of(), [DELIMITER, *clip()[0]])
    assert packet is not None
    assert split_length_prefixed(packet.data) == [unit for unit in picture if unit != DELIMITER and unit[0] & 31 != 9]


def test_the_first_packet_carries_the_parameters_as_decoded() -> None:
    packet = read(reader_of(), clip()[0])
    assert packet is not None
    assert packet.parameters is not None
    assert (packet.parameters.width, packet.parameters.height) == (320, 180)
    assert [unit[0] & 31 for unit in packet.parameters.parameter_sets] == [7, 8]


def test_h265_parameters_include_the_vps() -> None:
    packet = read(reader_of(Codec.H265), clip("hevc")[0])
    assert packet is not None
    assert packet.parameters is not None
    assert [unit[0] >> 1 for unit in packet.parameters.parameter_sets] == [32, 33, 34]


def test_pictures_before_the_first_keyframe_are_dropped() -> None:
    reader = reader_of()
    assert read(reader, clip()[1]) is None
    assert read(reader, clip()[0]) is not None


def test_a_keyframe_without_any_parameter_sets_cannot_begin() -> None:
    assert read(reader_of(), [unit for unit in clip()[0] if not is_set(unit)]) is None


def test_parameter_sets_sent_apart_from_the_keyframe_and_from_each_other_count() -> None:
    sequence, picture = [[unit for unit in clip()[0] if unit[0] & 31 == kind] for kind in (7, 8)]
    reader = reader_of()
    assert read(reader, sequence) is None
    assert read(reader, picture) is None
    packet = read(reader, [unit for unit in clip()[0] if not is_set(unit)])
    assert packet is not None
    assert packet.parameters is not None


def test_repeated_parameter_sets_are_no_change() -> None:
    reader = reader_of()
    read(reader, clip()[0])
    packet = read(reader, clip()[4])
    assert packet is not None
    assert packet.keyframe
    assert packet.parameters is None


def test_another_resolution_is_a_change_with_its_new_size() -> None:
    reader = reader_of()
    read(reader, clip()[0])
    packet = read(reader, clip(width=256, height=144)[0])
    assert packet is not None
    assert packet.parameters is not None
    assert (packet.parameters.width, packet.parameters.height) == (256, 144)


def test_parameter_sets_announced_before_their_keyframe_take_effect_with_it() -> None:
    other = clip(width=256, height=144)[0]
    reader = reader_of()
    read(reader, clip()[0])
    between = read(reader, [*(unit for unit in other if is_set(unit)), *clip()[1]])
    assert between is not None
    assert between.parameters is None
    assert any(is_set(unit) for unit in split_length_prefixed(between.data)), "decoders need them where they came"
    packet = read(reader, [unit for unit in other if not is_set(unit)])
    assert packet is not None
    assert packet.parameters is not None
    assert packet.parameters.width == 256


def test_only_an_idr_picture_is_a_keyframe() -> None:
    reader = reader_of()
    first, second = read(reader, clip()[0]), read(reader, [SEI, *clip()[1]])
    assert first is not None
    assert second is not None
    assert (first.keyframe, second.keyframe) == (True, False)


def test_a_picture_without_slices_is_left_out() -> None:
    reader = reader_of()
    read(reader, clip()[0])
    assert read(reader, [DELIMITER]) is None
    assert read(reader, []) is None


def test_samples_that_are_length_prefixed_are_read_by_their_own_length_size() -> None:
    sets = [unit for unit in clip()[0] if is_set(unit)]
    record = bytes([1, *sets[0][1:4], 0xFD, 0xE1])  # lengths of 2 bytes
    record += len(sets[0]).to_bytes(2) + sets[0] + b"\x01" + len(sets[1]).to_bytes(2) + sets[1]
    picture = [unit for unit in clip()[0] if unit[0] & 31 == 5]
    data = b"".join(len(unit).to_bytes(2) + unit for unit in picture)
    packet = SampleReader(Codec.H264, record, TICKS).read(data, 0, 0, 1)
    assert packet is not None
    assert packet.data == join_length_prefixed(picture)


def test_a_damaged_length_drops_the_sample_alone() -> None:
    sets = [unit for unit in clip()[0] if is_set(unit)]
    record = bytes([1, *sets[0][1:4], 0xFF, 0xE1])
    record += len(sets[0]).to_bytes(2) + sets[0] + b"\x01" + len(sets[1]).to_bytes(2) + sets[1]
    reader = SampleReader(Codec.H264, record, TICKS)
    assert reader.read(b"\x00\xff\xff\xff\x65", 0, 0, 1) is None
    assert reader.read(join_length_prefixed(clip()[0]), 0, 0, 1) is not None


def test_a_keyframe_that_cannot_be_decoded_changes_nothing() -> None:
    other = [unit for unit in clip(width=256, height=144)[0] if is_set(unit)]
    reader = reader_of()
    read(reader, clip()[0])
    assert read(reader, [*other, b"\x65\x00\x01"]) is None


@pytest.mark.parametrize(
    ("base", "ticks", "expected"),
    [(Fraction(1, 90_000), 12_345, 12_345), (Fraction(1, 12_800), 512, 3_600), (Fraction(1, 1_000), 33, 2_970)],
)
def test_timestamps_become_ticks_of_90_khz(base: Fraction, ticks: int, expected: int) -> None:
    packet = SampleReader(Codec.H264, b"", base).read(join_annexb(clip()[0]), ticks, ticks, 7)
    assert packet is not None
    assert (packet.pts, packet.dts, packet.arrival_us) == (expected, expected, 7)


def test_a_missing_decoding_time_stays_missing() -> None:
    packet = read(reader_of(), clip()[0], pts=5, dts=None)
    assert packet is not None
    assert (packet.pts, packet.dts) == (5, None)


def test_a_missing_presentation_time_is_the_decoding_time() -> None:
    packet = read(reader_of(), clip()[0], pts=None, dts=9)
    assert packet is not None
    assert packet.pts == 9


def test_a_picture_without_any_time_is_left_out() -> None:
    assert read(reader_of(), clip()[0], pts=None) is None
