"""The one kind of picture that the detector works on."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

type Picture = NDArray[np.uint8]
"""Grey levels or a mask (0 and 255), height by width."""

type Box = tuple[int, int, int, int]
"""x0, y0, x1, y1 in cells of the evidence grid; x1 and y1 are the first ones outside."""

SQUARE_3: Picture = np.ones((3, 3), np.uint8)


def grey(array: object) -> Picture:
    """`array` as the picture that it is: OpenCV's type hints promise less than its functions keep."""
    return cast("Picture", array)


def halve(mask: Picture, grid: tuple[int, int]) -> Picture:
    """A mask of the evidence grid: 255 in cells of which at least half the pixels (of 2 by 2) are set."""
    cells = cv2.resize(mask[: grid[1] * 2, : grid[0] * 2], grid, interpolation=cv2.INTER_AREA)
    return grey(cv2.threshold(cells, 127, 255, cv2.THRESH_BINARY)[1])
