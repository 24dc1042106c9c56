"""What a progressive file takes over from the init segments of its footage: tracks with their sample entries, as bytes.

Nothing is parsed that need not be understood, so that H.264, H.265 and whatever comes keep their sample entries.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from tawny.media.boxes import HEADER_BYTES, BoxSpan, children

_STSD_HEAD_BYTES = 8
_TKHD_TRACK_AT = 20
_MDHD_TIMESCALE_AT = {0: 20, 1: 28}
_VERSION_AT = 8


@dataclass(frozen=True, slots=True)
class TrackTemplate:
    """A track of an init segment; `tkhd`, `hdlr`, `header` (vmhd or smhd) and `dinf` are whole boxes.

    `entry` is the first sample entry, ready for a stsd; `timescale` counts ticks per second.
    """

    number: int
    timescale: int
    entry: bytes
    tkhd: bytes
    hdlr: bytes
    header: bytes
    dinf: bytes

    @property
    def format(self) -> bytes:
        """The kind of the sample entry: avc1, hvc1, mp4a."""
        return self.entry[4:8]


def read_templates(init: bytes) -> dict[int, TrackTemplate]:
    """The tracks of an init segment by number.

    Raises ValueError when it is damaged.
    """
    try:
        moov = _named(init, 0, len(init))[b"moov"]
        traks = [span for span in children(init, moov.offset + HEADER_BYTES, moov.end) if span.kind == b"trak"]
        templates = [_template(init, trak) for trak in traks]
    except (KeyError, StopIteration, struct.error) as error:
        raise ValueError("the init segment is damaged") from error
    return {template.number: template for template in templates}


def _template(init: bytes, trak: BoxSpan) -> TrackTemplate:
    in_trak = _inside(init, trak)
    in_mdia = _inside(init, in_trak[b"mdia"])
    in_minf = _inside(init, in_mdia[b"minf"])
    stsd = _inside(init, in_minf[b"stbl"])[b"stsd"]
    entry = next(children(init, stsd.offset + HEADER_BYTES + _STSD_HEAD_BYTES, stsd.end))
    tkhd, mdhd = _bytes(init, in_trak[b"tkhd"]), _bytes(init, in_mdia[b"mdhd"])
    return TrackTemplate(
        number=struct.unpack_from(">I", tkhd, _TKHD_TRACK_AT)[0],
        timescale=struct.unpack_from(">I", mdhd, _MDHD_TIMESCALE_AT[mdhd[_VERSION_AT]])[0],
        entry=_bytes(init, entry),
        tkhd=tkhd,
        hdlr=_bytes(init, in_mdia[b"hdlr"]),
        header=_bytes(init, in_minf.get(b"vmhd") or in_minf[b"smhd"]),
        dinf=_bytes(init, in_minf[b"dinf"]),
    )


def _inside(data: bytes, span: BoxSpan) -> dict[bytes, BoxSpan]:
    return _named(data, span.offset + HEADER_BYTES, span.end)


def _named(data: bytes, start: int, end: int) -> dict[bytes, BoxSpan]:
    return {span.kind: span for span in children(data, start, end)}


def _bytes(data: bytes, span: BoxSpan) -> bytes:
    return data[span.offset : span.end]
