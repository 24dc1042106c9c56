"""The init segment of a stream: what a player must know before the first fragment, and the stream's codec string.

Sources: ISO/IEC 14496-12 (moov), 14496-14 (esds), 14496-15 (avc1, hvc1), RFC 6381 and 14496-15 Annex E (codec strings).
H.265 is written as `hvc1`, parameter sets in the sample entry alone, because Apple's players take nothing else.
"""

from __future__ import annotations

import struct

from tawny.media.bits import BitReader
from tawny.media.boxes import box, full_box
from tawny.media.nal import nal_type
from tawny.media.packets import VIDEO_TIMESCALE, AudioParameters, Codec, StreamParameters, VideoParameters

VIDEO_TRACK = 1
AUDIO_TRACK = 2
_MATRIX = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_LANGUAGE_UNDETERMINED = 0x55C4
_HVCC_CONSTANT_RATE_UNKNOWN = 0
_OBJECT_TYPE_AAC = 0x40
_STREAM_TYPE_AUDIO = 0x15


def init_segment(parameters: StreamParameters) -> bytes:
    """The ftyp and moov of a fragmented MP4 with one video and at most one audio track."""
    tracks = [video_track(parameters.video)]
    defaults = [_trex(VIDEO_TRACK)]
    if parameters.audio is not None:
        tracks.append(audio_track(parameters.audio))
        defaults.append(_trex(AUDIO_TRACK))
    ftyp = box(b"ftyp", b"iso6", bytes(4), b"iso6cmfcmp41")
    return ftyp + box(b"moov", movie_header(0), *tracks, box(b"mvex", *defaults))


def codec_string(parameters: StreamParameters) -> str:
    """The `codecs` value for playlists and MediaSource: `avc1.64001f,mp4a.40.2`."""
    video = parameters.video
    name = (
        f"avc1.{_sps(video)[1:4].hex()}"
        if video.codec is Codec.H264
        else hevc_codec_string(_HevcSps(_sps(video)).profile_tier_level)
    )
    if parameters.audio is None:
        return name
    return f"{name},mp4a.40.{parameters.audio.config[0] >> 3}"


def movie_header(duration_ms: int) -> bytes:
    """The mvhd box, in milliseconds; 0 where fragments tell the duration."""
    return full_box(
        b"mvhd",
        0,
        0,
        struct.pack(">IIII", 0, 0, 1000, duration_ms),
        struct.pack(">IH10x", 0x10000, 0x100),
        _MATRIX,
        bytes(24),
        struct.pack(">I", 3),
    )


def video_track(video: VideoParameters, duration_ms: int = 0, tables: bytes = b"", media_duration: int = 0) -> bytes:
    """The trak box of the video; `tables` are the sample tables of a progressive file, empty ones for fragments."""
    header = _track_header(VIDEO_TRACK, duration_ms, volume=0, width=video.width, height=video.height)
    media_header = full_box(b"vmhd", 0, 1, bytes(8))
    media = _media(VIDEO_TIMESCALE, media_duration, _handler(b"vide", b"Video"))
    return box(b"trak", header, box(b"mdia", media, _information(media_header, _visual_entry(video), tables)))


def audio_track(audio: AudioParameters, duration_ms: int = 0, tables: bytes = b"", media_duration: int = 0) -> bytes:
    """The trak box of the audio; see `video_track`."""
    header = _track_header(AUDIO_TRACK, duration_ms, volume=0x100, width=0, height=0)
    media_header = full_box(b"smhd", 0, 0, bytes(4))
    media = _media(audio.sample_rate, media_duration, _handler(b"soun", b"Audio"))
    return box(b"trak", header, box(b"mdia", media, _information(media_header, _audio_entry(audio), tables)))


def _track_header(track: int, duration_ms: int, *, volume: int, width: int, height: int) -> bytes:
    enabled_in_movie = 3
    return full_box(
        b"tkhd",
        0,
        enabled_in_movie,
        struct.pack(">IIIII", 0, 0, track, 0, duration_ms),
        struct.pack(">8xhhHH", 0, 0, volume, 0),
        _MATRIX,
        struct.pack(">II", width << 16, height << 16),
    )


def _media(timescale: int, duration: int, handler: bytes) -> bytes:
    return (
        full_box(b"mdhd", 1, 0, struct.pack(">QQIQHH", 0, 0, timescale, duration, _LANGUAGE_UNDETERMINED, 0)) + handler
    )


def _information(media_header: bytes, entry: bytes, tables: bytes) -> bytes:
    same_file = full_box(b"dref", 0, 0, struct.pack(">I", 1), full_box(b"url ", 0, 1))
    description = full_box(b"stsd", 0, 0, struct.pack(">I", 1), entry)
    return box(b"minf", media_header, box(b"dinf", same_file), box(b"stbl", description, tables or _empty_tables()))


def _empty_tables() -> bytes:
    none = bytes(4)
    return b"".join(
        (
            full_box(b"stts", 0, 0, none),
            full_box(b"stsc", 0, 0, none),
            full_box(b"stsz", 0, 0, none, none),
            full_box(b"stco", 0, 0, none),
        )
    )


def _handler(kind: bytes, name: bytes) -> bytes:
    return full_box(b"hdlr", 0, 0, bytes(4), kind, bytes(12), name + b"\0")


def _trex(track: int) -> bytes:
    return full_box(b"trex", 0, 0, struct.pack(">IIIII", track, 1, 0, 0, 0))


def _visual_entry(video: VideoParameters) -> bytes:
    kind, configuration = (
        (b"avc1", box(b"avcC", _avcc(video))) if video.codec is Codec.H264 else (b"hvc1", box(b"hvcC", _hvcc(video)))
    )
    fields = struct.pack(">6xH16xHHIIIH", 1, video.width, video.height, 72 << 16, 72 << 16, 0, 1)
    return box(kind, fields, bytes(32), struct.pack(">Hh", 24, -1), configuration)


def _audio_entry(audio: AudioParameters) -> bytes:
    fields = struct.pack(">6xH8xHHHHI", 1, audio.channels, 16, 0, 0, min(audio.sample_rate, 0xFFFF) << 16)
    return box(b"mp4a", fields, _esds(audio))


def _esds(audio: AudioParameters) -> bytes:
    specific = _descriptor(5, audio.config)
    config = _descriptor(4, bytes([_OBJECT_TYPE_AAC, _STREAM_TYPE_AUDIO]), bytes(3), bytes(8), specific)
    return full_box(b"esds", 0, 0, _descriptor(3, struct.pack(">HB", AUDIO_TRACK, 0), config, _descriptor(6, b"\x02")))


def _descriptor(tag: int, *content: bytes) -> bytes:
    body = b"".join(content)
    return bytes([tag, len(body)]) + body  # below 128 bytes, so that one length byte does


def _sps(video: VideoParameters) -> bytes:
    kind = 7 if video.codec is Codec.H264 else 33
    return next(unit for unit in video.parameter_sets if nal_type(video.codec, unit) == kind)


def _avcc(video: VideoParameters) -> bytes:
    by_kind = {kind: [unit for unit in video.parameter_sets if nal_type(video.codec, unit) == kind] for kind in (7, 8)}
    sps = by_kind[7][0]
    parts = [b"\x01", sps[1:4], b"\xff", bytes([0xE0 | len(by_kind[7])])]
    parts += [len(unit).to_bytes(2) + unit for unit in by_kind[7]]
    parts.append(bytes([len(by_kind[8])]))
    parts += [len(unit).to_bytes(2) + unit for unit in by_kind[8]]
    return b"".join(parts) + _avcc_extension(sps)


def _avcc_extension(sps: bytes) -> bytes:
    """Chroma format and bit depths, which all but the Baseline, Main and Extended profiles carry."""
    if sps[1] in {66, 77, 88}:
        return b""
    reader = BitReader(sps[4:])
    reader.golomb()  # seq_parameter_set_id
    chroma = reader.golomb()
    if chroma == 3:
        reader.bits(1)
    luma_depth, chroma_depth = reader.golomb(), reader.golomb()
    return bytes([0xFC | chroma, 0xF8 | luma_depth, 0xF8 | chroma_depth, 0])


class _HevcSps:
    """The fields of an H.265 SPS that hvcC repeats (H.265, 7.3.2.2)."""

    def __init__(self, sps: bytes) -> None:
        reader = BitReader(sps[2:])
        reader.bits(4)
        sub_layers_minus1 = reader.bits(3)
        self.temporal_layers = sub_layers_minus1 + 1
        self.temporal_nesting = reader.bits(1)
        self.profile_tier_level = bytes(reader.bits(8) for _ in range(12))
        self._skip_sub_layers(reader, sub_layers_minus1)
        reader.golomb()  # sps_seq_parameter_set_id
        self.chroma = reader.golomb()
        if self.chroma == 3:
            reader.bits(1)
        reader.golomb()  # width
        reader.golomb()  # height
        if reader.bits(1):
            for _ in range(4):
                reader.golomb()  # conformance window
        self.luma_depth = reader.golomb()
        self.chroma_depth = reader.golomb()

    @staticmethod
    def _skip_sub_layers(reader: BitReader, count: int) -> None:
        present = [(reader.bits(1), reader.bits(1)) for _ in range(count)]
        if count:
            reader.bits(2 * (8 - count))
        for profile, level in present:
            reader.bits(88 * profile + 8 * level)


def _hvcc(video: VideoParameters) -> bytes:
    sps = _HevcSps(_sps(video))
    arrays = []
    for kind in (32, 33, 34):
        units = [unit for unit in video.parameter_sets if nal_type(video.codec, unit) == kind]
        complete = 0x80
        arrays.append(bytes([complete | kind]) + len(units).to_bytes(2))
        arrays += [len(unit).to_bytes(2) + unit for unit in units]
    layers = _HVCC_CONSTANT_RATE_UNKNOWN << 6 | sps.temporal_layers << 3 | sps.temporal_nesting << 2 | 3
    return b"".join(
        (
            b"\x01",
            sps.profile_tier_level,
            struct.pack(">HB", 0xF000, 0xFC),
            bytes([0xFC | sps.chroma, 0xF8 | sps.luma_depth, 0xF8 | sps.chroma_depth]),
            struct.pack(">HBB", 0, layers, 3),
            *arrays,
        )
    )


def hevc_codec_string(tier_level: bytes) -> str:
    """The codec string of the 12 bytes of general profile, tier and level that begin an hvcC."""
    space = ("", "A", "B", "C")[tier_level[0] >> 6]
    tier = "H" if tier_level[0] & 0x20 else "L"
    compatibility = int(f"{int.from_bytes(tier_level[1:5]):032b}"[::-1], 2)
    constraints = [f"{byte:X}" for byte in tier_level[5:11].rstrip(b"\0")]
    return ".".join(
        [f"hvc1.{space}{tier_level[0] & 0x1F}", f"{compatibility:X}", f"{tier}{tier_level[11]}", *constraints]
    )
