"""Telling things from light: what light does is soft, and what moves in the wind has its surroundings' own tones."""

from __future__ import annotations

import math

import cv2
import numpy as np

from tawny.motion.pictures import Picture, grey

SHARP_SHARE = 0.75
"""Share of the contrast asked for that an outline makes within four pixels, in levels of the logarithmic scale."""

STEP_SHARE = 0.3
"""Share of the whole change that its outline makes within four pixels. Soft light takes more room for it."""

NOISE_FACTOR = 1.0
"""Noise makes steps too: so many times the picture's median step is asked for on top of that share."""

OWN_SHARE = 8
"""One part in so many of the background's own step there is added: light that changes makes those a bit lower."""

REACH = 9
"""How far (pixels, odd) the inside of an object may lie from its outline."""

SURROUNDINGS = 17
"""Side (pixels, odd) of the square in which leaves and branches stay when they sway."""

_DARK = 12
_SCALE = 80.0
_LOGARITHMIC = np.clip(_SCALE * np.log((np.arange(256) + _DARK) / _DARK), 0, 255).astype(np.uint8)
"""Grey level to logarithm: light multiplies, so on this scale it adds. Bent near black, where noise rules."""

_OUTLINE = np.ones((5, 5), np.uint8)
_REACH = np.ones((REACH, REACH), np.uint8)
_SURROUNDINGS = np.ones((SURROUNDINGS, SURROUNDINGS), np.uint8)


class Surroundings:
    """Compares pictures with what the background looks like around each pixel."""

    def __init__(self, contrast: Picture) -> None:
        self._middle = np.full_like(contrast, 128)
        self._sharp = grey(cv2.convertScaleAbs(contrast, alpha=SHARP_SHARE))
        self._slack = grey(contrast // 2)

    def learn(self, background: Picture) -> None:
        """Take `background` for the background from now on."""
        self._logarithm = cv2.LUT(cv2.blur(background, (3, 3)), _LOGARITHMIC)
        own = cv2.morphologyEx(self._logarithm, cv2.MORPH_GRADIENT, _OUTLINE)
        self._least_step = cv2.add(own // OWN_SHARE, self._sharp)
        self._floor = cv2.subtract(cv2.erode(background, _SURROUNDINGS), self._slack)
        self._ceiling = cv2.add(cv2.dilate(background, _SURROUNDINGS), self._slack)

    def sharp(self, picture: Picture, gain: float) -> Picture:
        """255 near outlines that the background hasn't.

        The logarithm of picture over background is the light's change where nothing stands before it, and light, but
        for hard shadows, changes softly from place to place: clouds, lamps and mains bands make no outlines.
        """
        logarithm = cv2.LUT(cv2.blur(picture, (3, 3)), _LOGARITHMIC)
        change = cv2.addWeighted(logarithm, 1.0, self._logarithm, -1.0, 128.0 + _SCALE * math.log(gain))
        highest, lowest = cv2.dilate(change, _OUTLINE), cv2.erode(change, _OUTLINE)
        steps = cv2.subtract(highest, lowest)
        extent = cv2.max(cv2.subtract(highest, self._middle), cv2.subtract(self._middle, lowest))
        noise = NOISE_FACTOR * float(np.median(steps[::7, ::7]))
        least = cv2.max(self._least_step, cv2.convertScaleAbs(extent, alpha=STEP_SHARE, beta=noise))
        outlines = cv2.compare(steps, least, cv2.CMP_GT)
        return grey(cv2.dilate(outlines, _REACH))

    def foreign(self, picture: Picture) -> Picture:
        """255 where `picture` has a tone that the background hasn't got anywhere near."""
        return grey(cv2.bitwise_not(cv2.inRange(picture, self._floor, self._ceiling)))
