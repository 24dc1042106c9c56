"""Waiting for what Home Assistant or a sidecar will do, instead of sleeping."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from homeassistant.core import HomeAssistant

SOON_S = 15.0


async def until[T](hass: HomeAssistant, look: Callable[[], T], within: float = SOON_S) -> T:
    """Look again after everything that happens, until the answer is true."""
    async with asyncio.timeout(within):
        while not (found := look()):
            await hass.async_block_till_done()
            await asyncio.sleep(0.02)
    return found


async def eventually[T](ask: Callable[[], Awaitable[T]], within: float = SOON_S) -> T:
    """Ask somebody else again and again until the answer is true."""
    async with asyncio.timeout(within):
        while True:
            if found := await ask():
                return found
            await asyncio.sleep(0.1)


async def state_is(hass: HomeAssistant, entity_id: str, wanted: str | None) -> None:
    """Wait until an entity has a state, or is gone (None)."""

    def seen() -> bool:
        state = hass.states.get(entity_id)
        return (state.state if state else None) == wanted

    try:
        await until(hass, seen)
    except TimeoutError:
        raise AssertionError(f"{entity_id} is {hass.states.get(entity_id)}, not {wanted}") from None
