"""No moment is shown twice, however footage overlaps: where tracks take turns, what is shown follows the wall clock."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.footage import read_footage
from support.recorded import Recorded
from tawny.media.samples import track_runs
from tawny.playback.pieces import Span
from tawny.playback.trimming import fit, trim

type Clips = Callable[..., Path]


@given(st.lists(st.integers(1, 9_000), min_size=2, max_size=40), st.integers(0, 100_000), st.integers(1, 100_000))
def test_pictures_stay_in_order_and_inside(steps: list[int], first: int, length: int) -> None:
    starts = [first]
    for step in steps:
        starts.append(starts[-1] + step)
    begin, until = starts[0] + length // 3, starts[0] + length // 3 + len(starts) + length
    fitted = fit(starts, begin, until)
    assert all(after > before for before, after in pairwise(fitted))
    assert begin <= fitted[0]
    assert fitted[-1] <= until
    for at, natural in zip(fitted, starts, strict=True):
        if begin + len(starts) <= natural <= until - len(starts):
            assert at == natural


def test_what_fits_already_stays() -> None:
    assert fit([10, 20, 30], 10, 30) == [10, 20, 30]
    assert fit([10, 20, 30], 0) == [10, 20, 30]


def times(data: bytes) -> list[tuple[int, int]]:
    """(start, end) of every picture of whole fragments."""
    found, at = [], 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4])
        if data[at + 4 : at + 8] == b"moof":
            found += [(s.dts, s.dts + s.duration) for s in track_runs(data[at : at + size])[0].samples]
        at += size
    return found


@pytest.fixture(scope="module")
def two_seconds(clip_file: Clips) -> list[bytes]:
    """Ten fragments of two pictures, a tenth of a second each."""
    return [fragment.data for fragment in read_footage(clip_file()).fragments[:10]]


def test_what_comes_before_is_hurried_through(two_seconds: list[bytes]) -> None:
    piece = bytearray(b"".join(two_seconds))
    trim(piece, 90_000 + 4_500, 0)
    found = times(piece)
    assert found[:11] == [(94_500 + n, 94_501 + n) for n in range(10)] + [(94_510, 99_000)]
    assert found[11:] == [(n * 9_000, (n + 1) * 9_000) for n in range(11, 20)]


def test_what_comes_after_is_hurried_through(two_seconds: list[bytes]) -> None:
    piece = bytearray(b"".join(two_seconds))
    trim(piece, 0, 90_000 + 4_500)
    found = times(piece)
    assert found[:10] == [(n * 9_000, (n + 1) * 9_000) for n in range(10)]
    assert found[10][0] == 90_000
    assert found[-1][1] == 94_500
    assert all(end - start == 1 for start, end in found[11:])


def test_a_hole_stays(two_seconds: list[bytes]) -> None:
    piece = bytearray(b"".join([*two_seconds[:3], *two_seconds[5:]]))
    trim(piece, 9_000 * 3, 0)
    found = times(piece)
    assert found[3:6] == [(27_003, 36_000), (36_000, 45_000), (45_000, 54_000)]
    assert found[6] == (90_000, 99_000)


def test_pictures_in_another_order_stay(clip_file: Clips) -> None:
    data = b"".join(fragment.data for fragment in read_footage(clip_file(bframes=2)).fragments[:10])
    piece = bytearray(data)
    trim(piece, 50_000, 120_000)
    assert bytes(piece) == data


def test_damage_is_told(two_seconds: list[bytes]) -> None:
    piece = bytearray(two_seconds[0])
    piece[72:76] = b"trum"
    with pytest.raises(ValueError, match="damaged"):
        trim(piece, 1, 2)


@pytest.mark.parametrize(
    "name", ["1-2-3", "1-2-3s48000x1", "1-2-3p", "1-2-3-4-0", "1-2-3-0-5ps8000x2", "1-2-3-4-5s16000x1"]
)
def test_the_name_of_a_piece_can_be_read_back(name: str) -> None:
    assert Span.parse(name).name == name


# clips


def shown(recorded: Recorded, start_s: float, end_s: float) -> tuple[float, list[float]]:
    """How long a clip is, and from when to when its pictures are shown for more than a few ticks, in seconds."""
    clip = recorded.build(start_s, end_s)
    with av.open(str(recorded.save(clip))) as container:
        at = [float(packet.pts * packet.time_base) for packet in container.demux(video=0) if packet.size]
    return clip.duration_us / 1e6, [start for start, after in pairwise([*at, 1e9]) if after - start > 0.001]


def test_a_clip_shows_nothing_twice_either(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file())
    recorded.record(clip_file(seed=1), stream="idle", start_s=9.35)
    duration_s, starts = shown(recorded, 0, 60)
    assert duration_s == pytest.approx(19.35, abs=0.001)
    assert starts == pytest.approx([n / 10 for n in range(100)] + [10] + [10.05 + n / 10 for n in range(93)], abs=0.002)
    assert recorded.build(0, 60).gaps == 0


def test_a_clip_ends_the_low_rate_where_the_full_rate_begins(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(seed=1, fps=2, gop=8), stream="idle")
    recorded.record(clip_file(), start_s=5.25)
    duration_s, starts = shown(recorded, 0, 60)
    assert duration_s == pytest.approx(15.25, abs=0.001)
    assert starts == pytest.approx([n / 2 for n in range(11)] + [5.25 + n / 10 for n in range(100)], abs=0.002)
