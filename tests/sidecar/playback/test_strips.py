"""Strips: which bytes of the archive show which moments, and the pictures in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.footage import START_US
from support.recorded import Recorded
from tawny.core.clock import SECOND_US
from tawny.playback.footage import STREAMS, best_cuts, load_reels
from tawny.playback.strip_pictures import picture_size, pictures
from tawny.playback.strips import Strip, strips

type Clips = Callable[..., Path]


def plan(recorded: Recorded, start_s: float = 0, end_s: float = 60) -> list[Strip]:
    start_us, end_us = (START_US + round(at * SECOND_US) for at in (start_s, end_s))
    reels = load_reels(recorded.log, recorded.root, [], camera="door", start_us=start_us, end_us=end_us)
    return strips(best_cuts(reels, STREAMS, start_us=start_us, end_us=end_us, least_us=2 * SECOND_US))


def times(recorded: Recorded, planned: list[Strip]) -> list[float]:
    return [(picture.at_us - START_US) / SECOND_US for strip in planned for picture in pictures(recorded.root, strip)]


@pytest.mark.parametrize("options", [{}, {"bframes": 2}, {"codec": "h265"}, {"audio": True}], ids=str)
def test_every_picture_comes_once_and_at_its_time(
    options: dict[str, object], clip_file: Clips, recorded: Recorded
) -> None:
    recorded.record(clip_file(**options), segments=3)
    found = times(recorded, plan(recorded))
    assert found == pytest.approx([n / 10 for n in range(100)], abs=0.002)


def test_a_range_begins_and_ends_where_it_is_asked_to(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file())
    found = times(recorded, plan(recorded, 2.45, 7.25))
    assert found[0] == pytest.approx(2)  # the keyframe before
    assert 7.2 <= found[-1] < 7.75  # the fragment's end


def test_the_idle_track_fills_the_holes_and_shows_nothing_twice(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(), start_s=10)
    recorded.record(clip_file(width=160, height=90), start_s=5, stream="idle")
    recorded.record(clip_file(width=160, height=90), start_s=15.5, stream="idle")
    planned = plan(recorded)
    assert [strip.stream for strip in planned[:: len(planned) // 2]] == ["idle", "main", "idle"]
    found = times(recorded, planned)
    assert found == sorted(set(found))
    assert found == pytest.approx([5 + n / 10 for n in range(len(found))], abs=0.15)
    assert found[-1] == pytest.approx(25.4, abs=0.01)
    sizes = {strip.stream: picture_size(recorded.root, strip) for strip in planned}
    assert sizes == {"main": (320, 180), "idle": (160, 90)}


def test_reading_tells_how_far_it_is(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(), segments=1)
    (strip,) = plan(recorded)
    read = [picture.read for picture in pictures(recorded.root, strip)]
    assert read == sorted(read)
    assert read[-1] == strip.size


@pytest.mark.parametrize(
    ("what", "error"),
    [("gone", FileNotFoundError), ("short", ValueError), ("zeros", ValueError), ("empty", ValueError)],
)
def test_a_file_that_is_not_what_it_was_is_an_error(
    what: str, error: type[Exception], clip_file: Clips, recorded: Recorded
) -> None:
    recorded.record(clip_file(), segments=1)
    (strip,) = plan(recorded)
    path = recorded.root / strip.path
    data = path.read_bytes()
    path.unlink()
    made = {"short": data[: len(data) // 2], "zeros": data[: strip.offset] + bytes(strip.size), "empty": b""}
    if what in made:
        path.write_bytes(made[what])
    with pytest.raises(error):
        times(recorded, [strip])


def test_damaged_pictures_are_left_out(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(), segments=1)
    (strip,) = plan(recorded)
    path = recorded.root / strip.path
    data = bytearray(path.read_bytes())
    at = data.index(b"mdat", strip.offset + strip.size // 2)
    data[at + 8 : at + 200] = bytes(192)
    path.write_bytes(data)
    assert 40 <= len(times(recorded, [strip])) <= 100
