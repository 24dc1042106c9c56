"""Which polygons are usable areas of the picture."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawny.config.base import Invalid
from tawny.config.polygons import area, check_polygon, find_crossing

SQUARE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def star_shaped(radii: list[float]) -> tuple[tuple[float, float], ...]:
    """A polygon around the middle of the picture: whatever its radii, no two of its sides cross."""
    step = 2 * math.pi / len(radii)
    return tuple((0.5 + r * math.cos(i * step), 0.5 + r * math.sin(i * step)) for i, r in enumerate(radii))


RADII = st.lists(st.floats(0.05, 0.5), min_size=5, max_size=14)


@given(RADII)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_accepts_outlines_that_do_not_cross(radii: list[float]) -> None:
    assert check_polygon(star_shaped(radii)) == star_shaped(radii)


@given(RADII, st.data())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_refuses_the_same_outline_with_two_points_swapped(radii: list[float], data: st.DataObject) -> None:
    radii = [0.3 + radius / 10 for radius in radii]  # nearly a circle, hence convex enough for a swap to cross
    points = list(star_shaped(radii))
    index = data.draw(st.integers(0, len(points) - 2))
    points[index], points[index + 1] = points[index + 1], points[index]
    with pytest.raises(Invalid, match="crosses itself"):
        check_polygon(tuple(points))


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ((), "needs at least 3 different points, got 0"),
        (((0, 0), (1, 1)), "needs at least 3 different points, got 2"),
        (((0, 0), (1, 1), (1, 1), (0, 0)), "needs at least 3 different points, got 2"),
        (((0, 0), (0.5, 0.5), (1, 1)), "has no area"),
        (((0, 0), (1, 0), (0, 0), (1, 0)), "has no area"),
        (((0, 0), (1, 1), (1, 0), (0, 1)), "crosses itself: the side after point 1 meets the side after point 3"),
        (((0, 0), (1, 0), (1, 1), (1, 0.5), (1, 0)), "crosses itself"),
        (((0, 0), (1, 0), (1, 1), (0.5, 0), (0, 1)), "crosses itself"),
        (((0, 0), (0.0005, 0), (0.0005, 0.0005)), "has almost no area"),
        (((0, 0), (1, 0), (1, 1.01)), r"point 3 \[1, 1.01\] lies outside"),
        (((-0.1, 0), (1, 0), (1, 1)), r"point 1 \[-0.1, 0\] lies outside"),
        (((0, 0), (1920, 0), (1920, 1080)), r"point 2 \[1920, 0\] lies outside"),
    ],
)
def test_refuses(points: tuple[tuple[float, float], ...], message: str) -> None:
    with pytest.raises(Invalid, match=message) as caught:
        check_polygon(points)
    assert caught.value.remedy


def test_an_outline_that_takes_long_to_look_at_is_refused_at_once() -> None:
    with pytest.raises(Invalid, match="has 10000 points, at most 100"):
        check_polygon(star_shaped([0.5] * 10_000))
    assert check_polygon(star_shaped([0.5] * 100))


def test_drops_the_repeated_first_point_of_a_closed_outline() -> None:
    assert check_polygon((*SQUARE, SQUARE[0])) == SQUARE


def test_area_is_a_fraction_of_the_picture_and_signed() -> None:
    assert area(SQUARE) == 1
    assert area(SQUARE[::-1]) == -1


def test_no_side_of_a_convex_outline_crosses_another() -> None:
    circle = star_shaped([0.5] * 100)
    assert find_crossing(circle) is None
    assert all(a != b for a, b in pairwise(circle))
