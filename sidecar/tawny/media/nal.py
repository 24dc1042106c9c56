"""NAL units of H.264 and H.265: finding them, their types, and the parameter sets among them.

Sources: ITU-T H.264 (Annex B, 7.4.1) and H.265 (Annex B, 7.4.2), ISO/IEC 14496-15 (avcC, hvcC).
"""

from __future__ import annotations

from collections.abc import Iterator

from tawny.media.packets import Codec

LENGTH_BYTES = 4
_H264_IDR, _H264_SPS, _H264_PPS, _H264_AUD = 5, 7, 8, 9
_H265_IRAP = range(16, 24)
_H265_VPS, _H265_SPS, _H265_PPS, _H265_AUD = 32, 33, 34, 35

_PARAMETER_TYPES = {
    Codec.H264: (_H264_SPS, _H264_PPS),
    Codec.H265: (_H265_VPS, _H265_SPS, _H265_PPS),
}
_KEY_TYPES = {Codec.H264: frozenset({_H264_IDR}), Codec.H265: frozenset(_H265_IRAP)}
_AUD_TYPES = {Codec.H264: _H264_AUD, Codec.H265: _H265_AUD}


def nal_type(codec: Codec, unit: bytes) -> int:
    """The NAL unit type from the first header byte of `unit`, which is not empty."""
    return unit[0] & 0x1F if codec is Codec.H264 else unit[0] >> 1 & 0x3F


def split_annexb(data: bytes) -> list[bytes]:
    """The NAL units between start codes, without the start codes and the zero bytes that may precede them."""
    units = data.split(b"\x00\x00\x01")
    # What stands before the first start code is no NAL unit; the trailing zeros belong to four-byte start codes.
    return [unit for unit in (unit.rstrip(b"\x00") for unit in units[1:]) if unit]


def split_length_prefixed(data: bytes, length_bytes: int = LENGTH_BYTES) -> list[bytes]:
    """The NAL units of a sample as MP4 stores them.

    Raises ValueError when a length points past the end.
    """
    units = []
    at = 0
    while at + length_bytes <= len(data):
        size = int.from_bytes(data[at : at + length_bytes])
        at += length_bytes
        if at + size > len(data):
            raise ValueError("NAL unit is longer than its sample")
        if size:
            units.append(data[at : at + size])
        at += size
    return units


def join_length_prefixed(units: list[bytes]) -> bytes:
    """`units` as one sample with four-byte lengths."""
    return b"".join(part for unit in units for part in (len(unit).to_bytes(LENGTH_BYTES), unit))


def join_annexb(units: tuple[bytes, ...] | list[bytes]) -> bytes:
    """`units` with four-byte start codes, as decoders without an avcC or hvcC want them."""
    return b"".join(b"\x00\x00\x00\x01" + unit for unit in units)


def is_parameter_set(codec: Codec, unit: bytes) -> bool:
    """Whether `unit` is a VPS, SPS or PPS."""
    return nal_type(codec, unit) in _PARAMETER_TYPES[codec]


def is_delimiter(codec: Codec, unit: bytes) -> bool:
    """Whether `unit` is an access unit delimiter, which MP4 does not need."""
    return nal_type(codec, unit) == _AUD_TYPES[codec]


def has_keyframe(codec: Codec, units: list[bytes]) -> bool:
    """Whether decoding can start at this picture: an IDR in H.264, any IRAP picture in H.265."""
    return any(nal_type(codec, unit) in _KEY_TYPES[codec] for unit in units)


def parameter_sets(codec: Codec, units: list[bytes]) -> tuple[bytes, ...]:
    """The distinct parameter sets among `units`, ordered VPS, SPS, PPS; empty unless every type is there."""
    found: dict[int, list[bytes]] = {kind: [] for kind in _PARAMETER_TYPES[codec]}
    for unit in units:
        kind = nal_type(codec, unit)
        if kind in found and unit not in found[kind]:
            found[kind].append(unit)
    if not all(found.values()):
        return ()
    return tuple(unit for kind in _PARAMETER_TYPES[codec] for unit in found[kind])


def from_configuration_record(codec: Codec, record: bytes) -> tuple[tuple[bytes, ...], int]:
    """The parameter sets and the length size (1, 2 or 4 bytes) of an avcC or hvcC.

    Raises ValueError when the record is cut short.
    """
    try:
        if codec is Codec.H264:
            return tuple(_avcc_units(record)), (record[4] & 3) + 1
        return tuple(_hvcc_units(record)), (record[21] & 3) + 1
    except IndexError as error:
        raise ValueError("decoder configuration record is cut short") from error


def _avcc_units(record: bytes) -> Iterator[bytes]:
    at = 5
    for mask in (0x1F, 0xFF):  # SPS, whose count has reserved bits, then PPS
        count = record[at] & mask
        at += 1
        for _ in range(count):
            unit = _unit_at(record, at)
            yield unit
            at += 2 + len(unit)


def _hvcc_units(record: bytes) -> Iterator[bytes]:
    at = 23
    for _ in range(record[22]):
        if at + 3 > len(record):
            raise IndexError
        count = int.from_bytes(record[at + 1 : at + 3])
        at += 3
        for _ in range(count):
            unit = _unit_at(record, at)
            yield unit
            at += 2 + len(unit)


def _unit_at(record: bytes, at: int) -> bytes:
    """The NAL unit behind the two length bytes at `at`. Raises IndexError when it is cut short."""
    size = int.from_bytes(record[at : at + 2])
    if at + 2 + size > len(record):
        raise IndexError
    return record[at + 2 : at + 2 + size]
