"""MPEG transport streams made of a spool's fragments, for players that know neither HLS nor MediaSource.

Pure: fragments in, packets out; nothing is encoded, only wrapped anew. Sources: ISO/IEC 13818-1 (packets, PAT, PMT,
PES), its annexes for H.264 and H.265 (byte stream format with access unit delimiters), 13818-7 (ADTS).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, cycle, islice

from tawny.media.aac import FRAME_SAMPLES, RATES
from tawny.media.init_info import audio_parameters, init_parameters
from tawny.media.init_segment import AUDIO_TRACK, VIDEO_TRACK
from tawny.media.nal import is_delimiter, is_parameter_set, join_annexb, split_length_prefixed
from tawny.media.packets import VIDEO_TIMESCALE, AudioParameters, Codec, VideoParameters
from tawny.media.samples import Sample, track_runs

PACKET_BYTES = 188
LEAD_TICKS = VIDEO_TIMESCALE // 2
"""A picture is shown so long after its bytes are due: sound arrives with the pictures of up to two fragments later."""

LONGEST_HOLD_TICKS = 2 * VIDEO_TIMESCALE
"""So much is held back at the beginning until sound has come."""

EARLY = 4
"""The first sound is among so many units. Home Assistant looks for it in 20 frames, and fails where it comes later."""

_PAYLOAD = PACKET_BYTES - 4
_PAT, _PMT, _VIDEO, _AUDIO = 0x0000, 0x1000, 0x0100, 0x0101
_STREAM_TYPES = {Codec.H264: 0x1B, Codec.H265: 0x24, Codec.AAC: 0x0F}
_DELIMITERS = {Codec.H264: b"\x09\xf0", Codec.H265: b"\x46\x01\x50"}
_VIDEO_ID, _AUDIO_ID = 0xE0, 0xC0
_CLOCK = 1 << 33
_DISCONTINUITY, _RANDOM_ACCESS, _HAS_PCR = 0x80, 0x40, 0x10


@dataclass(frozen=True, slots=True)
class _Unit:
    """What becomes one PES packet. Times in ticks of VIDEO_TIMESCALE."""

    pts: int
    dts: int
    data: bytes
    keyframe: bool = False
    sound: bool = False


class TransportStream:
    """One viewer's stream. Its timeline begins near zero, and breaks are as long in it as they were."""

    def __init__(self) -> None:
        self._video: VideoParameters | None = None
        self._audio: AudioParameters | None = None
        self._version = -1
        self._tables: tuple[bytes, bytes] = (b"", b"")
        self._counters = {_PAT: 0, _PMT: 0, _VIDEO: 0, _AUDIO: 0}
        self._held: list[_Unit] = []
        """What waits for the first sound."""
        self._begun = False
        """Whether anything was sent."""
        self._broken: set[int] = set()
        """The tracks whose next packet has to say that the one before it does not lead up to it."""
        self._first_wall_us: int | None = None
        self._run_wall_us = 0
        self._offset: int | None = None
        self._end = 0

    def begin(self, init: bytes, wall_us: int) -> None:
        """A run begins at `wall_us`. Raises ValueError when its init segment is damaged."""
        video, audio = init_parameters(init), audio_parameters(init)
        if self._first_wall_us is None:
            self._first_wall_us = wall_us
        else:
            self.break_off()
        if self._video is None or video.codec is not self._video.codec or (audio is None) != (self._audio is None):
            self._version = (self._version + 1) % 32
            self._tables = _pat(self._version), _pmt(self._version, video.codec, sound=audio is not None)
        self._video, self._audio = video, audio
        self._run_wall_us = wall_us
        self._offset = None

    def break_off(self) -> None:
        """Fragments are missing before the next one."""
        self._broken = {_VIDEO, _AUDIO}
        self._held.clear()

    def fragment(self, fragment: bytes) -> bytes:
        """The packets of one fragment, if they need not wait. Raises ValueError when it is damaged."""
        runs = {run.track: run.samples for run in track_runs(fragment[: int.from_bytes(fragment[:4])])}
        video = runs.get(VIDEO_TRACK, ())
        if not video:
            raise ValueError("the fragment has no pictures")
        if self._offset is None:
            self._offset = self._run_start() - video[0].dts
        units = [*self._pictures(fragment, video), *self._sound(fragment, runs.get(AUDIO_TRACK, ()))]
        self._end = video[-1].dts + video[-1].duration + self._offset
        return self._packets(units, tables=video[0].keyframe)

    def _packets(self, units: list[_Unit], *, tables: bool) -> bytes:
        units.sort(key=lambda unit: unit.dts)
        if not self._begun:
            units, tables = self._with_first_sound(units), True
            self._begun = bool(units)
        parts = list(self._table_packets()) if units and tables else []
        for unit in units:
            self._add(parts, unit)
        return b"".join(parts)

    def _with_first_sound(self, units: list[_Unit]) -> list[_Unit]:
        """Nothing until there is sound, if there is to be any; then all that was held, with sound near its start."""
        held = self._held = sorted([*self._held, *units], key=lambda unit: unit.dts)
        picture = next(unit for unit in held if not unit.sound)
        held = self._held = [unit for unit in held if not unit.sound or unit.dts >= picture.dts]
        sound = next((place for place, unit in enumerate(held) if unit.sound), None)
        if self._audio is not None and sound is None and held[-1].dts - held[0].dts < LONGEST_HOLD_TICKS:
            return []
        self._held = []
        if sound is not None and sound >= EARLY:
            held.insert(1, held.pop(sound))
        return held

    def _run_start(self) -> int:
        assert self._first_wall_us is not None
        passed = (self._run_wall_us - self._first_wall_us) * VIDEO_TIMESCALE // 1_000_000
        return max(self._end, passed)

    def _pictures(self, fragment: bytes, samples: tuple[Sample, ...]) -> Iterator[_Unit]:
        assert self._video is not None
        assert self._offset is not None
        codec = self._video.codec
        for sample in samples:
            units = split_length_prefixed(fragment[sample.offset : sample.offset + sample.size])
            units = [unit for unit in units if not (is_delimiter(codec, unit) or is_parameter_set(codec, unit))]
            sets = self._video.parameter_sets if sample.keyframe else ()
            dts = sample.dts + self._offset
            data = join_annexb([_DELIMITERS[codec], *sets, *units])
            yield _Unit(dts + sample.composition, dts, data, sample.keyframe)

    def _sound(self, fragment: bytes, samples: tuple[Sample, ...]) -> Iterator[_Unit]:
        """The frames that follow each other without a hole, together.

        At first singly: FFmpeg does not know yet how long they are, and gives a time to none but the first.
        """
        if self._audio is None or self._offset is None:
            return
        frames: list[bytes] = []
        start = 0
        for sample in samples:
            if not frames:
                start = sample.dts * VIDEO_TIMESCALE // self._audio.sample_rate + self._offset
            frames.append(_adts(self._audio, sample.size))
            frames.append(fragment[sample.offset : sample.offset + sample.size])
            if not self._begun or sample is samples[-1] or abs(sample.duration - FRAME_SAMPLES) > 1:
                yield _Unit(start, start, b"".join(frames), sound=True)
                frames = []

    # packets

    def _add(self, parts: list[bytes], unit: _Unit) -> None:
        pid = _AUDIO if unit.sound else _VIDEO
        flags = _RANDOM_ACCESS if unit.keyframe or unit.sound else 0
        if pid in self._broken:
            self._broken.discard(pid)
            flags |= _DISCONTINUITY
        field = bytes([flags]) if unit.sound else bytes([flags | _HAS_PCR]) + _pcr(unit.dts)
        pes = _pes_header(unit) + unit.data
        room = _PAYLOAD - 1 - len(field)
        if len(pes) < room:
            field += b"\xff" * (room - len(pes))
        parts += (self._header(pid, 0x40, 0x30), bytes([len(field)]), field, pes[:room])
        self._add_rest(parts, pid, pes, room)

    def _add_rest(self, parts: list[bytes], pid: int, pes: bytes, at: int) -> None:
        whole = max(0, len(pes) - at) // _PAYLOAD
        end = at + whole * _PAYLOAD
        counter = self._counters[pid]
        headers = islice(cycle(_HEADERS[pid, 0, 0x10]), counter, counter + whole)
        payloads = [pes[place : place + _PAYLOAD] for place in range(at, end, _PAYLOAD)]
        parts += chain.from_iterable(zip(headers, payloads, strict=True))
        self._counters[pid] = (counter + whole) & 15
        at = end
        if at < len(pes):
            missing = _PAYLOAD - (len(pes) - at)
            stuffing = bytes([missing - 1]) + (b"\0" + b"\xff" * (missing - 2) if missing > 1 else b"")
            parts += (self._header(pid, 0, 0x30), stuffing, pes[at:])

    def _table_packets(self) -> Iterator[bytes]:
        for pid, table in zip((_PAT, _PMT), self._tables, strict=True):
            yield self._header(pid, 0x40, 0x10) + (b"\0" + table).ljust(_PAYLOAD, b"\xff")

    def _header(self, pid: int, start: int, control: int) -> bytes:
        counter = self._counters[pid]
        self._counters[pid] = (counter + 1) & 15
        return _HEADERS[pid, start, control][counter]


_HEADERS = {
    (pid, start, control): [bytes([0x47, start | pid >> 8, pid & 0xFF, control | counter]) for counter in range(16)]
    for pid in (_PAT, _PMT, _VIDEO, _AUDIO)
    for start in (0, 0x40)
    for control in (0x10, 0x30)
}


def _pes_header(unit: _Unit) -> bytes:
    times = _time(0x2 if unit.pts == unit.dts else 0x3, unit.pts)
    if unit.pts != unit.dts:
        times += _time(0x1, unit.dts)
    size = len(unit.data) + 3 + len(times)
    # The length of pictures may be left open, and has to be when they are large.
    length = size if unit.sound and size <= 0xFFFF else 0
    stream = _AUDIO_ID if unit.sound else _VIDEO_ID
    flags = bytes([0x84, 0x80 if unit.pts == unit.dts else 0xC0, len(times)])
    return b"\0\0\1" + bytes([stream]) + length.to_bytes(2) + flags + times


def _time(prefix: int, ticks: int) -> bytes:
    at = (ticks + LEAD_TICKS) % _CLOCK
    return (
        bytes([prefix << 4 | (at >> 30) << 1 | 1])
        + ((at >> 15 & 0x7FFF) << 1 | 1).to_bytes(2)
        + ((at & 0x7FFF) << 1 | 1).to_bytes(2)
    )


def _pcr(ticks: int) -> bytes:
    return ((ticks % _CLOCK) << 15 | 0x7E00).to_bytes(6)


def _adts(audio: AudioParameters, size: int) -> bytes:
    """The header of an AAC frame. Extensions of AAC are left to the decoder to find, as ADTS can't tell them."""
    config = int.from_bytes(audio.config[:2])
    index, channels = config >> 7 & 15, config >> 3 & 15
    if index >= len(RATES):
        index = min(range(len(RATES)), key=lambda known: abs(RATES[known] - audio.sample_rate))
    size += 7
    main, low_complexity = 0, 1
    profile = main if config >> 11 == 1 else low_complexity
    bits = 0xFFF1 << 40 | profile << 38 | index << 34 | channels << 30 | size << 13 | 0x7FF << 2
    return bits.to_bytes(7)


def _pat(version: int) -> bytes:
    return _section(0, 1, version, b"\0\1" + (0xE000 | _PMT).to_bytes(2))


def _pmt(version: int, codec: Codec, *, sound: bool) -> bytes:
    streams = [(_STREAM_TYPES[codec], _VIDEO), *([(_STREAM_TYPES[Codec.AAC], _AUDIO)] if sound else [])]
    entries = b"".join(bytes([kind]) + (0xE000 | pid).to_bytes(2) + b"\xf0\0" for kind, pid in streams)
    return _section(2, 1, version, (0xE000 | _VIDEO).to_bytes(2) + b"\xf0\0" + entries)


def _section(table: int, number: int, version: int, content: bytes) -> bytes:
    length = len(content) + 9
    head = bytes([table]) + (0xB000 | length).to_bytes(2) + number.to_bytes(2) + bytes([0xC1 | version << 1, 0, 0])
    return head + content + _crc(head + content).to_bytes(4)


def _crc(data: bytes) -> int:
    """CRC-32 as in 13818-1, annex A."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1 ^ (0x04C11DB7 if crc & 0x80000000 else 0)) & 0xFFFFFFFF
    return crc
