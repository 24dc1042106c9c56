"""The live feed of a sidecar: a WebSocket that says what happens as it happens."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

import aiohttp
from yarl import URL

from .errors import CannotConnectError, InvalidAnswerError, refusal

HEARTBEAT_S = 20.0
"""A connection that died without a word is noticed within one and a half of it."""

MAX_MESSAGE_BYTES = 8 << 20
_CONNECT = 10.0


@dataclass(frozen=True, slots=True)
class FeedMessage:
    """One thing that happened: `kind` as docs/reference/api.md lists them, first of all `state`."""

    kind: str
    data: Mapping[str, Any]

    @property
    def camera(self) -> str | None:
        """Id of the camera that it is about, if any."""
        camera = self.data.get("camera")
        return camera if isinstance(camera, str) else None


class Feed:
    """One connection. `async with` connects, iterating yields messages and ends when the sidecar closes it.

    Both raise TawnyApiError: AuthenticationError for a token that is not valid, CannotConnectError for what breaks.
    """

    def __init__(self, session: aiohttp.ClientSession, address: URL, headers: Mapping[str, str]) -> None:
        self._session = session
        self._address = address
        self._headers = headers
        self._socket: aiohttp.ClientWebSocketResponse | None = None

    async def __aenter__(self) -> Self:
        try:
            self._socket = await self._session.ws_connect(
                self._address,
                headers=self._headers,
                heartbeat=HEARTBEAT_S,
                max_msg_size=MAX_MESSAGE_BYTES,
                timeout=aiohttp.ClientWSTimeout(ws_close=_CONNECT),
            )
        except aiohttp.WSServerHandshakeError as error:
            raise refusal(error.status, None, None) from error
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise CannotConnectError(f"the sidecar can't be reached: {type(error).__name__}") from error
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._socket is not None:
            await self._socket.close()

    async def __aiter__(self) -> AsyncIterator[FeedMessage]:
        """The messages, until the connection ends."""
        assert self._socket is not None
        async for frame in self._socket:
            if frame.type is not aiohttp.WSMsgType.TEXT:
                continue
            try:
                said = frame.json()
                message = FeedMessage(str(said["type"]), dict(said["data"]))
            except (KeyError, TypeError, ValueError) as error:
                raise InvalidAnswerError("the feed is not a Tawny's") from error
            yield message
