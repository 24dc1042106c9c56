"""What a person sets about motion, and what the numbers of the detector become of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

type Polygon = tuple[tuple[float, float], ...]
"""At least three corners (x, y) as fractions of the picture's width and height."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the picture. `min_size` is a share of the picture's area; None takes it from the sensitivity."""

    id: str
    polygon: Polygon
    sensitivity: int | None = None
    min_size: float | None = None


@dataclass(frozen=True, slots=True)
class MotionSettings:
    """Settings of one camera.

    Without `zones` the whole picture is watched; with zones, only motion in one of them counts. Nothing inside
    `ignore` ever counts. `fps` is how often a quiet picture is looked at; `quiet_s` is how long nothing may move before
    an event ends.
    """

    sensitivity: int = 50
    fps: float = 5.0
    quiet_s: float = 5.0
    zones: tuple[Zone, ...] = ()
    ignore: tuple[Zone, ...] = ()


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a sensitivity means.

    `contrast`: grey levels (of 255) by which a pixel has to differ from the background, beyond its own noise.
    `min_size`: share of the picture's area that has to move together.
    `travel`: how far it has to get, as a share of the picture's diagonal, before it is believed.
    """

    contrast: float
    min_size: float
    travel: float


NEVER = Thresholds(contrast=256.0, min_size=2.0, travel=2.0)


def thresholds(sensitivity: int) -> Thresholds:
    """Thresholds of a sensitivity from 0 (never) over 50 (default) to 100 (everything that is not noise).

    Geometric: 25 points halve the contrast and the distance that are asked for by a factor of 1.5 and the size by 3.
    """
    if sensitivity <= 0:
        return NEVER
    steps = (50 - min(sensitivity, 100)) / 25
    return Thresholds(contrast=14.0 * 1.5**steps, min_size=0.0006 * 3.0**steps, travel=0.02 * 1.5**steps)


class ConfiguredArea(Protocol):
    """An ignore area as the configuration has it."""

    @property
    def polygon(self) -> Sequence[Sequence[float]]:
        """Corners as fractions."""


class ConfiguredZone(ConfiguredArea, Protocol):
    """A zone as the configuration has it."""

    @property
    def sensitivity(self) -> int | None:
        """0 to 100, or None for the camera's."""

    @property
    def min_size(self) -> float | None:
        """Share of the picture's area, or None for the sensitivity's."""


class ConfiguredMotion(Protocol):
    """A camera's `motion` table as the configuration has it."""

    @property
    def sensitivity(self) -> int:
        """0 to 100."""

    @property
    def fps(self) -> float:
        """Pictures per second while nothing moves."""

    @property
    def quiet_s(self) -> float:
        """Seconds without motion that end an event."""

    @property
    def zones(self) -> Mapping[str, ConfiguredZone]:
        """Zones by id."""

    @property
    def ignore(self) -> Mapping[str, ConfiguredArea]:
        """Ignore areas by id."""


def motion_settings(motion: ConfiguredMotion) -> MotionSettings:
    """The detector's settings of a camera's `motion` table."""
    return MotionSettings(
        sensitivity=motion.sensitivity,
        fps=motion.fps,
        quiet_s=motion.quiet_s,
        zones=tuple(
            Zone(zone_id, _polygon(zone.polygon), zone.sensitivity, zone.min_size)
            for zone_id, zone in motion.zones.items()
        ),
        ignore=tuple(Zone(area_id, _polygon(area.polygon)) for area_id, area in motion.ignore.items()),
    )


def _polygon(corners: Sequence[Sequence[float]]) -> Polygon:
    return tuple((float(corner[0]), float(corner[1])) for corner in corners)
