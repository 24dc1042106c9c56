"""RTP packets: cutting NAL units and audio into payloads, laying them out for the wire, and RTCP sender reports.

Everything that costs time happens once, when a file is loaded; per frame only sequence number, timestamp and SSRC are
patched into a copy.

Sources: RFC 3550 (RTP, RTCP), RFC 6184 (H.264), RFC 7798 (H.265), RFC 3640 (AAC-hbr), RFC 2326 (interleaving).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawny.media.packets import Codec

MAX_PAYLOAD = 1400
INTERLEAVED_HEADER = 4
RTP_HEADER = 12
MASK_16, MASK_32 = 0xFFFF, 0xFFFFFFFF

_FU_A, _FU_H265 = 28, 49
_SENDER_REPORT, _SOURCE_DESCRIPTION, _BYE, _CNAME = 200, 202, 203, 1
_NTP_EPOCH_S = 2_208_988_800
"""Seconds from 1900, where NTP begins, to 1970."""
_PATCH = struct.Struct("!HII")


@dataclass(frozen=True, slots=True)
class Wire:
    """The RTP packets of one frame, each behind its interleaving header. `starts` are the offsets of those headers."""

    data: bytes | bytearray
    starts: tuple[int, ...]

    def packets(self) -> list[memoryview]:
        """The packets, each with its interleaving header."""
        view = memoryview(self.data)
        ends = (*self.starts[1:], len(self.data))
        return [view[start:end] for start, end in zip(self.starts, ends, strict=True)]


def payloads_of_unit(codec: Codec, unit: bytes) -> list[bytes]:
    """One NAL unit as a single-NAL payload or, when it is too long, as fragmentation units."""
    if len(unit) <= MAX_PAYLOAD:
        return [unit]
    if codec is Codec.H264:
        header, kind, body = bytes([unit[0] & 0xE0 | _FU_A]), unit[0] & 0x1F, unit[1:]
    else:
        header, kind, body = bytes([unit[0] & 0x81 | _FU_H265 << 1, unit[1]]), unit[0] >> 1 & 0x3F, unit[2:]
    room = MAX_PAYLOAD - len(header) - 1
    chunks = [body[at : at + room] for at in range(0, len(body), room)]
    last = len(chunks) - 1
    return [
        header + bytes([(index == 0) << 7 | (index == last) << 6 | kind]) + chunk for index, chunk in enumerate(chunks)
    ]


def payloads_of_picture(codec: Codec, units: Iterable[bytes]) -> list[bytes]:
    """The payloads of all NAL units of one picture."""
    return [payload for unit in units for payload in payloads_of_unit(codec, unit)]


def payloads_of_aac(unit: bytes) -> list[bytes]:
    """One AAC access unit with its AU header section; fragments carry the size of the whole unit."""
    header = struct.pack("!HH", 16, len(unit) << 3)
    room = MAX_PAYLOAD - len(header)
    return [header + unit[at : at + room] for at in range(0, len(unit), room)]


def lay_out(payloads: Sequence[bytes], payload_type: int, *, marker: bool = True) -> Wire:
    """Headers with zeros where `stamp` patches; `marker` sets the marker bit of the last packet."""
    parts: list[bytes] = []
    starts: list[int] = []
    at = 0
    for index, payload in enumerate(payloads):
        mark = 0x80 if marker and index == len(payloads) - 1 else 0
        starts.append(at)
        parts += [struct.pack("!BBHBB10x", 0x24, 0, RTP_HEADER + len(payload), 0x80, mark | payload_type), payload]
        at += INTERLEAVED_HEADER + RTP_HEADER + len(payload)
    return Wire(b"".join(parts), tuple(starts))


def stamp(wire: Wire, sequence: int, timestamp: int, ssrc: int) -> Wire:
    """A copy of `wire` with these header fields, on interleaved channel 0. Numbers may be beyond their field's size."""
    data = bytearray(wire.data)
    timestamp &= MASK_32
    patch = _PATCH.pack_into
    for start in wire.starts:
        patch(data, start + INTERLEAVED_HEADER + 2, sequence & MASK_16, timestamp, ssrc)
        sequence += 1
    return Wire(data, wire.starts)


def on_channel(wire: Wire, channel: int) -> Wire:
    """`wire` on another interleaved channel than 0."""
    if channel == 0:
        return wire
    data = bytearray(wire.data)
    for start in wire.starts:
        data[start + 1] = channel
    return Wire(data, wire.starts)


def sender_report(ssrc: int, wall_s: float, timestamp: int, packets: int, octets: int) -> bytes:
    """An RTCP compound packet: sender report (this wall time is that RTP timestamp) and source description."""
    seconds = int(wall_s)
    fraction = int((wall_s - seconds) * 2**32)
    report = struct.pack(
        "!BBHIIIIII",
        0x80,
        _SENDER_REPORT,
        6,
        ssrc,
        seconds + _NTP_EPOCH_S,
        fraction,
        timestamp & MASK_32,
        packets & MASK_32,
        octets & MASK_32,
    )
    return report + _description(ssrc)


def goodbye(ssrc: int) -> bytes:
    """An RTCP packet that says that the stream is over."""
    return struct.pack("!BBHI", 0x81, _BYE, 1, ssrc)


def interleave(channel: int, packet: bytes) -> bytes:
    """`packet` behind the header that puts it on a channel of the RTSP connection."""
    return struct.pack("!BBH", 0x24, channel, len(packet)) + packet


def _description(ssrc: int) -> bytes:
    name = b"tawny-simulator"
    items = bytes([_CNAME, len(name)]) + name + b"\x00"
    items += b"\x00" * (-len(items) % 4)
    return struct.pack("!BBHI", 0x81, _SOURCE_DESCRIPTION, 1 + len(items) // 4, ssrc) + items
