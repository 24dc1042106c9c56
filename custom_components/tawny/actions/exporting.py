"""The action `export`."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Final

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType

from ..api import Export, FeedMessage, NotFoundError
from ..coordinator import TawnyCoordinator
from ..errors import failed
from ..moments import in_utc
from ..permissions import POLICY_CONTROL
from ..proxy.holding import export_parts
from .answers import export_answer, exports_answer
from .targets import Target, for_each, invalid, targets

START: Final = "start"
END: Final = "end"
WAIT: Final = "wait"

LONGEST: Final = timedelta(hours=25)
ASK_AGAIN_S = 10.0
"""How often an export is asked for while the feed says nothing: it may be away."""

_OVER = {"done", "failed"}


async def export(call: ServiceCall) -> ServiceResponse:
    """Make a file of what cameras recorded; wait for it, unless the caller does not want to.

    Of a camera that moved in between there are several, each with the range that is in it: `rest` has those after the
    first, as for cards.
    """
    start, end = checked_range(call.data[START], call.data[END])
    wait: bool = call.data[WAIT]

    async def work(target: Target) -> JsonObjectType:
        try:
            made = await export_parts(call.hass, target.coordinator, target.camera, start, end)
        except NotFoundError as error:
            raise failed("nothing_recorded", entity=target.entity_id) from error
        return exports_answer([await _answer(sidecar, export, target, wait=wait) for sidecar, export in made])

    return {**await for_each(await targets(call, POLICY_CONTROL), work)}


def checked_range(start: datetime, end: datetime) -> tuple[datetime, datetime]:
    """A range that is over, in UTC; without a zone it is Home Assistant's. Raises ServiceValidationError."""
    start, end = in_utc(start), in_utc(end)
    if end <= start:
        raise invalid("range_backwards")
    if end > dt_util.utcnow():
        raise invalid("range_not_over")
    if end - start > LONGEST:
        raise invalid("range_too_long", hours=str(LONGEST // timedelta(hours=1)))
    return start, end


async def _answer(sidecar: TawnyCoordinator, export: Export, target: Target, *, wait: bool) -> JsonObjectType:
    if wait:
        export = await _over(sidecar, export)
    if export.state == "failed":
        raise failed("export_failed", entity=target.entity_id, reason=export.error)
    return export_answer(sidecar.config_entry.entry_id, export)


async def _over(coordinator: TawnyCoordinator, export: Export) -> Export:
    news = asyncio.Event()

    def hear(message: FeedMessage) -> None:
        if message.kind == "export" and message.data.get("id") == export.id and message.data.get("state") in _OVER:
            news.set()

    stop = coordinator.async_listen(hear)
    try:
        while True:
            export = await coordinator.client.export_state(export.id)
            if export.state in _OVER:
                return export
            try:
                async with asyncio.timeout(ASK_AGAIN_S):
                    await news.wait()
            except TimeoutError:
                continue
    finally:
        stop()
