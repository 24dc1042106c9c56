from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.archive import packets_of_clip
from tawny.media.bits import BitReader
from tawny.media.nal import (
    from_configuration_record,
    has_keyframe,
    is_delimiter,
    is_parameter_set,
    join_annexb,
    join_length_prefixed,
    parameter_sets,
    split_annexb,
    split_length_prefixed,
)
from tawny.media.packets import Codec


def escaped(raw: bytes) -> bytes:
    """A NAL unit as an encoder writes it: no start code in it, no zero at its end."""
    out = bytearray(b"\x65")
    for byte in raw:
        if out[-2:] == b"\x00\x00" and byte <= 3:
            out.append(3)
        out.append(byte)
    return bytes(out) + b"\x80"


units = st.lists(st.binary(max_size=40).map(escaped), max_size=8)
zero_rich = st.lists(
    st.lists(st.sampled_from([0, 1, 2, 3, 255]), max_size=30).map(lambda b: escaped(bytes(b))), max_size=8
)


@given(st.one_of(units, zero_rich))
def test_units_survive_start_codes(found: list[bytes]) -> None:
    assert split_annexb(join_annexb(found)) == found


@given(st.one_of(units, zero_rich), st.lists(st.integers(0, 3), min_size=8, max_size=8))
def test_start_codes_of_any_length(found: list[bytes], zeros: list[int]) -> None:
    data = b"".join(bytes(count) + b"\x00\x00\x01" + unit for unit, count in zip(found, zeros, strict=False))
    assert split_annexb(data) == found


@given(units)
def test_units_survive_length_prefixes(found: list[bytes]) -> None:
    assert split_length_prefixed(join_length_prefixed(found)) == found


@given(units.filter(bool), st.data())
def test_a_sample_cut_short_is_noticed_or_whole(found: list[bytes], data: st.DataObject) -> None:
    sample = join_length_prefixed(found)
    part = sample[: data.draw(st.integers(0, len(sample)))]
    try:
        whole = split_length_prefixed(part)
    except ValueError:
        return
    assert whole == found[: len(whole)]


@given(st.binary(max_size=60))
def test_nonsense_never_raises_anything_but_value_error(data: bytes) -> None:
    split_annexb(data)
    for read in (
        lambda: split_length_prefixed(data),
        lambda: from_configuration_record(Codec.H264, data),
        lambda: from_configuration_record(Codec.H265, data),
    ):
        try:
            read()
        except ValueError:
            continue


@pytest.mark.parametrize("codec", [Codec.H264, Codec.H265])
def test_configuration_records_give_back_their_sets_or_say_that_they_are_cut(codec: Codec) -> None:
    sets, record = {
        Codec.H264: ((b"\x67abc", b"\x68d"), b"\x01abc\xff\xe1\x00\x04\x67abc\x01\x00\x02\x68d"),
        Codec.H265: (
            (b"\x40\x01v", b"\x42\x01s", b"\x44\x01p"),
            b"\x01" + bytes(20) + b"\x03\x03"
            b"\xa0\x00\x01\x00\x03\x40\x01v\xa1\x00\x01\x00\x03\x42\x01s\xa2\x00\x01\x00\x03\x44\x01p",
        ),
    }[codec]
    assert from_configuration_record(codec, record) == (sets, 4)
    for length in range(len(record)):
        with pytest.raises(ValueError, match="cut short"):
            from_configuration_record(codec, record[:length])


@pytest.mark.parametrize(("codec", "name"), [(Codec.H264, "h264"), (Codec.H265, "hevc")])
def test_what_real_units_are(codec: Codec, name: str) -> None:
    packets = packets_of_clip(name)
    for packet in packets:
        found = split_length_prefixed(packet.data)
        assert has_keyframe(codec, found) == packet.keyframe
        assert not any(is_delimiter(codec, unit) or is_parameter_set(codec, unit) for unit in found)
    assert packets[0].parameters is not None
    sets = packets[0].parameters.parameter_sets
    assert all(is_parameter_set(codec, unit) for unit in sets)
    assert parameter_sets(codec, [*reversed(sets), *sets]) == sets
    assert parameter_sets(codec, list(sets[1:])) == (), "all kinds have to be there"


def test_exponential_golomb_codes() -> None:
    reader = BitReader(bytes([0b10100110, 0b01000010, 0b10000000]))
    assert [reader.golomb() for _ in range(5)] == [0, 1, 2, 3, 4]
    with pytest.raises(ValueError, match="cut short"):
        reader.bits(17)


def test_emulation_prevention_is_undone() -> None:
    reader = BitReader(b"\x00\x00\x03\x01\x00\x00\x03\x00\x00\x03\x02")
    assert reader.bits(64) == 0x0000010000000002 >> 0
