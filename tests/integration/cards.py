"""A card in the browser, as far as it asks over Home Assistant's WebSocket."""

from __future__ import annotations

import asyncio
from typing import Any

from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket


class Card:
    """A card with a connection of its own."""

    def __init__(self, socket: MockHAClientWebSocket) -> None:
        self.socket = socket

    async def ask(self, kind: str, **data: Any) -> dict[str, Any]:
        """A command's whole answer."""
        await self.socket.send_json_auto_id({"type": f"tawny/{kind}", **data})
        return await self.socket.receive_json()

    async def result(self, kind: str, **data: Any) -> Any:
        answer = await self.ask(kind, **data)
        assert answer["success"], answer
        return answer["result"]

    async def code(self, kind: str, **data: Any) -> str:
        answer = await self.ask(kind, **data)
        assert not answer["success"]
        return answer["error"]["code"]

    async def news(self) -> dict[str, Any]:
        """What a subscription says next."""
        async with asyncio.timeout(10):
            return (await self.socket.receive_json())["event"]
