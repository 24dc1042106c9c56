"""Telling things from light: what light does is soft, and what moves in the wind has its surroundings' own tones."""

from __future__ import annotations

import cv2
import numpy as np

from tawny.motion.pictures import Picture, grey

SHARP_LEVELS = 9
"""Smallest step, in levels of the logarithmic scale, that an object's outline makes within four pixels."""

REACH = 9
"""How far (pixels, odd) the inside of an object may lie from its outline."""

SURROUNDINGS = 17
"""Side (pixels, odd) of the square in which leaves and branches stay when they sway."""

_LOGARITHMIC = np.clip(192 * np.log((np.arange(256) + 64) / 64) * 255 / 307, 0, 255).astype(np.uint8)
"""Grey level to logarithm: light multiplies, so on this scale it adds. Half as steep at 255 as at 64."""

_OUTLINE = np.ones((5, 5), np.uint8)
_REACH = np.ones((REACH, REACH), np.uint8)
_SURROUNDINGS = np.ones((SURROUNDINGS, SURROUNDINGS), np.uint8)


class Surroundings:
    """Compares pictures with what the background looks like around each pixel."""

    def __init__(self, contrast: Picture) -> None:
        self._slack = grey(cv2.min(contrast, 254) // 2)

    def learn(self, background: Picture) -> None:
        """Take `background` for the background from now on."""
        self._logarithm = cv2.LUT(cv2.blur(background, (3, 3)), _LOGARITHMIC)
        self._floor = cv2.subtract(cv2.erode(background, _SURROUNDINGS), self._slack)
        self._ceiling = cv2.add(cv2.dilate(background, _SURROUNDINGS), self._slack)

    def sharp(self, picture: Picture) -> Picture:
        """255 near outlines that the background hasn't.

        The logarithm of picture over background is the light's change where nothing stands before it, and light, but
        for hard shadows, changes softly from place to place: clouds, lamps, headlights and mains bands make no outlines.
        """
        logarithm = cv2.LUT(cv2.blur(picture, (3, 3)), _LOGARITHMIC)
        change = cv2.addWeighted(logarithm, 0.5, self._logarithm, -0.5, 128.0)
        steps = cv2.morphologyEx(change, cv2.MORPH_GRADIENT, _OUTLINE)
        _, outlines = cv2.threshold(steps, SHARP_LEVELS // 2, 255, cv2.THRESH_BINARY)
        return grey(cv2.dilate(outlines, _REACH))

    def foreign(self, picture: Picture) -> Picture:
        """255 where `picture` has a tone that the background hasn't got anywhere near."""
        return grey(cv2.bitwise_not(cv2.inRange(picture, self._floor, self._ceiling)))
