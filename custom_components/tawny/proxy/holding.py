"""Which sidecar has the footage of a range of a camera that moved."""

from __future__ import annotations

from datetime import datetime

from homeassistant.core import HomeAssistant

from ..api import TawnyApiError
from ..coordinator import TawnyCoordinator
from ..moved import earlier_sidecars


async def holding_sidecar(
    hass: HomeAssistant, coordinator: TawnyCoordinator, camera: str, start: datetime, end: datetime
) -> TawnyCoordinator:
    """The one whose footage of the range begins first; `coordinator`, which has the camera, where none has any.

    A range over the moment of the move is that of before, as far as it goes.
    """
    earlier = earlier_sidecars(hass, coordinator, camera)
    if not earlier:
        return coordinator
    found, first = coordinator, await _first(coordinator, camera, start, end)
    for other in earlier:
        begins = await _first(other, camera, start, end)
        if begins is not None and (first is None or begins < first):
            found, first = other, begins
    return found


async def _first(coordinator: TawnyCoordinator, camera: str, start: datetime, end: datetime) -> str | None:
    """Where footage begins; None where there is none, or nobody to say so."""
    try:
        timeline = await coordinator.client.timeline(camera, start, end, 1)
    except TawnyApiError:
        return None
    return min((str(one["start"]) for one in timeline["ranges"]), default=None)
