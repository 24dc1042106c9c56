"""The address of a camera's live stream: with a link's token in it, because players can't send headers.

A link lasts a day, and what plays is not cut off at its end. But whoever has to connect anew needs one that is still
good, so the link is renewed in time. Until then it stays the same, for go2rtc takes another address for another stream.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

from .api import MediaLink, TawnyApiError, TawnyClient
from .const import LOGGER

LASTS: Final = timedelta(days=1)
RENEW_BEFORE: Final = timedelta(hours=2)
"""How long before its end a link is replaced: a sidecar that is away just then has this long to come back."""

TRY_AGAIN: Final = timedelta(minutes=5)


class LiveLink:
    """A link to `path` of the sidecar. `renewed` is told each address after the first, while the link is kept fresh."""

    def __init__(self, hass: HomeAssistant, client: TawnyClient, path: str, renewed: Callable[[str], None]) -> None:
        self._hass = hass
        self._client = client
        self._path = path
        self._renewed = renewed
        self._link: MediaLink | None = None
        self._cancel: CALLBACK_TYPE | None = None

    async def address(self) -> str:
        """An address that is good for hours. Raises TawnyApiError."""
        if self._link is None or self._link.expires - dt_util.utcnow() < RENEW_BEFORE:
            self._link = await self._client.media_link(self._path, round(LASTS.total_seconds()))
        if self._cancel is None:
            self._plan(max(self._link.expires - RENEW_BEFORE, dt_util.utcnow() + TRY_AGAIN))
        # As `auth` and not as `token`: that is how Home Assistant knows that it must not be in its log.
        return f"{self._client.absolute(self._path)}?auth={self._link.token}"

    @callback
    def close(self) -> None:
        """Keep it fresh no more."""
        if self._cancel is not None:
            self._cancel()
            self._cancel = None

    def _plan(self, when: datetime) -> None:
        self._cancel = async_track_point_in_utc_time(self._hass, self._renew, when)

    async def _renew(self, now: datetime) -> None:
        self._cancel = None
        try:
            address = await self.address()
        except TawnyApiError as error:
            LOGGER.debug("The link to %s could not be renewed: %s", self._path, error)
            self._plan(now + TRY_AGAIN)
            return
        self._renewed(address)
