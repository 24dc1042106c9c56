"""Makes a push of news and hands it to the push service, if whoever is to get it may still have it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from tawny.core.clock import Clock
from tawny.core.errors import NotFoundError, StorageError
from tawny.eventlog import PushSubscription
from tawny.house import House
from tawny.push.access import Gate, Holder
from tawny.push.client import Client, Letter, Outcome, Reply
from tawny.push.lane import Parcel
from tawny.push.payload import event_payload, trial_payload
from tawny.push.story import Event

if TYPE_CHECKING:
    from tawny.push.letters import Letters

LINK_S = 86_400.0
"""How long the picture of a push can be loaded; a browser does it when the push arrives."""

TRIAL_S = 60
_API = "/api/v1"
_PICTURES = {"start": "start.jpg", "best": "snapshot.jpg"}


class Delivery:
    """For one house. `outcomes` counts what push services answered."""

    def __init__(self, house: House, gate: Gate, clock: Clock) -> None:
        self.outcomes = dict.fromkeys(Outcome, 0)
        self._house = house
        self._gate = gate
        self._clock = clock
        self._client = Client(allow_local=house.config.push.allow_local)
        self._letters: Letters | None = None
        self._opening = asyncio.Lock()

    async def letters(self) -> Letters:
        """What writes letters. Takes a moment the first time, beside the event loop. Raises StorageError."""
        async with self._opening:
            if self._letters is None:
                config = self._house.config.push
                self._letters = await asyncio.to_thread(_letters, self._house.storage_root, config.contact)
            return self._letters

    async def deliver(self, subscription: PushSubscription, parcel: Parcel, left_s: float) -> Reply | None:
        """Push what will be of use for `left_s`; None when it is not for whoever has the subscription.

        Who that is, is asked each time: rights may end while a push waits. GONE when nobody has it any more.
        """
        try:
            holder = await self._gate.by_id(subscription.token)
            if holder is None:
                return Reply(Outcome.GONE, None, "its token is not good any more")
            letter = await self._write(subscription, parcel, holder, left_s)
        except StorageError as error:
            return Reply(Outcome.LATER, None, error.message)
        return None if letter is None else await self._post(letter)

    async def try_out(self, subscription: PushSubscription) -> Reply:
        """Push something for a trial. Raises StorageError."""
        message = trial_payload(subscription, self._clock.wall_us())
        return await self._post((await self.letters()).write(subscription, message, ttl_s=TRIAL_S, urgency="high"))

    async def close(self) -> None:
        """Close all connections."""
        await self._client.close()

    async def _write(
        self, subscription: PushSubscription, parcel: Parcel, holder: Holder, left_s: float
    ) -> Letter | None:
        event = parcel.news.event
        try:
            camera = self._house.camera(event.camera)
        except NotFoundError:
            return None
        if not holder.sees(event.camera):
            return None
        message = event_payload(
            parcel.news,
            subscription,
            name=camera.name,
            zones=camera.zones,
            image=self._picture(event, subscription),
            silent=parcel.silent,
            may_review=holder.is_admin,
        )
        urgency = "normal" if parcel.silent else "high"
        letters = await self.letters()
        return letters.write(subscription, message, ttl_s=max(1, int(left_s)), urgency=urgency, topic=event.id)

    def _picture(self, event: Event, subscription: PushSubscription) -> str:
        if not event.picture:
            return ""
        path = f"{_API}/events/{event.id}/{_PICTURES[event.picture]}"
        return self._gate.link_to(path, subscription.token, LINK_S)

    async def _post(self, letter: Letter) -> Reply:
        reply = await self._client.post(letter)
        self.outcomes[reply.outcome] += 1
        return reply


def _letters(root: Path, contact: str) -> Letters:
    """Blocks, the first time for the import, too."""
    from tawny.push.letters import Letters  # noqa: PLC0415 - see the module

    return Letters.of_storage(root, contact)
