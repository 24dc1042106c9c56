"""Which sidecars have the footage of a range of a camera that moved."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from homeassistant.core import HomeAssistant

from ..api import Export, NotFoundError, TawnyApiError
from ..coordinator import TawnyCoordinator
from ..moved import earlier_sidecars

_PAUSE: Final = timedelta(minutes=1)
"""What is missing for less does not end what one sidecar has."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a range, and the sidecar that has its footage."""

    sidecar: TawnyCoordinator
    start: datetime
    end: datetime


async def parts_of(
    hass: HomeAssistant, coordinator: TawnyCoordinator, camera: str, start: datetime, end: datetime
) -> list[Part]:
    """The range in parts by time, at least one: each ends where the footage of the next sidecar begins.

    `coordinator` has the camera, and the whole range where the camera never moved, or none has anything.
    """
    earlier = earlier_sidecars(hass, coordinator, camera)
    if not earlier:
        return [Part(coordinator, start, end)]
    sidecars = (coordinator, *earlier)
    recorded = await asyncio.gather(*(_recorded(one, camera, start, end) for one in sidecars))
    turns: list[tuple[datetime, TawnyCoordinator]] = []
    found = ((begin, one) for one, begins in zip(sidecars, recorded, strict=True) for begin in begins)
    for begin, one in sorted(found, key=lambda turn: turn[0]):
        if not turns or turns[-1][1] is not one:
            turns.append((begin, one))
    if not turns:
        return [Part(coordinator, start, end)]
    bounds = [start, *(max(start, begin) for begin, _ in turns[1:]), end]
    spans = zip(turns, pairwise(bounds), strict=True)
    parts = (Part(one, first, last) for (_, one), (first, last) in spans)
    return [part for part in parts if part.start < part.end]


async def export_parts(
    hass: HomeAssistant, coordinator: TawnyCoordinator, camera: str, start: datetime, end: datetime
) -> list[tuple[TawnyCoordinator, Export]]:
    """Ask each sidecar for what it has of a range as a file, in the order of time. Raises NotFoundError for nothing."""
    made: list[tuple[TawnyCoordinator, Export]] = []
    missing: NotFoundError | None = None
    for part in await parts_of(hass, coordinator, camera, start, end):
        try:
            made.append((part.sidecar, await part.sidecar.client.export(camera, part.start, part.end)))
        except NotFoundError as error:
            missing = error
    if missing is not None and not made:
        raise missing
    return made


async def _recorded(coordinator: TawnyCoordinator, camera: str, start: datetime, end: datetime) -> list[datetime]:
    """When stretches of footage begin; none where there is none, or nobody to say so."""
    try:
        timeline = await coordinator.client.timeline(camera, start, end, 1)
    except TawnyApiError:
        return []
    ranges = sorted(
        (datetime.fromisoformat(str(one["start"])), datetime.fromisoformat(str(one["end"])))
        for one in timeline["ranges"]
    )
    begins: list[datetime] = []
    until: datetime | None = None
    for first, last in ranges:
        if until is None or first > until + _PAUSE:
            begins.append(first)
        until = last if until is None else max(until, last)
    return begins
