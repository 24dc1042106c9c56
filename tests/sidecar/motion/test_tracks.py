from __future__ import annotations

import math
import random

from tawny.motion.belief import convincing
from tawny.motion.tracks import Blob, Tracker

GRID = (160, 90)
STEP_US = 100_000
NEED = 0.02 * math.hypot(*GRID)


def blob(x: float, y: float, width: int = 6, height: int = 16, foreign: float = 1.0, *, faint: bool = False) -> Blob:
    left, top = round(x - width / 2), round(y - height / 2)
    box = (max(0, left), max(0, top), min(GRID[0], left + width), min(GRID[1], top + height))
    area = (box[2] - box[0]) * (box[3] - box[1])
    return Blob(box, area, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, foreign, faint)


def believed_after(pictures: list[list[Blob]], *, step_us: int = STEP_US, doubt: float = 0.0) -> int | None:
    """How many pictures it takes until a track is believed."""
    tracker = Tracker(GRID)
    for index, blobs in enumerate(pictures):
        tracker.update(blobs, index * step_us, step_us / 1e6)
        for track in tracker.tracks:
            if track.seen and convincing(tracker, track, NEED, doubt=doubt):
                return index + 1
    return None


def test_a_thing_that_moves_is_believed_at_the_third_picture() -> None:
    assert believed_after([[blob(20 + 3 * i, 45)] for i in range(10)]) == 3


def test_a_slow_thing_takes_longer() -> None:
    assert believed_after([[blob(20 + 0.5 * i, 45)] for i in range(30)]) in range(8, 14)


def test_a_thing_that_enters_at_the_edge_is_believed_while_it_is_cut_off() -> None:
    assert believed_after([[blob(3 * i, 45, width=30)] for i in range(1, 10)]) in {3, 4}


def test_at_one_picture_a_second_two_are_enough() -> None:
    assert believed_after([[blob(20 + 20 * i, 45)] for i in range(4)], step_us=1_000_000) == 2


def test_what_swings_is_not_believed() -> None:
    assert believed_after([[blob(60 + 4 * math.sin(0.4 * i), 45, foreign=0.0)] for i in range(300)]) is None


def test_what_grows_and_shrinks_in_place_is_not_believed() -> None:
    sizes = [6, 12, 20, 26, 20, 10] * 20
    assert believed_after([[blob(60, 45, width=size, height=size)] for size in sizes]) is None


def test_two_screens_that_light_up_in_turn_are_not_believed() -> None:
    assert believed_after([[blob(60 if i // 2 % 2 else 72, 45)] for i in range(60)]) is None


def test_rain_is_not_believed() -> None:
    rng = random.Random(5)
    pictures = [[blob(rng.uniform(0, 160), rng.uniform(0, 90), 3, 6) for _ in range(20)] for _ in range(200)]
    assert believed_after(pictures) is None


def test_a_walker_in_rain_is() -> None:
    rng = random.Random(6)
    pictures = [
        [blob(20 + i, 45), *(blob(rng.uniform(0, 160), rng.uniform(0, 30), 3, 6) for _ in range(6))] for i in range(80)
    ]
    assert believed_after(pictures) is not None


def test_tones_of_the_surroundings_have_to_get_further() -> None:
    foreign = believed_after([[blob(20 + 2 * i, 45)] for i in range(40)])
    native = believed_after([[blob(20 + 2 * i, 45, foreign=0.0)] for i in range(40)])

    assert foreign is not None
    assert native is not None
    assert native > 2 * foreign


def test_steady_progress_makes_up_for_distance() -> None:
    assert believed_after([[blob(20 + 0.6 * i, 45, foreign=0.0)] for i in range(40)]) in range(18, 30)


def test_a_background_in_doubt_asks_for_more() -> None:
    pictures = [[blob(20 + 3 * i, 45)] for i in range(20)]
    sure, unsure = believed_after(pictures), believed_after(pictures, doubt=1.0)

    assert sure is not None
    assert unsure is not None
    assert sure < unsure <= 8


def test_a_faint_blob_begins_nothing_but_continues() -> None:
    tracker = Tracker(GRID)
    tracker.update([blob(20, 45, faint=True)], 0, 0.1)
    assert tracker.tracks == []

    for index in range(3):
        tracker.update([blob(20 + 2 * index, 45)], (index + 1) * STEP_US, 0.1)
    tracker.update([blob(26, 45, width=2, faint=True)], 4 * STEP_US, 0.1)
    assert [track.hits for track in tracker.tracks] == [4]


def test_what_dwells_is_dropped() -> None:
    tracker = Tracker(GRID)
    tracker.update([blob(20, 45)], 0, 0.1)
    track = tracker.tracks[0]
    track.confirmed = True
    for index in range(1, 260):
        tracker.update([blob(20, 45)], index * STEP_US, 0.1)

    assert track not in tracker.tracks
    assert not any(other.confirmed for other in tracker.tracks)


def test_a_long_trail_is_bounded() -> None:
    tracker = Tracker(GRID)
    for index in range(2000):
        tracker.update([blob(80 + 60 * math.sin(0.05 * index), 45)], index * STEP_US, 0.1)

    assert all(len(track.trail) <= 64 for track in tracker.tracks)
