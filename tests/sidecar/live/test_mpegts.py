"""Transport streams made of fragments: judged by FFmpeg, and looked at packet by packet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import av
import pytest

from support.ffmpeg import checksums, needs_ffmpeg, play, probe
from support.footage import START_US, Footage, read_footage
from support.video import make_clip
from tawny.live.mpegts import PACKET_BYTES, TransportStream

VIDEO, AUDIO = 0x100, 0x101
CLIPS = {
    "h264": {"audio": True},
    "h264_reordered": {"audio": True, "bframes": 2},
    "h265": {"codec": "hevc", "audio": True},
    "h265_reordered": {"codec": "hevc", "bframes": 2},
}


@pytest.fixture(scope="module", params=CLIPS)
def footage(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Footage:
    path = tmp_path_factory.mktemp("ts") / "a.mp4"
    return read_footage(make_clip(path, seconds=4, fps=10, gop=10, **CLIPS[request.param]))


def run(stream: TransportStream, footage: Footage, *, wall_us: int = START_US, first: int = 0) -> bytes:
    """All fragments of one run from `first` on."""
    stream.begin(footage.init, wall_us)
    return b"".join(stream.fragment(fragment.data) for fragment in footage.fragments[first:])


def packets(data: bytes) -> Iterator[tuple[int, bool, int, int, int | None]]:
    """(PID, begins a PES, counter, flags, PCR) of every packet."""
    for at in range(0, len(data), PACKET_BYTES):
        packet = data[at : at + PACKET_BYTES]
        assert packet[0] == 0x47
        assert len(packet) == PACKET_BYTES
        flags = packet[5] if packet[3] & 0x20 and packet[4] else 0
        pcr = int.from_bytes(packet[6:12]) >> 15 if flags & 0x10 else None
        yield int.from_bytes(packet[1:3]) & 0x1FFF, bool(packet[1] & 0x40), packet[3] & 15, flags, pcr


@needs_ffmpeg
def test_players_read_it_without_a_warning(footage: Footage, tmp_path: Path) -> None:
    path = tmp_path / "a.ts"
    path.write_bytes(run(TransportStream(), footage))
    play(path)
    streams = {stream["codec_type"]: stream for stream in probe(path)["streams"]}
    video = footage.parameters.video
    assert streams["video"]["codec_name"] == video.codec.value
    assert (streams["video"]["width"], streams["video"]["height"]) == (video.width, video.height)
    assert float(streams["video"]["duration"]) == pytest.approx(4, abs=0.15)
    assert ("audio" in streams) is (footage.parameters.audio is not None)


@needs_ffmpeg
def test_nothing_of_the_sound_is_changed(larger: Footage, tmp_path: Path) -> None:
    ts, mp4 = tmp_path / "a.ts", tmp_path / "a.mp4"
    ts.write_bytes(run(TransportStream(), larger))
    mp4.write_bytes(larger.init + b"".join(fragment.data for fragment in larger.fragments))
    assert sounds(ts, header=7) == sounds(mp4)


@needs_ffmpeg
def test_a_break_is_as_long_as_it_was(footage: Footage, tmp_path: Path) -> None:
    path = tmp_path / "a.ts"
    stream = TransportStream()
    later = START_US + 9_000_000
    path.write_bytes(run(stream, footage) + run(stream, footage, wall_us=later))
    play(path)
    assert float(probe(path)["streams"][0]["duration"]) == pytest.approx(13, abs=0.15)


@needs_ffmpeg
def test_another_codec_may_follow(picture_only: Footage, larger: Footage, tmp_path: Path) -> None:
    """Without sound before, with sound after: the tables say so."""
    path = tmp_path / "a.ts"
    stream = TransportStream()
    path.write_bytes(run(stream, picture_only) + run(stream, larger, wall_us=START_US + 12_000_000))
    assert len(checksums(path)) == 100 + 60


def test_breaks_are_marked_in_both_tracks_and_nothing_else_is(larger: Footage) -> None:
    stream = TransportStream()
    first = list(packets(run(stream, larger)))
    second = list(packets(run(stream, larger, wall_us=START_US + 8_000_000)))
    assert not any(flags & 0x80 for _, _, _, flags, _ in first)
    for track in (VIDEO, AUDIO):
        marks = [bool(flags & 0x80) for pid, begins, _, flags, _ in second if pid == track and begins]
        assert marks[0]
        assert not any(marks[1:])


def test_counters_count_and_the_clock_never_goes_back(larger: Footage) -> None:
    stream = TransportStream()
    data = run(stream, larger) + run(stream, larger, wall_us=START_US + 3_000_000, first=5)
    for track in (0, 0x1000, VIDEO, AUDIO):
        counters = [counter for pid, _, counter, _, _ in packets(data) if pid == track]
        assert all(after == (before + 1) % 16 for before, after in pairwise(counters))
    clock = [pcr for *_, pcr in packets(data) if pcr is not None]
    assert all(0 < after - before <= 90_000 // 10 for before, after in pairwise(clock))


def test_nothing_begins_before_the_first_sound_which_then_is_near_the_start(
    picture_only: Footage, larger: Footage
) -> None:
    stream = TransportStream()
    stream.begin(larger.init, START_US)
    silent = [fragment.data for fragment in picture_only.fragments[:4]]
    assert [stream.fragment(data) for data in silent] == [b""] * 4
    data = stream.fragment(larger.fragments[4].data)
    begun = [pid for pid, begins, *_ in packets(data) if begins]
    assert begun[:4] == [0, 0x1000, VIDEO, AUDIO]
    assert begun.count(VIDEO) == 10
    assert stream.fragment(larger.fragments[5].data)


def test_sound_that_never_comes_is_not_waited_for_for_ever(picture_only: Footage, larger: Footage) -> None:
    stream = TransportStream()
    stream.begin(larger.init, START_US)
    sent = [stream.fragment(fragment.data) for fragment in picture_only.fragments]
    begun = [[pid for pid, begins, *_ in packets(data) if begins] for data in sent]
    first = next(place for place, pids in enumerate(begun) if pids)
    assert 1 < first * 0.2 <= 2
    assert sum(pids.count(VIDEO) for pids in begun) == 100


def test_every_keyframe_can_be_joined_at(picture_only: Footage) -> None:
    """Tables before it, and the packet says that decoding can begin."""
    stream = TransportStream()
    stream.begin(picture_only.init, START_US)
    for fragment in picture_only.fragments:
        found = list(packets(stream.fragment(fragment.data)))
        pids = [pid for pid, *_ in found[:3]]
        assert (pids == [0, 0x1000, VIDEO]) is fragment.keyframe
        if fragment.keyframe:
            assert found[2][3] & 0x40


def test_the_clock_wraps_after_a_day(picture_only: Footage) -> None:
    """33 bits of 90 kHz: 26.5 hours."""
    stream = TransportStream()
    run(stream, picture_only)
    data = run(stream, picture_only, wall_us=START_US + 95_440_000_000)
    clock = [pcr for *_, pcr in packets(data) if pcr is not None]
    assert clock[0] > (1 << 33) - 9 * 90_000
    assert clock[-1] < 9 * 90_000


@pytest.mark.parametrize("cut", [10, 100])
def test_damage_is_told(cut: int, picture_only: Footage) -> None:
    stream = TransportStream()
    stream.begin(picture_only.init, START_US)
    with pytest.raises(ValueError, match=r"damaged|longer|no pictures"):
        stream.fragment(picture_only.fragments[0].data[:cut])


def sounds(path: Path, header: int = 0) -> list[bytes]:
    """The AAC frames of a file, without their headers."""
    with av.open(str(path)) as container:
        return [bytes(packet)[header:] for packet in container.demux(audio=0) if packet.size]
