"""Real footage, which is not part of the project: tests skip where it is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import av
import pytest

from support.scenes import Luma, encoded
from support.watch import episodes, spans
from tawny.media.decode import luma

MEDIA = Path(__file__).parents[3].parent / "shared" / "media"

pytestmark = [
    pytest.mark.footage,
    pytest.mark.skipif(not MEDIA.is_dir(), reason="the footage is not here"),
]


def frames(name: str) -> list[tuple[Luma, int]]:
    with av.open(str(MEDIA / name)) as container:
        stream = container.streams.video[0]
        return [
            (luma(frame).copy(), round(frame.pts * stream.time_base * 1_000_000)) for frame in container.decode(stream)
        ]


@pytest.fixture(scope="module")
def cars() -> list[tuple[Luma, int]]:
    return frames("cars.mp4")


def three_groups(found: list[tuple[float, float]]) -> bool:
    labels = json.loads((MEDIA / "labels.json").read_text())["cars.mp4"]["events"]
    return len(found) == len(labels) and all(
        abs(start - onset) <= 0.6 and end >= over - 1 for (start, end), (onset, over) in zip(found, labels, strict=True)
    )


def test_three_groups_of_cars(cars: list[tuple[Luma, int]]) -> None:
    assert three_groups(spans(episodes(cars)))


def test_three_groups_of_cars_at_a_low_bit_rate(cars: list[tuple[Luma, int]]) -> None:
    coded = [picture for picture, _ in encoded(iter(cars), 12.5, crf=36, gop=25)]
    times = [t_us for _, t_us in cars]

    assert three_groups(spans(episodes(zip(coded, times, strict=True))))


def test_three_groups_of_cars_in_every_third_frame(cars: list[tuple[Luma, int]]) -> None:
    assert three_groups(spans(episodes(cars[::3])))


def test_three_groups_of_cars_in_the_dark(cars: list[tuple[Luma, int]]) -> None:
    def dark() -> Iterator[tuple[Luma, int]]:
        for picture, t_us in cars:
            yield (picture // 3 + 10), t_us

    assert three_groups(spans(episodes(dark())))


def test_people_walk_all_the_time() -> None:
    found = spans(episodes(frames("pedestrians.mp4")[::2]))

    assert found[0][0] <= 2.5
    assert sum(end - start for start, end in found) > 70
