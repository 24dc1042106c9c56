"""Parameter sets among the pictures: for players that read the first description of them and no other.

FFmpeg and all that is made with it, browsers among them, take the first init segment of a playlist and the first sample
entry of a file; where the camera changed its picture, or the idle track stands in, they find in the pictures how these
are to be decoded. Only for H.264: Apple's players want H.265 without any.
"""

from __future__ import annotations

import struct
from dataclasses import replace

from tawny.media.boxes import HEADER_BYTES
from tawny.media.init_info import init_parameters
from tawny.media.init_segment import VIDEO_TRACK
from tawny.media.nal import join_length_prefixed
from tawny.media.packets import Codec
from tawny.media.sample_runs import OFFSET_AT, TRACK_BYTES, SampleRun, track_places, video_of

_SIZE_AT = 4
"""Where the size of a sample is in its row."""


def parameter_sets(init: bytes) -> bytes:
    """Those of `init` as they go before a picture; nothing where they don't. Raises ValueError when it is damaged."""
    parameters = init_parameters(init)
    return join_length_prefixed(list(parameters.parameter_sets)) if parameters.codec is Codec.H264 else b""


def runs_behind(runs: list[SampleRun], size: int) -> list[SampleRun]:
    """The runs of a fragment whose first picture has got `size` more bytes in front of it."""
    return [
        replace(run, sizes=[run.sizes[0] + size, *run.sizes[1:]])
        if run.track == VIDEO_TRACK
        else replace(run, offset=run.offset + size)
        for run in runs
    ]


def with_parameter_sets(piece: bytes, init: bytes) -> bytes:
    """Whole fragments with the parameter sets of `init` before the first picture. Raises ValueError when damaged."""
    sets = parameter_sets(init)
    if not sets:
        return piece
    moof_bytes = int.from_bytes(piece[:4])
    moof = bytearray(piece[:moof_bytes])
    places = list(track_places(moof))
    video = video_of([run for _, run in places])
    if video is None or video.offset != moof_bytes + HEADER_BYTES:
        raise ValueError("the fragment does not begin with a picture")
    for at, run in places:
        if run is video:
            struct.pack_into(">I", moof, at + TRACK_BYTES + _SIZE_AT, video.sizes[0] + len(sets))
        else:
            struct.pack_into(">i", moof, at + OFFSET_AT, run.offset + len(sets))
    mdat_bytes, kind = struct.unpack_from(">I4s", piece, moof_bytes)
    mdat = struct.pack(">I4s", mdat_bytes + len(sets), kind)
    return b"".join((moof, mdat, sets, piece[moof_bytes + HEADER_BYTES :]))
