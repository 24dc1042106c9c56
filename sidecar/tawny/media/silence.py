"""Sound for video that has none: where a part of a playlist has sound, or one rendition, all need the same tracks.

The idle track, the small renditions and most cameras' sub streams are silent, and browsers can't play on where a track
comes or goes. Silence is told as the camera's own sound is, because not every player reads a second init segment. It
costs twelve bytes for each access unit of 1024 samples: 5 to 8 kbit/s.
"""

from __future__ import annotations

import struct

from tawny.media.aac import FRAME_SAMPLES, SILENT_FRAMES, low_complexity
from tawny.media.boxes import HEADER_BYTES, box, full_box
from tawny.media.init_info import init_parameters
from tawny.media.init_segment import AUDIO_TRACK, init_segment
from tawny.media.packets import VIDEO_TIMESCALE, AudioParameters, StreamParameters
from tawny.media.sample_runs import sample_runs, video_of

CODEC = "mp4a.40.2"

_DEFAULT_BASE_IS_MOOF = 0x020000
_TRUN_SIZED = 0x000301
_VIDEO_OFFSET_AT = 8 + 16 + 60
"""Where the first run of a fragment says how far its samples are from the moof."""


def silence_name(sound: AudioParameters) -> str:
    """Silence like `sound` in an address: `48000x1`."""
    return f"{sound.sample_rate}x{sound.channels}"


def silence_named(text: str) -> AudioParameters:
    """The inverse of `silence_name`. Raises ValueError."""
    rate, _, channels = text.partition("x")
    sound = low_complexity(int(rate), int(channels))
    if sound.channels not in SILENT_FRAMES:
        raise ValueError("no camera has so many channels")
    return sound


def silence_bits(sound: AudioParameters, parts_per_second: float) -> int:
    """How many bits per second silence like `sound` takes, in so many fragments each second."""
    frames = sound.sample_rate / FRAME_SAMPLES
    row = len(SILENT_FRAMES[sound.channels]) + 8
    return round(8 * (frames * row + parts_per_second * len(_traf(0, b"", 0, 0))))


def init_with_sound(init: bytes, sound: AudioParameters) -> bytes:
    """An init segment without sound, with a sound track. Raises ValueError when it is damaged."""
    return init_segment(StreamParameters(init_parameters(init), sound))


def with_silence(piece: bytes, sound: AudioParameters) -> bytes:
    """Whole fragments without sound, with silence as long as the pictures. Raises ValueError when they are damaged.

    Pieces that follow on have sound that does, too.
    """
    start = end = at = 0
    while at < len(piece):
        size = _size(piece, at, b"moof")
        video = video_of(sample_runs(piece[at : at + size]))
        if video is None:
            raise ValueError("a fragment has no pictures")
        end = video.dts + sum(video.durations)
        if not at:
            start = video.dts
        at += size + _size(piece, at + size, b"mdat")
    start, end = (ticks * sound.sample_rate // VIDEO_TIMESCALE for ticks in (start, end))
    return _insert(piece, start, end, SILENT_FRAMES[sound.channels])


def _insert(piece: bytes, start: int, end: int, frame: bytes) -> bytes:
    """Put all the silence from sample `start` to `end` into the first fragment."""
    moof_bytes = _size(piece, 0, b"moof")
    mdat_bytes = _size(piece, moof_bytes, b"mdat")
    frames = max(1, round((end - start) / FRAME_SAMPLES))
    durations = [FRAME_SAMPLES] * (frames - 1) + [max(1, end - start - FRAME_SAMPLES * (frames - 1))]
    rows = b"".join(struct.pack(">II", duration, len(frame)) for duration in durations)
    longer = len(_traf(start, rows, frames, 0))
    sound_at = moof_bytes + longer + mdat_bytes
    moof = bytearray(piece[:moof_bytes])
    struct.pack_into(">I", moof, 0, moof_bytes + longer)
    (offset,) = struct.unpack_from(">i", moof, _VIDEO_OFFSET_AT)
    struct.pack_into(">i", moof, _VIDEO_OFFSET_AT, offset + longer)
    silence = frame * frames
    mdat = struct.pack(">I4s", mdat_bytes + len(silence), b"mdat")
    media = piece[moof_bytes + HEADER_BYTES : moof_bytes + mdat_bytes]
    rest = piece[moof_bytes + mdat_bytes :]
    return b"".join((moof, _traf(start, rows, frames, sound_at), mdat, media, silence, rest))


def _traf(start: int, rows: bytes, frames: int, offset: int) -> bytes:
    head = full_box(b"tfhd", 0, _DEFAULT_BASE_IS_MOOF, AUDIO_TRACK.to_bytes(4))
    time = full_box(b"tfdt", 1, 0, start.to_bytes(8))
    return box(b"traf", head, time, full_box(b"trun", 0, _TRUN_SIZED, struct.pack(">Ii", frames, offset), rows))


def _size(data: bytes, at: int, kind: bytes) -> int:
    try:
        size, found = struct.unpack_from(">I4s", data, at)
    except struct.error as error:
        raise ValueError("these are no whole fragments") from error
    if found != kind or size < HEADER_BYTES:
        raise ValueError("these are no whole fragments")
    return int(size)
