"""What makes a polygon a usable area of the picture. Coordinates are fractions of its width and height, y downwards."""

from __future__ import annotations

from itertools import combinations

from tawny.config.base import Invalid

type Point = tuple[float, float]

MAX_POINTS = 100
"""More than anybody draws by hand; each pair of sides is looked at."""

MIN_AREA = 1e-6
"""Smallest area, as a fraction of the picture: a quarter of a pixel of a 640x360 picture."""

_ON_LINE = 1e-12
_PIXELS = "Coordinates are fractions of the picture: 0 is left or top, 1 is right or bottom. Divide pixels by the size."


def check_polygon(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """`points` without immediate repetitions, once they are known to enclose an area without crossing.

    Raises Invalid when a coordinate is outside 0..1, fewer than 3 points remain, there are more than MAX_POINTS, or the
    outline crosses itself.
    """
    if len(points) > MAX_POINTS:
        raise Invalid(f"has {len(points)} points, at most {MAX_POINTS} are allowed", "Leave out points between others.")
    for number, (x, y) in enumerate(points, 1):
        if not (0 <= x <= 1 and 0 <= y <= 1):
            raise Invalid(f"point {number} [{x:g}, {y:g}] lies outside the picture", _PIXELS)
    outline = _without_repeats(points)
    if len(outline) < 3:
        raise Invalid(
            f"needs at least 3 different points, got {len(outline)}", "Add points, such as [[0, 0], [1, 0], [1, 1]]."
        )
    if _collinear(outline):
        raise Invalid("has no area: all points lie on one line", "Move or add a point that is not on the line.")
    crossing = find_crossing(outline)
    if crossing is not None:
        first, second = crossing
        raise Invalid(
            f"crosses itself: the side after point {first} meets the side after point {second}",
            "List the points in the order in which you would walk along the outline.",
        )
    if abs(area(outline)) < MIN_AREA:
        raise Invalid("has almost no area", "Make it larger, or remove it.")
    return outline


def area(points: tuple[Point, ...]) -> float:
    """Signed area by the shoelace formula, as a fraction of the picture; positive when clockwise on screen."""
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def find_crossing(points: tuple[Point, ...]) -> tuple[int, int] | None:
    """Two sides that cross, touch or fold back onto each other, as the numbers (from 1) of the points they begin at."""
    sides = list(zip(points, points[1:] + points[:1], strict=True))
    last = len(sides) - 1
    for (i, one), (j, other) in combinations(enumerate(sides), 2):
        if j == i + 1:
            meets = _folds_back(one[0], one[1], other[1])
        elif i == 0 and j == last:
            meets = _folds_back(other[0], other[1], one[1])
        else:
            meets = _intersect(*one, *other)
        if meets:
            return i + 1, j + 1
    return None


def _without_repeats(points: tuple[Point, ...]) -> tuple[Point, ...]:
    following = points[1:] + points[:1]
    return tuple(point for point, after in zip(points, following, strict=True) if point != after)


def _collinear(points: tuple[Point, ...]) -> bool:
    start = points[0]
    return all(abs(_turn(start, a, b)) <= _ON_LINE for a, b in combinations(points[1:], 2))


def _turn(a: Point, b: Point, c: Point) -> float:
    """Cross product of a→b and a→c: its sign says on which side of the line a-b the point c lies."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _side(a: Point, b: Point, c: Point) -> int:
    turn = _turn(a, b, c)
    return 0 if abs(turn) <= _ON_LINE else 1 if turn > 0 else -1


def _folds_back(a: Point, corner: Point, b: Point) -> bool:
    towards = (a[0] - corner[0]) * (b[0] - corner[0]) + (a[1] - corner[1]) * (b[1] - corner[1])
    return _side(a, corner, b) == 0 and towards > 0


def _intersect(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the closed segments a-b and c-d share a point (O'Rourke, Computational Geometry in C, section 1.5)."""
    sides = _side(a, b, c), _side(a, b, d), _side(c, d, a), _side(c, d, b)
    if sides[0] != sides[1] and sides[2] != sides[3]:
        return True
    touching = zip(sides, ((a, b, c), (a, b, d), (c, d, a), (c, d, b)), strict=True)
    return any(side == 0 and _within(*points) for side, points in touching)


def _within(a: Point, b: Point, c: Point) -> bool:
    """Whether c, known to be on the line a-b, lies between a and b."""
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])
