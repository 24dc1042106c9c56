"""What an init segment says: codec string and size, read back from its boxes."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from tawny.media.boxes import HEADER_BYTES, BoxSpan, children, find
from tawny.media.init_segment import hevc_codec_string
from tawny.media.nal import from_configuration_record
from tawny.media.packets import AudioParameters, Codec, VideoParameters

_ENTRY_LIST_AT = 16
_VISUAL_FIELDS, _AUDIO_FIELDS = 78, 28
_AAC_CONFIG_AT = 26
"""In an esds as `init_segment` writes it: behind version, ES and decoder descriptor, and its own tag and length."""


@dataclass(frozen=True, slots=True)
class InitInfo:
    """`codecs` as for `init_segment.codec_string`; width and height in pixels; `audio_rate` 0 without sound."""

    codecs: str
    width: int
    height: int
    audio_rate: int = 0


def init_info(init: bytes) -> InitInfo:
    """Read an init segment.

    Raises ValueError when it is damaged or has no video.
    """
    try:
        return _read(init)
    except (struct.error, IndexError) as error:
        raise ValueError("the init segment is damaged") from error


def init_parameters(init: bytes) -> VideoParameters:
    """What a decoder needs of an init segment.

    Raises ValueError when it is damaged or has no video.
    """
    info = init_info(init)
    for kind, codec in ((b"avcC", Codec.H264), (b"hvcC", Codec.H265)):
        at = init.find(kind)
        if at >= 0:
            units, _ = from_configuration_record(codec, init[at + 4 :])
            return VideoParameters(codec, info.width, info.height, units)
    raise ValueError("the init segment has no video")


def audio_parameters(init: bytes) -> AudioParameters | None:
    """The sound of an init segment, None when there is none.

    Raises ValueError when it is damaged or has no video.
    """
    info = init_info(init)
    at = init.find(b"esds")
    if not info.audio_rate or at < 0:
        return None
    content = init[at + 4 :]
    config = content[_AAC_CONFIG_AT : _AAC_CONFIG_AT + content[_AAC_CONFIG_AT - 1]]
    return AudioParameters(info.audio_rate, config[1] >> 3 & 15, config)


def _read(init: bytes) -> InitInfo:
    moov = find(init, b"moov")
    if moov is None:
        raise ValueError("the init segment has no moov")
    codecs, width, height, rate = [], 0, 0, 0
    for trak in children(init, moov.offset + HEADER_BYTES, moov.end):
        entry = _sample_entry(init, trak)
        if entry is None:
            continue
        codecs.append(_codec(init, entry))
        if entry.kind in {b"avc1", b"hvc1"}:
            width, height = struct.unpack_from(">HH", init, entry.offset + HEADER_BYTES + 24)
        if entry.kind == b"mp4a":
            rate = _timescale(init[trak.offset + HEADER_BYTES : trak.end])
    if not width:
        raise ValueError("the init segment has no video")
    return InitInfo(",".join(codecs), width, height, rate)


def _sample_entry(init: bytes, trak: BoxSpan) -> BoxSpan | None:
    if trak.kind != b"trak":
        return None
    content = init[trak.offset + HEADER_BYTES : trak.end]
    stsd = find(content, b"mdia", b"minf", b"stbl", b"stsd")
    if stsd is None:
        return None
    start = trak.offset + HEADER_BYTES + stsd.offset
    return next(children(init, start + _ENTRY_LIST_AT, start + stsd.size), None)


def _timescale(trak: bytes) -> int:
    mdhd = find(trak, b"mdia", b"mdhd")
    if mdhd is None:
        return 0
    version_1 = trak[mdhd.offset + HEADER_BYTES] == 1
    (timescale,) = struct.unpack_from(">I", trak, mdhd.offset + (28 if version_1 else 20))
    return int(timescale)


def _codec(init: bytes, entry: BoxSpan) -> str:
    skip = _AUDIO_FIELDS if entry.kind == b"mp4a" else _VISUAL_FIELDS
    for span in children(init, entry.offset + HEADER_BYTES + skip, entry.end):
        content = init[span.offset + HEADER_BYTES : span.end]
        if span.kind == b"avcC":
            return f"avc1.{content[1:4].hex()}"
        if span.kind == b"hvcC":
            return hevc_codec_string(content[1:13])
        if span.kind == b"esds":
            return f"mp4a.40.{content[_AAC_CONFIG_AT] >> 3}"
    return entry.kind.decode("latin-1")
