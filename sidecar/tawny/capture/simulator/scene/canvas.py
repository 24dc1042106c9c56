"""A canvas for the demo's scenes: shapes, textures and light in units of 1600x900.

Everything is drawn at twice the size that is needed and then reduced: that is the anti-aliasing.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 1600, 900
"""Units of the canvas."""

type Picture = NDArray[np.uint8]
type Colour = tuple[int, int, int]
"""Red, green, blue."""
type Point = tuple[float, float]

BLACK: Colour = (14, 14, 24)
LAMP: Colour = (255, 206, 132)


def mix(colour: Colour, other: Colour, part: float) -> Colour:
    """`colour` with `part` of another."""
    first, second, third = (round(a + (b - a) * part) for a, b in zip(colour, other, strict=True))
    return first, second, third


class Canvas:
    """A picture under construction, with the light that is added at the end."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._scale = 2 * width / WIDTH, 2 * height / HEIGHT
        self._size = width, height
        self.random = np.random.default_rng(seed)
        self.pixels: Picture = np.zeros((2 * height, 2 * width, 3), np.uint8)
        self._light = np.zeros((height // 2, width // 2, 3), np.float32)

    def polygon(self, points: Sequence[tuple[float, float]], colour: Colour) -> None:
        """A filled polygon."""
        cv2.fillPoly(self.pixels, [self._points(points)], colour, cv2.LINE_AA, 4)

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        """A filled rectangle."""
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], colour)

    def line(self, points: Sequence[tuple[float, float]], width: float, colour: Colour) -> None:
        """Connected lines, `width` units wide."""
        thick = max(1, round(width * self._scale[0]))
        cv2.polylines(self.pixels, [self._points(points)], False, colour, thick, cv2.LINE_AA, 4)

    def disc(self, x: float, y: float, radius: float, colour: Colour, *, flat: float = 1.0) -> None:
        """A filled circle; `flat` is height over width."""
        axes = round(radius * self._scale[0] * 16), round(radius * flat * self._scale[1] * 16)
        (centre,) = self._points([(x, y)])
        cv2.ellipse(self.pixels, (int(centre[0]), int(centre[1])), axes, 0, 0, 360, colour, -1, cv2.LINE_AA, 4)

    def gradient(self, top: float, bottom: float, colours: Sequence[Colour]) -> None:
        """A vertical gradient over the whole width."""
        first, last = round(top * self._scale[1]), round(bottom * self._scale[1])
        place = np.linspace(0, len(colours) - 1, max(last - first, 1))
        table = np.array(colours, np.float32)
        rows = np.stack([np.interp(place, np.arange(len(colours)), table[:, part]) for part in range(3)], axis=1)
        self.pixels[first:last] = rows[: self.pixels.shape[0] - first, None].astype(np.uint8)

    def glow(self, x: float, y: float, radius: float, strength: float, colour: Colour = LAMP) -> None:
        """Light around a point, added when the picture is finished."""
        height, width = self._light.shape[:2]
        rows, columns = np.ogrid[:height, :width]
        dx = (columns * WIDTH / width - x) / radius
        dy = (rows * HEIGHT / height - y) / radius
        self._light += np.exp(-(dx * dx + dy * dy) * 2)[..., None] * np.array(colour, np.float32) * strength

    def texture(self, points: Sequence[tuple[float, float]], amount: float, grain: float) -> None:
        """Irregular light and dark inside a polygon; `grain` is the size of the spots in units."""
        mask = np.zeros(self.pixels.shape[:2], np.uint8)
        cv2.fillPoly(mask, [self._points(points)], 255, cv2.LINE_AA, 4)
        height, width = self.pixels.shape[:2]
        spots = max(2, round(HEIGHT / grain * 1.6)), max(2, round(WIDTH / grain))
        noise = self.random.normal(0, amount, spots).astype(np.float32)
        fine = cv2.resize(noise, (width, height), interpolation=cv2.INTER_CUBIC) * (mask / np.float32(255))
        self.pixels = np.clip(self.pixels + fine[..., None], 0, 255).astype(np.uint8)

    def finish(self) -> Picture:
        """The picture in its final size, blue first, with light and a darker edge."""
        width, height = self._size
        small = cv2.resize(self.pixels, self._size, interpolation=cv2.INTER_AREA).astype(np.float32)
        light = cv2.resize(self._light, self._size, interpolation=cv2.INTER_LINEAR)
        lit = 255 - (255 - small) * (1 - np.clip(light / 255, 0, 0.9))
        rows, columns = np.ogrid[:height, :width]
        distance = ((columns / width - 0.5) ** 2 + (rows / height - 0.52) ** 2) * 2
        lit = lit * (1 - 0.42 * distance)[..., None]
        return np.ascontiguousarray(np.clip(lit, 0, 255).astype(np.uint8)[..., ::-1])

    def _points(self, points: Sequence[tuple[float, float]]) -> NDArray[np.int32]:
        return np.round(np.array(points, np.float64) * self._scale * 16).astype(np.int32)
