"""What crosses the demo's scenes: a person who walks, and a car with its lights on.

Figures are drawn looking to the right, as pictures with transparency, at a multiple of their final size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin

import cv2
import numpy as np
from numpy.typing import NDArray

STEPS = 20
"""Different poses of one double step."""

type Sprite = NDArray[np.uint8]
"""Blue, green, red, opacity; shape (height, width, 4)."""

_OVERSAMPLE = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A kind of figure: its size on a canvas 900 units high, and how far above the lower edge it stands."""

    kind: str
    width: int
    height: int
    baseline: int
    seconds_per_stride: float = 1.0


PERSON = Figure("person", 170, 300, 846)
CAR = Figure("car", 560, 210, 838)
CAR_NEAR = Figure("car", 560, 210, 862)


def sprite(figure: Figure, pose: int, scale: float, tint: int, *, to_left: bool) -> Sprite:
    """`figure` in one of its poses, `scale` pixels per unit. `tint` chooses the colour of coat or car."""
    width, height = round(figure.width * scale) // 2 * 2, round(figure.height * scale) // 2 * 2
    return _drawn(figure.kind, pose % STEPS if figure.kind == "person" else 0, (width, height), tint, to_left)


@cache
def _drawn(kind: str, pose: int, size: tuple[int, int], tint: int, to_left: bool) -> Sprite:
    units = (PERSON.width, PERSON.height) if kind == "person" else (CAR.width, CAR.height)
    brush = _Brush(size, units)
    if kind == "person":
        _person(brush, pose / STEPS * 2 * pi, tint)
    else:
        _car(brush, tint)
    drawn = brush.finish(size)
    return np.ascontiguousarray(drawn[:, ::-1]) if to_left else drawn


class _Brush:
    def __init__(self, size: tuple[int, int], units: tuple[int, int]) -> None:
        width, height = size[0] * _OVERSAMPLE, size[1] * _OVERSAMPLE
        self._scale = width / units[0]
        self._colour = np.zeros((height, width, 3), np.float32)
        self._opacity = np.zeros((height, width), np.float32)

    def limb(self, points: Sequence[tuple[float, float]], width: float, colour: tuple[int, int, int]) -> None:
        mask = np.zeros(self._opacity.shape, np.uint8)
        places = np.round(np.array(points) * self._scale).astype(np.int32)
        cv2.polylines(mask, [places], False, 255, max(1, round(width * self._scale)), cv2.LINE_AA)
        self._apply(mask, colour, 1.0)

    def shape(self, points: Sequence[tuple[float, float]], colour: tuple[int, int, int], opacity: float = 1.0) -> None:
        mask = np.zeros(self._opacity.shape, np.uint8)
        cv2.fillPoly(mask, [np.round(np.array(points) * self._scale).astype(np.int32)], 255, cv2.LINE_AA)
        self._apply(mask, colour, opacity)

    def disc(
        self, x: float, y: float, radii: tuple[float, float], colour: tuple[int, int, int], opacity: float = 1.0
    ) -> None:
        mask = np.zeros(self._opacity.shape, np.uint8)
        centre = round(x * self._scale), round(y * self._scale)
        axes = max(1, round(radii[0] * self._scale)), max(1, round(radii[1] * self._scale))
        cv2.ellipse(mask, centre, axes, 0, 0, 360, 255, -1, cv2.LINE_AA)
        self._apply(mask, colour, opacity)

    def glow(
        self, x: float, y: float, radii: tuple[float, float], colour: tuple[int, int, int], opacity: float
    ) -> None:
        rows, columns = np.ogrid[: self._opacity.shape[0], : self._opacity.shape[1]]
        dx, dy = (columns / self._scale - x) / radii[0], (rows / self._scale - y) / radii[1]
        self._blend((np.exp(-(dx * dx + dy * dy) * 2.5) * opacity).astype(np.float32), colour, np.s_[:, :])

    def finish(self, size: tuple[int, int]) -> Sprite:
        stacked = np.dstack([self._colour[..., ::-1] * self._opacity[..., None], self._opacity * 255])
        small = np.asarray(cv2.resize(stacked, size, interpolation=cv2.INTER_AREA), np.float32)
        small[..., :3] /= np.maximum(small[..., 3:] / 255, 1e-3)
        return np.asarray(np.clip(small, 0, 255), np.uint8)

    def _apply(self, mask: NDArray[np.uint8], colour: tuple[int, int, int], opacity: float) -> None:
        left, top, width, height = cv2.boundingRect(mask)
        place = np.s_[top : top + height, left : left + width]
        self._blend(mask[place].astype(np.float32) * (opacity / 255), colour, place)

    def _blend(self, over: NDArray[np.float32], colour: tuple[int, int, int], place: tuple[slice, slice]) -> None:
        opacity = self._opacity[place]
        total = over + opacity * (1 - over)
        part = (over / np.maximum(total, 1e-6))[..., None]
        self._colour[place] += (np.array(colour, np.float32) - self._colour[place]) * part
        self._opacity[place] = total


_COATS = ((224, 104, 82), (112, 160, 204), (236, 192, 98), (156, 190, 136))
_SKIN, _HAIR, _TROUSERS, _SHOES = (214, 168, 140), (62, 44, 42), (52, 54, 76), (34, 30, 36)


def _person(brush: _Brush, phase: float, tint: int) -> None:
    coat = _COATS[tint % len(_COATS)]
    dark = tuple(round(part * 0.76) for part in coat)
    bob = 3 * cos(2 * phase)
    hip, shoulder = (84.0, 168 + bob), (90.0, 92 + bob)
    brush.disc(84, 292, (62, 7), (10, 10, 18), 0.42)
    _arm(brush, shoulder, -sin(phase + pi), (dark[0], dark[1], dark[2]))
    for side, shade in ((pi, 0.78), (0.0, 1.0)):
        _leg(brush, hip, phase + side, shade, bob)
    outline = [(66, 98), (84, 82), (104, 90), (112, 130), (110, 190), (60, 190), (58, 130)]
    brush.shape([(x, y + bob) for x, y in outline], coat)
    brush.shape([(100, 92 + bob), (112, 130 + bob), (110, 190 + bob), (98, 190 + bob)], (dark[0], dark[1], dark[2]))
    brush.limb([(90, 84 + bob), (92, 70 + bob)], 15, _SKIN)
    brush.disc(94, 50 + bob, (22, 26), _SKIN)
    brush.disc(88, 42 + bob, (24, 22), _HAIR)
    brush.disc(78, 54 + bob, (11, 18), _HAIR)
    brush.shape([(68, 82 + bob), (110, 78 + bob), (112, 94 + bob), (68, 98 + bob)], (222, 206, 186))
    _arm(brush, shoulder, -sin(phase), coat)


def _leg(brush: _Brush, hip: tuple[float, float], phase: float, shade: float, bob: float) -> None:
    swing = sin(phase) * 0.5
    bend = 0.75 * max(0.0, cos(phase)) + 0.08
    knee = hip[0] + sin(swing) * 58, hip[1] + cos(swing) * 58
    ankle = knee[0] + sin(swing - bend) * 58, min(knee[1] + cos(swing - bend) * 58, 284 + bob)
    cloth = tuple(round(part * shade) for part in _TROUSERS)
    brush.limb([hip, knee, ankle], 25, (cloth[0], cloth[1], cloth[2]))
    brush.limb([(ankle[0] - 3, ankle[1] + 4), (ankle[0] + 17, ankle[1] + 5)], 15, _SHOES)


def _arm(brush: _Brush, shoulder: tuple[float, float], swing: float, colour: tuple[int, int, int]) -> None:
    angle = swing * 0.6
    elbow = shoulder[0] + sin(angle) * 42, shoulder[1] + 14 + cos(angle) * 42
    hand = elbow[0] + sin(angle + 0.35) * 36, elbow[1] + cos(angle + 0.35) * 36
    brush.limb([(shoulder[0], shoulder[1] + 12), elbow, hand], 20, colour)
    brush.disc(hand[0] + 2, hand[1] + 6, (9, 10), _SKIN)


_PAINTS = ((196, 76, 66), (98, 138, 182), (206, 200, 190), (118, 148, 122))


def _car(brush: _Brush, tint: int) -> None:
    paint = _PAINTS[tint % len(_PAINTS)]
    low = tuple(round(part * 0.7) for part in paint)
    high = tuple(round(part + (255 - part) * 0.25) for part in paint)
    brush.disc(215, 196, (205, 10), (8, 8, 14), 0.5)
    body = [(18, 118), (30, 92), (92, 84), (136, 36), (160, 28), (268, 28), (292, 38), (332, 86), (398, 98), (416, 122)]
    brush.shape([*body, (418, 166), (404, 178), (26, 178), (14, 162)], paint)
    brush.shape([(14, 144), (418, 144), (418, 166), (404, 178), (26, 178), (14, 162)], (low[0], low[1], low[2]))
    brush.limb([(30, 98), (330, 92), (404, 106)], 4, (high[0], high[1], high[2]))
    brush.shape([(112, 82), (146, 42), (200, 42), (200, 84)], (62, 76, 98))
    brush.shape([(212, 42), (262, 42), (284, 50), (312, 84), (212, 84)], (62, 76, 98))
    brush.shape([(118, 82), (150, 42), (172, 42), (138, 82)], (120, 134, 156), 0.5)
    for x in (206, 322):
        brush.limb([(x, 88), (x - 4, 166)], 2, (low[0], low[1], low[2]))
    brush.limb([(222, 104), (240, 104)], 5, (low[0], low[1], low[2]))
    for x in (96, 326):
        brush.disc(x, 172, (36, 36), (26, 24, 30))
        brush.disc(x, 172, (20, 20), (150, 150, 158))
        brush.disc(x, 172, (8, 8), (70, 70, 78))
    brush.shape([(386, 112), (410, 116), (414, 132), (392, 130)], (255, 244, 206))
    brush.shape([(16, 116), (30, 112), (32, 134), (14, 136)], (214, 44, 40))
    brush.glow(16, 124, (26, 20), (255, 70, 56), 0.5)
    brush.glow(412, 122, (40, 26), (255, 240, 196), 0.8)
    brush.glow(470, 168, (84, 34), (255, 234, 180), 0.28)
    brush.glow(500, 196, (58, 12), (255, 234, 180), 0.3)
